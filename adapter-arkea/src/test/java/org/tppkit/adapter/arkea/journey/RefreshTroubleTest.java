package org.tppkit.adapter.arkea.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.PendingConsent;
import org.tppkit.core.TokenStores;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.ConsentRequiredException.Reason;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.RequestId;
import org.tppkit.ports.spi.event.ConsentEvent;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.testkit.fake.FailingTokenStore;
import org.tppkit.testkit.fake.StoreOperation;
import org.tppkit.testkit.simulator.DataSet;
import org.tppkit.testkit.simulator.Fault;
import org.tppkit.testkit.simulator.JournalEntry;
import org.tppkit.testkit.simulator.Quirk;
import org.tppkit.testkit.simulator.RequestMatcher;
import org.tppkit.testkit.simulator.SimulatedBank;

/** Refreshes that go wrong: nothing that still counts is thrown away, and what is over is said once. */
class RefreshTroubleTest {
    private static final RequestMatcher TOKEN = RequestMatcher.path(BankWorld.TOKEN);

    @Test
    @DisplayName("S10 a refresh token that was used elsewhere loses the consent until it is renewed")
    void aRefreshTokenThatWasUsedElsewhereLosesTheConsentUntilItIsRenewed() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Consent consent = world.consent(world.bank(), DataSet.OVERDRAWN);
            StoredToken old = world.store.find(BankWorld.key(consent)).orElseThrow();
            world.clock.advance(Duration.ofHours(2));
            BankWorld.callOnce(world.bank(), consent);
            restore(world, old);
            world.clock.advance(Duration.ofHours(2));

            Bank bank = world.bank();
            isRefused(bank, consent, Reason.REFRESH_REFUSED);
            assertThat(world.refreshes()).isEqualTo(2);
            assertThat(world.listener.events(ConsentEvent.Lost.class))
                    .containsExactly(new ConsentEvent.Lost(
                            new ConsentEvent.Consent(consent.environment(), consent.bank(), consent.id()),
                            Reason.REFRESH_REFUSED));
            isLostWithoutFurtherRequests(world, bank, consent);

