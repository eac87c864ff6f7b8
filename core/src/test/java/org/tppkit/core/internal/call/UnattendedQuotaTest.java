package org.tppkit.core.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tppkit.core.internal.call.CallScene.BANK;
import static org.tppkit.core.internal.call.CallScene.CUSTOMER;
import static org.tppkit.core.internal.call.CallScene.NOBODY;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tppkit.core.RetryPolicy;
import org.tppkit.core.internal.store.InMemoryTokenStore;
import org.tppkit.core.internal.token.AccessCounter;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.QuotaException;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.spi.token.TokenFilter;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenRecord;
import org.tppkit.ports.spi.token.TokenStore;
import org.tppkit.testkit.fake.FailingTokenStore;
import org.tppkit.testkit.fake.FakeTokenStore;
import org.tppkit.testkit.fake.StoreOperation;

/** RTS article 36(5)(b): four calls without the customer in 24 hours that roll. */
@Timeout(60)
class UnattendedQuotaTest {
    private static final Instant START = Instant.parse("2026-11-16T09:30:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final TokenStore store = new FakeTokenStore();
    private final CallScene scene = new CallScene();

    @Test
    void theFifthCallWaitsUntilTheFirstOneIsADayOld() {
        scene.answers(200, 200, 200, 200, 200);
        for (int call = 0; call < 4; call++) {
            scene.read(NOBODY, accounts(scene));
            scene.time.advance(HOUR);
        }
        assertThatThrownBy(() -> scene.read(NOBODY, accounts(scene)))
                .isInstanceOfSatisfying(QuotaException.class, e -> {
                    assertThat(e.nextAt()).isEqualTo(START.plus(Duration.ofDays(1)));
                    assertThat(e.requestsSent()).isZero();
                    assertThat(e.bank()).contains(BANK);
                })
                .hasMessageContaining("limited to 4 in 24 hours");
        scene.time.advance(Duration.ofHours(20).minusNanos(1));
        assertThatThrownBy(() -> scene.read(NOBODY, accounts(scene))).isInstanceOf(QuotaException.class);
        scene.time.advance(Duration.ofNanos(1));
        scene.read(NOBODY, accounts(scene));
        assertThatThrownBy(() -> scene.read(NOBODY, accounts(scene)))
                .isInstanceOfSatisfying(
                        QuotaException.class,
                        e -> assertThat(e.nextAt())
                                .isEqualTo(START.plus(Duration.ofDays(1)).plus(HOUR)));
        assertThat(scene.requests()).isEqualTo(5);
    }

    @Test
    void otherConsentsResourcesApplicationsAndBanksHaveTheirOwnCount() {
        scene.answers(200, 200, 200, 200, 200, 200, 200);
        UnattendedQuota one = quota(scene, 1);
        scene.read(NOBODY, one.of("consent-1", List.of("BALANCES", "a-1"), false));
        scene.read(NOBODY, one.of("consent-2", List.of("BALANCES", "a-1"), false));
        scene.read(NOBODY, one.of("consent-1", List.of("BALANCES", "a-2"), false));
        scene.read(NOBODY, one.of("consent-1", List.of("TRANSACTIONS", "a-1"), false));
        scene.read(NOBODY, one.of("consent-1", List.of("BALANCESa", "-1"), false));
        scene.read(NOBODY, quota(scene, BANK, "client-2", 1).of("consent-1", List.of("BALANCES", "a-1"), false));
        scene.read(
                NOBODY,
                quota(scene, BankId.of("fake", "second"), "client-1", 1)
                        .of("consent-1", List.of("BALANCES", "a-1"), false));
        assertThatThrownBy(() -> scene.read(NOBODY, one.of("consent-1", List.of("BALANCES", "a-1"), false)))
                .isInstanceOf(QuotaException.class);
    }

    @Test
    void callsWithTheCustomerAreNeitherCountedNorStopped() {
        scene.answers(200, 200, 200);
        UnattendedQuota.Access once = access(scene, 1);
        scene.read(CUSTOMER, once);
        scene.read(NOBODY, once);
        scene.read(CUSTOMER, once);
        assertThat(scene.requests()).isEqualTo(3);
    }

    @Test
    void furtherPagesBelongToTheCallThatBeganThemUnlessTheBankCountsThem() {
        scene.answers(200, 200, 200);
        UnattendedQuota free = quota(scene, 1);
        scene.read(NOBODY, free.of("consent-1", List.of("TRANSACTIONS", "a-1"), false));
        scene.read(NOBODY, free.of("consent-1", List.of("TRANSACTIONS", "a-1"), true));
        UnattendedQuota counting = new UnattendedQuota(
                Environment.PRODUCTION, BANK, "client-1", 1, true, new FakeTokenStore(), scene.time);
        scene.read(NOBODY, counting.of("consent-1", List.of("TRANSACTIONS", "a-1"), false));
        assertThatThrownBy(() -> scene.read(NOBODY, counting.of("consent-1", List.of("TRANSACTIONS", "a-1"), true)))
                .isInstanceOf(QuotaException.class);
    }

    @Test
    void anAttemptThatMayHaveReachedTheBankCounts() {
        scene.fails(TransportException.Reason.CONNECTION_LOST, true);
        assertThatThrownBy(() -> scene.read(NOBODY, access(scene, 1))).isInstanceOf(TransportException.class);
        assertThatThrownBy(() -> scene.read(NOBODY, access(scene, 1))).isInstanceOf(QuotaException.class);
    }

    @Test
    void anAttemptThatCertainlyDidNotIsTakenOffAgain() {
        scene.fails(TransportException.Reason.TLS_UNTRUSTED, false).answers(200);
        assertThatThrownBy(() -> scene.read(NOBODY, access(scene, 1))).isInstanceOf(TransportException.class);
        scene.read(NOBODY, access(scene, 1));
        assertThatThrownBy(() -> scene.read(NOBODY, access(scene, 1))).isInstanceOf(QuotaException.class);
        assertThat(scene.requests()).isEqualTo(2);
    }

    @Test
    void repetitionsCountToo() {
        CallScene repeating = new CallScene(
                new RetryPolicy(2, 2, Duration.ofMillis(100), Duration.ofSeconds(20), Duration.ofMinutes(1)));
        repeating.fails(TransportException.Reason.CONNECTION_LOST, true).answers(200);
        repeating.read(NOBODY, access(repeating, 2));
        assertThatThrownBy(() -> repeating.read(NOBODY, access(repeating, 2))).isInstanceOf(QuotaException.class);
    }

    @Test
    void aRepetitionThatThereIsNoRoomForIsNone() {
        CallScene repeating = new CallScene(
                new RetryPolicy(2, 2, Duration.ofMillis(100), Duration.ofSeconds(20), Duration.ofMinutes(1)));
        repeating.answers(503, 200);
        assertThatThrownBy(() -> repeating.read(NOBODY, access(repeating, 1)))
                .isInstanceOf(BankUnavailableException.class);
        assertThat(repeating.requests()).isEqualTo(1);
    }

    @Test
    void aSecondTryAfterARefusedTokenCounts() {
        scene.answers(401, 200);
        scene.read(NOBODY, access(scene, 2));
        assertThatThrownBy(() -> scene.read(NOBODY, access(scene, 2))).isInstanceOf(QuotaException.class);
    }

    @Test
    void noneMayBeAllowedAtAll() {
        assertThatThrownBy(() -> scene.read(NOBODY, access(scene, 0)))
                .isInstanceOfSatisfying(
                        QuotaException.class, e -> assertThat(e.nextAt()).isEqualTo(START.plus(Duration.ofDays(1))));
    }

    @Test
    void whenTheLimitIsLoweredTheNextCallWaitsForEnoughOldOnes() {
        scene.answers(200, 200, 200);
        for (int call = 0; call < 3; call++) {
            scene.read(NOBODY, access(scene, 4));
            scene.time.advance(HOUR);
        }
        assertThatThrownBy(() -> scene.read(NOBODY, access(scene, 2)))
                .isInstanceOfSatisfying(
                        QuotaException.class,
                        e -> assertThat(e.nextAt())
                                .isEqualTo(START.plus(Duration.ofDays(1)).plus(HOUR)));
    }

    @Test
    void theRecordNamesNobodyAndEndsADayAfterTheLastCall() {
        scene.answers(200);
        scene.read(NOBODY, quota(scene, 4).of("consent-1", List.of("BALANCES", "FR76-account"), false));
        assertThat(store.list(TokenFilter.builder().build(), null, 10).tokens())
                .singleElement()
                .satisfies(token -> {
                    assertThat(token.key().kind()).isEqualTo(TokenKey.Kind.COUNTER);
                    assertThat(token.key().id()).hasSize(43).doesNotContain("FR76", "consent");
                    assertThat(token.record().expiresAt()).contains(START.plus(Duration.ofDays(1)));
                    assertThat(token.record().subject()).isEmpty();
                });
        assertThat(store.purgeExpired(START.plus(Duration.ofDays(1)).plusNanos(1)))
                .isEqualTo(1);
    }

    @Test
    void aStoreThatFailsStopsTheCallBeforeAnythingIsSent() {
        FailingTokenStore failing = FailingTokenStore.around(store);
        failing.next(StoreOperation.REPLACE).failsBeforeTakingEffect();
        UnattendedQuota quota =
                new UnattendedQuota(Environment.PRODUCTION, BANK, "client-1", 4, false, failing, scene.time);

        assertThatThrownBy(() -> scene.read(NOBODY, quota.of("consent-1", List.of("ACCOUNTS"), false)))
                .isInstanceOf(TokenStoreException.class);
        assertThat(scene.requests()).isZero();
    }

    @Test
    void aRecordThatIsNoneStopsTheCall() {
        TokenKey key = AccessCounter.key(Environment.PRODUCTION, BANK, "client-1", List.of("consent-1", "ACCOUNTS"));
        store.replace(key, null, TokenRecord.of(new byte[] {'T', 'K', 'N', 9}));

        assertThatThrownBy(() -> scene.read(NOBODY, quota(scene, 4).of("consent-1", List.of("ACCOUNTS"), false)))
                .isInstanceOf(TokenStoreException.class)
                .hasMessageContaining("a newer TPPKit");
        assertThat(scene.requests()).isZero();
    }

    /** Two clients, as two machines are, share one store: many threads, and exactly four calls. */
    @Test
    void machinesThatShareTheStoreKeepToTheLimitTogether() throws Exception {
        TokenStore shared = new InMemoryTokenStore();
        AtomicInteger counted = new AtomicInteger();
        AtomicInteger stopped = new AtomicInteger();
        int threads = 16;
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService crowd = Executors.newFixedThreadPool(threads);
        try {
            for (int i = 0; i < threads; i++) {
                UnattendedQuota own =
                        new UnattendedQuota(Environment.PRODUCTION, BANK, "client-1", 4, false, shared, scene.time);
                crowd.execute(() -> {
                    try {
                        start.await();
                        own.of("consent-1", List.of("ACCOUNTS"), false).count();
                        counted.incrementAndGet();
                    } catch (QuotaException e) {
                        stopped.incrementAndGet();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
            }
            start.countDown();
        } finally {
            crowd.shutdown();
            assertThat(crowd.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(counted).hasValue(4);
        assertThat(stopped).hasValue(threads - 4);
    }

    private UnattendedQuota.Access accounts(CallScene where) {
        return access(where, 4);
    }

    private UnattendedQuota.Access access(CallScene where, int most) {
        return quota(where, most).of("consent-1", List.of("ACCOUNTS"), false);
    }

    private UnattendedQuota quota(CallScene where, int most) {
        return quota(where, BANK, "client-1", most);
    }

    private UnattendedQuota quota(CallScene where, BankId bank, String clientId, int most) {
        return new UnattendedQuota(Environment.PRODUCTION, bank, clientId, most, false, store, where.time);
    }
}
