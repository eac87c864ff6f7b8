package org.tppkit.core.internal.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tppkit.core.Settings;
import org.tppkit.core.internal.store.InMemoryTokenStore;
import org.tppkit.core.internal.time.Deadline;
import org.tppkit.ports.error.BankAnswer;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.model.consent.TokenGrant;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenRecord;

/** An application's own token: got once, used by all, replaced early, shared, and never worth an outage of the store. */
@Timeout(60)
class ClientTokensTest {
    private static final TokenKey KEY = key("client-1");

    private final HandTime time = new HandTime();
    private final TroubledStore store = new TroubledStore(new InMemoryTokenStore());
    private final ExecutorService engine = Executors.newCachedThreadPool();
    private final ClientTokens tokens = client();
    private final AtomicInteger fetched = new AtomicInteger();
    private volatile Optional<Duration> life = Optional.of(Duration.ofHours(1));

    @AfterEach
    void end() {
        engine.shutdownNow();
    }

    private ClientTokens client() {
        return new ClientTokens(store, time, engine, Settings.standard());
    }

    private static TokenKey key(String clientId) {
        return new TokenKey(
                TokenKey.Kind.CLIENT_TOKEN, Environment.SANDBOX, BankId.of("arkea:cmb"), clientId, "client");
    }

    private TokenGrant grant() {
        return TokenGrant.builder()
                .accessToken(new AccessToken("t" + fetched.incrementAndGet()))
                .expiresIn(life)
                .build();
    }

    private String current() {
        return current(tokens, null, this::grant);
    }

    private String insteadOf(String refused) {
        return current(tokens, refused, this::grant);
    }

    private String current(ClientTokens client, String refused, Supplier<TokenGrant> fetch) {
        return client.current(
                        KEY,
                        refused == null ? null : new AccessToken(refused),
                        fetch,
                        Deadline.in(Duration.ofMinutes(1), time))
                .value();
    }

    // ------------------------------------------------------------------ one at a time

    @Test
    void twoHundredThreadsGetOneTokenByOneRequest() throws Exception {
        List<Object> outcomes = Crowd.outcomes(200, this::current);
        assertThat(new HashSet<>(outcomes)).containsExactly("t1");
        assertThat(fetched).hasValue(1);
    }