            PendingConsent renewal = bank.consents().beginRenewal(consent, BankWorld.CUSTOMER);
            URI callback = world.simulator.approveAll(renewal.redirect(), DataSet.OVERDRAWN);
            assertThat(bank.consents().complete(renewal, Callback.parse(callback)))
                    .isEqualTo(consent);
            assertThat(bank.consents().find(consent.id()).orElseThrow().lost()).isEmpty();
            BankWorld.callOnce(bank, consent);
        }
    }

    private static void restore(BankWorld world, StoredToken old) {
        long revision = world.store.find(old.key()).orElseThrow().revision();
        assertThat(world.store.replace(old.key(), revision, old.record())).isPresent();
    }

    private static void isLostWithoutFurtherRequests(BankWorld world, Bank bank, Consent consent) {
        int before = world.simulator.journal().entries().size();
        isRefused(bank, consent, Reason.REFRESH_REFUSED);
        isRefused(world.bank(), consent, Reason.REFRESH_REFUSED);
        assertThat(bank.consents().find(consent.id()).orElseThrow().lost()).contains(Reason.REFRESH_REFUSED);
        assertThat(world.simulator.journal().entries()).hasSize(before);
        assertThat(world.listener.events(ConsentEvent.Lost.class)).hasSize(1);
    }

    private static void isRefused(Bank bank, Consent consent, Reason reason) {
        assertThatThrownBy(() -> BankWorld.callOnce(bank, consent))
                .isInstanceOfSatisfying(
                        ConsentRequiredException.class,
                        e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    @DisplayName("S10 a consent that another node refreshed meanwhile is not lost")
    void aConsentThatAnotherNodeRefreshedMeanwhileIsNotLost() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank one = world.bank();
            Bank other = world.bank();
            Consent consent = world.consent(one, DataSet.OVERDRAWN);
            BankWorld.callOnce(one, consent);
            world.clock.advance(Duration.ofHours(2));
            BankWorld.callOnce(other, consent);
            // The first node believes in its token, meets 401, and finds the other one's in the store.
            BankWorld.callOnce(one, consent);
            assertThat(world.refreshes()).isEqualTo(1);
            assertThat(world.listener.events(ConsentEvent.Lost.class)).isEmpty();
        }
    }

    @TestFactory
    Stream<DynamicTest> anOutageWhileRefreshingKeepsTheRefreshToken() {
        Map<String, Fault> outages = new LinkedHashMap<>();
        outages.put("503", Fault.answer(503));
        outages.put("503 that says invalid_grant", Fault.answer(503).body("{\"error\":\"invalid_grant\"}"));
        outages.put(
                "500 with a web page",
                Fault.answer(500).header("Content-Type", "text/html").body("<html>"));
        outages.put("429", Fault.answer(429).header("Retry-After", "7"));
        outages.put("the connection breaks", Fault.dropBeforeHandling());
        outages.put(
                "a web page with 200",
                Fault.answer(200).header("Content-Type", "text/html").body("<html>"));
        outages.put("JSON without a token", Fault.answer(200).body("{}"));
        return outages.entrySet().stream()
                .map(outage -> DynamicTest.dynamicTest(outage.getKey(), () -> keepsTheToken(outage.getValue())));
    }

    private static void keepsTheToken(Fault outage) {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            Consent consent = world.spentConsent(bank, DataSet.OVERDRAWN);
            world.simulator.faults().next(TOKEN, outage);
            assertThatThrownBy(() -> BankWorld.callOnce(bank, consent))
                    .isInstanceOfSatisfying(TppException.class, e -> {
                        assertThat(e).isNotInstanceOf(ConsentRequiredException.class);
                        assertThat(e.requestsSent()).isEqualTo(1);
                        assertThat(e.requestIds())
                                .extracting(RequestId::toString)
                                .containsExactly(refreshRequests(world)
                                        .get(0)
                                        .requestId()
                                        .orElseThrow());
                    });
            assertThat(world.apiCalls()).isEmpty();
            assertThat(world.listener.events(ConsentEvent.Lost.class)).isEmpty();
            BankWorld.callOnce(world.bank(), consent);
            assertThat(world.refreshes()).isEqualTo(2);
        }
    }

    private static List<JournalEntry> refreshRequests(BankWorld world) {
        return world.simulator
                .journal()
                .matching(entry -> "refresh_token".equals(entry.form().get("grant_type")));
    }

    @Test
    void anEarlyRefreshThatFailsDoesNotDisturbTheCall() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Consent consent = world.consent(world.bank(), DataSet.OVERDRAWN);
            world.clock.advance(Duration.ofMinutes(58));
            world.simulator.faults().next(TOKEN, Fault.answer(503));
            Bank bank = world.bank();
            BankWorld.callOnce(bank, consent);
            BankWorld.callOnce(bank, consent);
            assertThat(world.refreshes()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("O8 all who wait for a refresh that fails share its failure")
    void allWhoWaitShareOneFailureAndTheBankIsLeftAlone() throws Exception {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            Consent consent = world.spentConsent(bank, DataSet.OVERDRAWN);
            world.simulator.faults().next(TOKEN, Fault.answer(503));
            List<Crowd.Outcome<Boolean>> outcomes = Crowd.of(20, () -> {
                BankWorld.callOnce(bank, consent);
                return true;
            });
            assertThat(Crowd.failures(outcomes))
                    .isNotEmpty()
                    .allSatisfy(e -> assertThat(e).isInstanceOf(BankUnavailableException.class))
                    .doesNotHaveDuplicates();
            assertThat(world.simulator.faults().pending()).isZero();
        }
    }

    @Test
    void aRefreshWhoseAnswerGotLostIsTriedOnceMoreAndThenOver() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            Consent consent = world.spentConsent(bank, DataSet.OVERDRAWN);
            world.simulator.faults().next(TOKEN, Fault.dropAfterHandling());
            assertThatThrownBy(() -> BankWorld.callOnce(bank, consent))
                    .isInstanceOfSatisfying(TransportException.class, e -> {
                        assertThat(e.requestMayHaveArrived()).isTrue();
                        assertThat(e.requestsSent()).isEqualTo(1);
                    });
            assertThat(world.refreshes()).isEqualTo(1);
            isRefused(world.bank(), consent, Reason.REFRESH_REFUSED);
            assertThat(world.refreshes()).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("O17 a bank that keeps the refresh token is refreshed with it again")
    void anAnswerWithoutRefreshTokenKeepsTheOldOne() {
        try (BankWorld world =
                BankWorld.of(SimulatedBank.FORTUNEO, builder -> builder.enable(Quirk.REFRESH_KEEPS_TOKEN))) {
            Consent consent = world.consent(world.bank(), DataSet.OVERDRAWN);
            for (int i = 1; i <= 3; i++) {
                world.clock.advance(Duration.ofHours(2));
                BankWorld.callOnce(world.bank(), consent);
                assertThat(world.refreshes()).isEqualTo(i);
            }
            assertThat(refreshRequests(world))
                    .allSatisfy(entry -> assertThat(entry.status()).isEqualTo(200));
        }
    }

    @Test
    void aRefreshNamesNoClientIdUnlessTheBanksRowSaysSo() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Consent consent = world.spentConsent(world.bank(), DataSet.OVERDRAWN);
            BankWorld.callOnce(world.bank(), consent);
            assertThat(refreshRequests(world))
                    .hasSize(1)
                    .allSatisfy(entry -> assertThat(entry.form()).containsOnlyKeys("grant_type", "refresh_token"));

            world.simulator.quirks().enable(Quirk.REQUIRES_CLIENT_ID_ON_REFRESH);
            world.clock.advance(Duration.ofHours(2));
            assertThatThrownBy(() -> BankWorld.callOnce(world.bank(), consent))
                    .isInstanceOfSatisfying(
                            RequestRejectedException.class,
                            e -> assertThat(e.bankCode()).contains("invalid_request"));
            BankWorld.callOnce(bankThatWantsClientId(world), consent);
            assertThat(refreshRequests(world).get(2).form())
                    .containsEntry("client_id", BankWorld.clientId(SimulatedBank.FORTUNEO));
        }
    }

    private static Bank bankThatWantsClientId(BankWorld world) {
        BankDescriptor shipped = world.bank().descriptor();
        Map<String, String> settings = new LinkedHashMap<>(shipped.settings());
        settings.put("refresh.clientId", "true");
        BankDescriptor row = shipped.toBuilder().settings(settings).build();
        return world.client(builder -> builder.bank(row)).bank(world.id);
    }

    @Test
    @DisplayName("O9 a store that fails just after a rotation loses nothing")
    void aStoreThatFailsAfterARotationLosesNothing() {
        FailingTokenStore store = FailingTokenStore.around(TokenStores.inMemory());
        try (BankWorld world = BankWorld.keepingTokensIn(store)) {
            Bank bank = world.bank();
            Consent consent = world.spentConsent(bank, DataSet.OVERDRAWN);
            // The first write is the lease's, the second the new tokens'.
            store.nth(2, StoreOperation.REPLACE).failsBeforeTakingEffect();
            BankWorld.callOnce(bank, consent);
            isKeptAndTold(world, consent);
        }
    }

    @Test
    @DisplayName("O9 a store whose answer got lost after a rotation loses nothing")
    void aStoreWhoseAnswerGotLostAfterARotationLosesNothing() {
        FailingTokenStore store = FailingTokenStore.around(TokenStores.inMemory());
        try (BankWorld world = BankWorld.keepingTokensIn(store)) {
            Bank bank = world.bank();
            Consent consent = world.spentConsent(bank, DataSet.OVERDRAWN);
            store.nth(2, StoreOperation.REPLACE).failsAfterTakingEffect();
            BankWorld.callOnce(bank, consent);
            isKeptAndTold(world, consent);
        }
    }

    private static void isKeptAndTold(BankWorld world, Consent consent) {
        assertThat(world.listener.events(ConsentEvent.RefreshNotStored.class)).hasSize(1);
        assertThat(world.listener.events(ConsentEvent.Refreshed.class)).hasSize(1);
        BankWorld.callOnce(world.bank(), consent);
        assertThat(world.refreshes()).isEqualTo(1);
        world.clock.advance(Duration.ofHours(2));
        BankWorld.callOnce(world.bank(), consent);
        assertThat(world.refreshes()).isEqualTo(2);
    }
}
