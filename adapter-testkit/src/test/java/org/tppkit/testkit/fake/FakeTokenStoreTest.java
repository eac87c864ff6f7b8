package org.tppkit.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenFilter;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenPage;

class FakeTokenStoreTest {
    private final FakeTokenStore store = new FakeTokenStore();
    private final TokenKey key = Tokens.key("a");

    @Test
    void findsWhatWasWritten() {
        long revision = store.replace(key, null, Tokens.record("one")).orElseThrow();

        assertThat(store.find(key)).contains(new StoredToken(key, revision, Tokens.record("one")));
        assertThat(store.find(Tokens.key("b"))).isEmpty();
    }

    @Test
    void replacesOnlyTheExpectedRevision() {
        long first = store.replace(key, null, Tokens.record("one")).orElseThrow();
        long second = store.replace(key, first, Tokens.record("two")).orElseThrow();

        assertThat(store.replace(key, null, Tokens.record("three"))).isEmpty();
        assertThat(store.replace(key, first, Tokens.record("three"))).isEmpty();
        assertThat(store.find(key)).map(StoredToken::revision).contains(second);
        assertThat(store.find(key)).map(StoredToken::record).contains(Tokens.record("two"));
    }

    @Test
    void removesOnlyTheExpectedRevision() {
        long first = store.replace(key, null, Tokens.record("one")).orElseThrow();
        long second = store.replace(key, first, Tokens.record("two")).orElseThrow();

        assertThat(store.remove(key, first)).isFalse();
        assertThat(store.remove(key, second)).isTrue();
        assertThat(store.remove(key, second)).isFalse();
        assertThat(store.find(key)).isEmpty();
    }

    @Test
    void aRevisionNeverComesBackAfterARemoval() {
        long first = store.replace(key, null, Tokens.record("one")).orElseThrow();
        store.remove(key, first);

        assertThat(store.replace(key, null, Tokens.record("one"))).get().isNotEqualTo(first);
    }

    @Test
    void ofManyWritersOneWins() throws Exception {
        long revision = store.replace(key, null, Tokens.record("one")).orElseThrow();
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService writers = Executors.newFixedThreadPool(16);
        List<Future<Optional<Long>>> results = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            results.add(writers.submit(() -> {
                go.await();
                return store.replace(key, revision, Tokens.record("two"));
            }));
        }
        go.countDown();
        int winners = 0;
        for (Future<Optional<Long>> result : results) {
            winners += result.get().isPresent() ? 1 : 0;
        }
        writers.shutdown();

        assertThat(winners).isOne();
    }

    @Test
    void listsEachRecordOncePageByPageThoughOthersGo() {
        for (int i = 0; i < 7; i++) {
            store.replace(Tokens.key("k" + i), null, Tokens.record("x").withSubject("alice"));
        }
        store.replace(key, null, Tokens.record("y").withSubject("bob"));
        TokenFilter alice = TokenFilter.builder().subject("alice").build();

        TokenPage first = store.list(alice, null, 3);
        StoredToken seen = first.tokens().get(0);
        store.remove(seen.key(), seen.revision());
        TokenPage second = store.list(alice, first.next().orElseThrow(), 3);
        TokenPage third = store.list(alice, second.next().orElseThrow(), 3);

        List<String> ids = new ArrayList<>();
        List.of(first, second, third)
                .forEach(page ->
                        page.tokens().forEach(token -> ids.add(token.key().id())));
        assertThat(ids).containsExactly("k0", "k1", "k2", "k3", "k4", "k5", "k6");
        assertThat(third.next()).isEmpty();
    }

    @Test
    void aPageIsNeitherEmptyNorBoundless() {
        TokenFilter all = TokenFilter.builder().build();

        assertThatThrownBy(() -> store.list(all, null, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.list(all, null, 1_001)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void purgesWhatExpiredAndNothingElse() {
        Instant now = Instant.parse("2026-03-02T10:15:30Z");
        store.replace(Tokens.key("old"), null, Tokens.record("x").withExpiry(now.minusNanos(1)));
        store.replace(Tokens.key("edge"), null, Tokens.record("x").withExpiry(now));
        store.replace(Tokens.key("never"), null, Tokens.record("x"));

        assertThat(store.find(Tokens.key("old"))).isPresent();
        assertThat(store.purgeExpired(now)).isOne();
        assertThat(store.find(Tokens.key("old"))).isEmpty();
        assertThat(store.size()).isEqualTo(2);
    }
}
