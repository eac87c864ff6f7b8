package org.tppkit.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenFilter;
import org.tppkit.ports.spi.token.TokenKey;

class FailingTokenStoreTest {
    private static final Duration GUARD = Duration.ofSeconds(30);

    private final FakeTokenStore inner = new FakeTokenStore();
    private final FailingTokenStore store = FailingTokenStore.around(inner);
    private final TokenKey key = Tokens.key("a");

    @Test
    void withoutInstructionItIsTheStoreBehind() {
        long revision = store.replace(key, null, Tokens.record("one")).orElseThrow();

        assertThat(store.find(key)).isEqualTo(inner.find(key)).isPresent();
        assertThat(store.list(TokenFilter.builder().build(), null, 10).tokens()).hasSize(1);
        assertThat(store.purgeExpired(Instant.MAX)).isZero();
        assertThat(store.remove(key, revision)).isTrue();
        for (StoreOperation operation : StoreOperation.values()) {
            assertThat(store.calls(operation)).as(operation.name()).isOne();
        }
    }

    @Test
    void failsBeforeTakingEffect() {
        store.next(StoreOperation.REPLACE).failsBeforeTakingEffect();

        assertThatThrownBy(() -> store.replace(key, null, Tokens.record("secret-one")))
                .isInstanceOf(TokenStoreException.class)
                .hasMessage("replace failed before it took effect, as the test asked");

        assertThat(inner.find(key)).isEmpty();
        assertThat(store.replace(key, null, Tokens.record("one"))).isPresent();
    }

    @Test
    void failsAfterTakingEffect() {
        store.next(StoreOperation.REPLACE).failsAfterTakingEffect();

        assertThatThrownBy(() -> store.replace(key, null, Tokens.record("one")))
                .isInstanceOf(TokenStoreException.class)
                .hasMessageContaining("after it took effect");

        assertThat(inner.find(key)).map(StoredToken::record).contains(Tokens.record("one"));
    }

    @Test
    void theNthIsCountedFromTheInstruction() {
        store.find(key);
        store.nth(2, StoreOperation.FIND).failsBeforeTakingEffect();

        assertThat(store.find(key)).isEmpty();
        assertThatThrownBy(() -> store.find(key)).isInstanceOf(TokenStoreException.class);
        assertThat(store.find(key)).isEmpty();
        assertThat(store.calls(StoreOperation.FIND)).isEqualTo(4);
    }

    @Test
    void aRemovalFailsToo() {
        long revision = store.replace(key, null, Tokens.record("one")).orElseThrow();
        store.next(StoreOperation.REMOVE).failsAfterTakingEffect();

        assertThatThrownBy(() -> store.remove(key, revision)).isInstanceOf(TokenStoreException.class);

        assertThat(inner.find(key)).isEmpty();
    }

    @Test
    void aStaleFindSeesTheOldRecordOnce() {
        long first = store.replace(key, null, Tokens.record("one")).orElseThrow();
        store.nextFindIsStale(key);
        store.replace(key, first, Tokens.record("two"));

        assertThat(store.find(Tokens.key("b"))).isEmpty();
        assertThat(store.find(key)).map(StoredToken::record).contains(Tokens.record("one"));
        assertThat(store.find(key)).map(StoredToken::record).contains(Tokens.record("two"));
    }

    @Test
    void aStaleFindMaySeeThatThereWasNothing() {
        store.nextFindIsStale(key);
        store.replace(key, null, Tokens.record("one"));

        assertThat(store.find(key)).isEmpty();
        assertThat(store.find(key)).isPresent();
    }

    @Test
    void hangsUntilTheLatchIsOpen() throws Exception {
        CountDownLatch latch = new CountDownLatch(1);
        store.next(StoreOperation.REPLACE).waitsFor(latch);
        CompletableFuture<Optional<Long>> write =
                CompletableFuture.supplyAsync(() -> store.replace(key, null, Tokens.record("one")));
        store.awaitCalls(StoreOperation.REPLACE, 1, GUARD);

        assertThat(inner.find(key)).isEmpty();
        latch.countDown();

        assertThat(write.get(30, TimeUnit.SECONDS)).isPresent();
    }

    @Test
    void anInterruptEndsTheHangingAndKeepsTheFlag() throws Exception {
        store.next(StoreOperation.FIND).waitsFor(new CountDownLatch(1));
        AtomicBoolean flag = new AtomicBoolean();
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread reader = new Thread(() -> {
            try {
                store.find(key);
                failure.complete(new AssertionError("the find came back"));
            } catch (TokenStoreException e) {
                flag.set(Thread.currentThread().isInterrupted());
                failure.complete(e);
            }
        });
        reader.start();
        store.awaitCalls(StoreOperation.FIND, 1, GUARD);
        reader.interrupt();

        assertThat(failure.get(30, TimeUnit.SECONDS)).isInstanceOf(TokenStoreException.class);
        assertThat(flag).isTrue();
    }

    @Test
    void waitingInVainSaysForWhat() {
        assertThatThrownBy(() -> store.awaitCalls(StoreOperation.FIND, 1, Duration.ofMillis(1)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("1 calls of FIND");
    }
}