    @Test
    void everybodyWhoWaitedHearsOfTheFailureInAnErrorOfTheirOwn() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        Supplier<TokenGrant> broken = () -> {
            asked.incrementAndGet();
            await(release);
            throw new BankUnavailableException("a token", BankAnswer.of(503), null);
        };
        AtomicInteger entered = new AtomicInteger();
        List<Object> outcomes = Crowd.outcomes(20, () -> {
            if (entered.incrementAndGet() == 20) {
                release.countDown();
            }
            return current(tokens, null, broken);
        });
        assertThat(outcomes).allMatch(BankUnavailableException.class::isInstance);
        assertThat(new HashSet<>(outcomes)).as("each its own").hasSize(20);
        assertThat(current()).as("a failure is not kept").isEqualTo("t1");
    }

    @Test
    void anApplicationsTokenIsNobodyElses() {
        assertThat(current()).isEqualTo("t1");
        AccessToken other =
                tokens.current(key("client-2"), null, this::grant, Deadline.in(Duration.ofMinutes(1), time));
        assertThat(other.value()).isEqualTo("t2");
    }

    // ------------------------------------------------------------------ how long

    @ParameterizedTest
    @CsvSource({"3600, 180", "900, 180", "600, 120", "100, 20", "10, 2"})
    void aTokenIsReplacedEarlyByTheMarginOrAFifthOfItsLife(long lifeSeconds, long marginSeconds) {
        life = Optional.of(Duration.ofSeconds(lifeSeconds));
        current();
        time.advance(Duration.ofSeconds(lifeSeconds - marginSeconds).minusNanos(1));
        assertThat(current()).isEqualTo("t1");
        time.advance(Duration.ofNanos(1));
        assertThat(current()).isEqualTo("t2");
    }

    @Test
    void aTokenOfUnknownLifeIsUsedForLessThanTheMarginAndThenReplaced() {
        life = Optional.empty();
        current();
        time.advance(Duration.ofSeconds(143));
        assertThat(current()).isEqualTo("t1");
        time.advance(Duration.ofSeconds(1));
        assertThat(current()).isEqualTo("t2");
    }

    @Test
    void aTokenOfUnknownLifeGrowsOldInTheStoreToo() {
        life = Optional.empty();
        current();
        time.advance(Duration.ofSeconds(100));
        assertThat(current(client(), null, this::grant)).isEqualTo("t1");
        time.advance(Duration.ofDays(1));
        assertThat(current(client(), null, this::grant)).isEqualTo("t2");
    }

    @ParameterizedTest
    @CsvSource({"PT-5H", "PT5H", "-P3650D", "P3650D"})
    void noJumpOfTheWallClockChangesATokensLife(Duration jump) {
        current();
        time.jumpWallClock(jump);
        time.advance(Duration.ofMinutes(56));
        assertThat(current()).isEqualTo("t1");
        time.advance(Duration.ofMinutes(1));
        assertThat(current()).isEqualTo("t2");
    }

    // ------------------------------------------------------------------ shared

    @Test
    void anotherProcessUsesTheSameToken() {
        current();
        ClientTokens other = client();
        assertThat(current(other, null, this::grant)).isEqualTo("t1");
        time.advance(Duration.ofMinutes(57));
        assertThat(current(other, null, this::grant)).isEqualTo("t2");
        assertThat(current()).as("and the first takes the newer one").isEqualTo("t2");
        assertThat(fetched).hasValue(2);
    }

    @Test
    void theTokenOfAProcessWhoseClockRunsAheadIsNotUsedForLonger() {
        time.jumpWallClock(Duration.ofHours(5));
        current();
        time.jumpWallClock(Duration.ofHours(-5));
        ClientTokens other = client();
        assertThat(current(other, null, this::grant)).isEqualTo("t1");
        time.advance(Duration.ofMinutes(57));
        assertThat(current(other, null, this::grant)).isEqualTo("t2");
    }

    @Test
    void aRecordWithoutSenseIsLeftAlone() {
        TokenRecord newer = TokenRecord.of(new byte[] {'T', 'K', 'A', 9});
        Long revision = store.replace(KEY, null, newer).orElseThrow();
        assertThat(current()).isEqualTo("t1");
        tokens.giveUp(KEY, new AccessToken("t1"));
        assertThat(current()).isEqualTo("t2");
        assertThat(store.find(KEY).orElseThrow().revision()).isEqualTo(revision);
    }

    @Test
    void aRecordOfAnImpossibleAgeIsReplaced() {
        store.replace(
                KEY,
                null,
                ClientTokenCodec.toTokenRecord(
                        new Tokens(new AccessToken("ancient"), Optional.empty(), Optional.empty(), Instant.MIN)));
        assertThat(current()).isEqualTo("t1");
        assertThat(current(client(), null, this::grant)).isEqualTo("t1");
    }

    // ------------------------------------------------------------------ refused

    @Test
    void aRefusedTokenIsReplacedAndTheNewOneShared() {
        current();
        assertThat(insteadOf("t1")).isEqualTo("t2");
        assertThat(insteadOf("t1")).as("replaced already").isEqualTo("t2");
        assertThat(current(client(), null, this::grant)).isEqualTo("t2");
    }

    @Test
    void aTokenThatWasReplacedElsewhereIsTakenFromThere() {
        current();
        ClientTokens other = client();
        assertThat(current(other, "t1", this::grant)).isEqualTo("t2");
        assertThat(insteadOf("t1")).isEqualTo("t2");
        assertThat(fetched).hasValue(2);
    }

    @Test
    void manyWhoseTokenWasRefusedGetOneNewOne() throws Exception {
        current();
        List<Object> outcomes = Crowd.outcomes(100, () -> insteadOf("t1"));
        assertThat(new HashSet<>(outcomes)).containsExactly("t2");
    }

    @Test
    void whoJoinsAFlightThatKnewNothingOfTheRefusalDoesNotGetTheRefusedTokenBack() throws Exception {
        current();
        ClientTokens other = client();
        CountDownLatch looking = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        store.beforeFind = () -> {
            looking.countDown();
            await(goOn);
        };
        List<Object> outcomes = Crowd.outcomes(List.of(() -> current(other, null, this::grant), () -> {
            await(looking);
            store.beforeFind = () -> {};
            Thread opener = new Thread(goOn::countDown);
            opener.start();
            return current(other, "t1", this::grant);
        }));
        assertThat(outcomes).containsExactly("t1", "t2");
    }

    @Test
    void aBankThatGivesTheRefusedTokenAgainIsNotAskedForEver() {
        current();
        AtomicInteger asked = new AtomicInteger();
        String again = current(tokens, "t1", () -> {
            asked.incrementAndGet();
            return TokenGrant.builder().accessToken(new AccessToken("t1")).build();
        });
        assertThat(again).isEqualTo("t1");
        assertThat(asked).hasValue(1);
    }

    @Test
    void aTokenThatWasGivenUpIsUsedNoMoreAnywhere() {
        current();
        tokens.giveUp(KEY, new AccessToken("t1"));
        assertThat(tokens.known(KEY)).isEmpty();
        assertThat(current(client(), null, this::grant)).isEqualTo("t2");
        assertThat(current()).isEqualTo("t2");
    }

    @Test
    void givingUpAnOldTokenLeavesTheNewOneAlone() {
        current();
        insteadOf("t1");
        tokens.giveUp(KEY, new AccessToken("t1"));
        assertThat(tokens.known(KEY)).contains(new AccessToken("t2"));
        assertThat(current()).isEqualTo("t2");
        assertThat(current(client(), null, this::grant)).isEqualTo("t2");
    }

    @Test
    void theTokenInUseIsKnownHereAndElsewhere() {
        assertThat(tokens.known(KEY)).isEmpty();
        current();
        assertThat(tokens.known(KEY)).contains(new AccessToken("t1"));
        assertThat(client().known(KEY)).contains(new AccessToken("t1"));
    }

    // ------------------------------------------------------------------ a store in trouble

    @Test
    void aStoreThatCannotBeReadCostsATokenAndNoMore() {
        current();
        store.failingFinds.set(1);
        assertThat(current(client(), null, this::grant)).isEqualTo("t2");
        assertThat(current()).isEqualTo("t1");
    }

    @Test
    void aStoreThatCannotBeWrittenCostsATokenInTheOtherProcess() {
        store.failingReplaces.set(1);
        assertThat(current()).isEqualTo("t1");
        assertThat(current()).isEqualTo("t1");
        assertThat(current(client(), null, this::grant)).isEqualTo("t2");
    }

    @Test
    void aTokenThatCouldNotBeRemovedIsNotTakenBack() {
        current();
        store.failingFinds.set(1);
        tokens.giveUp(KEY, new AccessToken("t1"));
        assertThat(current()).isEqualTo("t2");
        assertThat(current(client(), null, this::grant)).as("and was replaced").isEqualTo("t2");
    }

    // ------------------------------------------------------------------ leaving

    @Test
    void aCallerWhoIsInterruptedLeavesAndTheTokenIsKept() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        List<Object> outcome = Crowd.outcomes(1, () -> {
            Thread caller = Thread.currentThread();
            engine.execute(() -> {
                await(asked);
                caller.interrupt();
            });
            try {
                return current(tokens, null, () -> {
                    asked.countDown();
                    await(answer);
                    return grant();
                });
            } finally {
                assertThat(Thread.currentThread().isInterrupted()).isTrue();
            }
        });
        assertThat(outcome.get(0)).isInstanceOfSatisfying(TransportException.class, e -> {
            assertThat(e.reason()).isEqualTo(TransportException.Reason.INTERRUPTED);
            assertThat(e.requestMayHaveArrived()).as("the caller's own request").isFalse();
        });
        answer.countDown();
        assertThat(current()).isEqualTo("t1");
    }

    @Test
    void aCallerWhoseTimeIsUpLeaves() {
        CountDownLatch answer = new CountDownLatch(1);
        Deadline over = Deadline.in(Duration.ZERO, time);
        assertThatThrownBy(() -> tokens.current(
                        KEY,
                        null,
                        () -> {
                            await(answer);
                            return grant();
                        },
                        over))
                .isInstanceOfSatisfying(
                        TransportException.class,
                        e -> assertThat(e.reason()).isEqualTo(TransportException.Reason.TIMEOUT));
        answer.countDown();
        assertThat(current()).isEqualTo("t1");
    }

    @Test
    void aClosedEngineGetsNoTokenButGivesTheOneItHas() {
        engine.shutdown();
        assertThatThrownBy(this::current)
                .isInstanceOfSatisfying(
                        TransportException.class,
                        e -> assertThat(e.reason()).isEqualTo(TransportException.Reason.CLOSED));
        assertThatThrownBy(this::current).isInstanceOf(TransportException.class);
        assertThat(fetched).hasValue(0);
    }

    @Test
    void evenABugLeavesNobodyWaiting() {
        assertThatThrownBy(() -> current(tokens, null, () -> {
                    throw new NoClassDefFoundError("a jar is missing");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseInstanceOf(NoClassDefFoundError.class);
        assertThat(current()).isEqualTo("t1");
    }

    @Test
    void aBankThatGivesTheSameTokenAgainIsNotAskedAtEveryCall() {
        AtomicInteger asked = new AtomicInteger();
        Supplier<TokenGrant> always = () -> {
            asked.incrementAndGet();
            return TokenGrant.builder()
                    .accessToken(new AccessToken("always"))
                    .expiresIn(life)
                    .build();
        };
        current(tokens, null, always);
        tokens.giveUp(KEY, new AccessToken("always"));
        current(tokens, null, always);
        assertThat(current(tokens, null, always)).isEqualTo("always");
        assertThat(asked).hasValue(2);
    }

    @Test
    void aCheckedExceptionOfAnotherLanguageLeavesNobodyWaiting() {
        assertThatThrownBy(() -> current(tokens, null, () -> {
                    throw ClientTokensTest.<RuntimeException>asIfUnchecked(new IOException("from another language"));
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseInstanceOf(IOException.class);
        assertThat(current()).isEqualTo("t1");
    }

    @SuppressWarnings("unchecked")
    private static <E extends Exception> E asIfUnchecked(Exception checked) throws E {
        throw (E) checked;
    }

    @Test
    void aFlightThatNoThreadCouldBeginIsNotInTheWayOfTheNext() {
        AtomicInteger asked = new AtomicInteger();
        ClientTokens unlucky = new ClientTokens(
                store,
                time,
                task -> {
                    if (asked.incrementAndGet() == 1) {
                        throw new OutOfMemoryError("no native thread");
                    }
                    task.run();
                },
                Settings.standard());
        assertThatThrownBy(() -> current(unlucky, null, this::grant)).isInstanceOf(OutOfMemoryError.class);
        assertThat(current(unlucky, null, this::grant)).isEqualTo("t1");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts the bank", e);
        }
    }
}
