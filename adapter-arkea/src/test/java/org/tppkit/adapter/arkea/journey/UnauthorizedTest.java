package org.tppkit.adapter.arkea.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tppkit.core.Answer;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.ports.error.IdentityRejectedException;
import org.tppkit.ports.model.account.EndUserIdentity;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppProfile;
import org.tppkit.testkit.simulator.DataSet;
import org.tppkit.testkit.simulator.Fault;
import org.tppkit.testkit.simulator.JournalEntry;
import org.tppkit.testkit.simulator.RegisteredApplication;
import org.tppkit.testkit.simulator.RequestMatcher;
import org.tppkit.testkit.simulator.SimulatedBank;

/** HTTP 401: one refresh and one repetition, never a loop. */
class UnauthorizedTest {
    private static final RequestMatcher IDENTITY = RequestMatcher.path(BankWorld.IDENTITY);

    @Test
    void aTokenThatIsRefusedOnceIsReplacedAndTheReadRepeatedAsANewRequest() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            Consent consent = world.consent(bank, DataSet.OVERDRAWN);
            BankWorld.callOnce(bank, consent);
            // The engine's own clock of elapsed time stands still: it believes in the token.
            world.clock.advance(Duration.ofHours(2));
            Answer<EndUserIdentity> answer =
                    bank.accounts(consent, BankWorld.CUSTOMER).identity();
            assertThat(answer.requestsSent()).isEqualTo(2);
            List<JournalEntry> requests = world.simulator.journal().to(BankWorld.IDENTITY);
            assertThat(requests).extracting(JournalEntry::status).containsExactly(200, 401, 200);
            assertThat(requests).extracting(JournalEntry::requestId).doesNotHaveDuplicates();
            assertThat(requests).extracting(entry -> entry.header("signature")).doesNotHaveDuplicates();
            assertThat(requests)
                    .allSatisfy(entry ->
                            assertThat(entry.verdict().orElseThrow().accepted()).isTrue());
            assertThat(world.refreshes()).isEqualTo(1);
        }
    }

    @Test
    void withoutTheCustomerARefusedTokenIsReplacedToo() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            Consent consent = world.consent(bank, DataSet.OVERDRAWN);
            world.simulator.faults().next(IDENTITY, Fault.answer(401));
            assertThat(bank.accounts(consent, BankWorld.NOBODY).identity().requestsSent())
                    .isEqualTo(2);
            assertThat(world.refreshes()).isEqualTo(1);
        }
    }

    @Test
    void aBankThatRefusesEveryTokenMindsTheIdentity() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            Consent consent = world.consent(bank, DataSet.OVERDRAWN);
            world.simulator.faults().always(IDENTITY, Fault.answer(401).body("{\"error\":\"invalid_token\"}"));
            IdentityRejectedException failure =
                    catchThrowableOfType(IdentityRejectedException.class, () -> BankWorld.callOnce(bank, consent));
            assertThat(failure.requestsSent()).isEqualTo(2);
            assertThat(failure.requestIds()).hasSize(2).doesNotHaveDuplicates();
            assertThat(failure.answer().orElseThrow().status()).isEqualTo(401);
            assertThat(failure.answer().orElseThrow().bankCode()).contains("invalid_token");
            assertThat(failure.retryable()).isFalse();
            assertThat(world.simulator.journal().count(BankWorld.IDENTITY)).isEqualTo(2);
            assertThat(world.refreshes()).isEqualTo(1);

            catchThrowableOfType(IdentityRejectedException.class, () -> BankWorld.callOnce(bank, consent));
            assertThat(world.simulator.journal().count(BankWorld.IDENTITY))
                    .as("a token that was just got is not got again")
                    .isEqualTo(3);
            assertThat(world.refreshes()).isEqualTo(1);
            assertThat(bank.consents().find(consent.id()).orElseThrow().lost()).isEmpty();
        }
    }

    @Test
    void fiftyThreadsWhoseTokenIsRefusedCauseOneRefresh() throws Exception {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            Consent consent = world.consent(bank, DataSet.OVERDRAWN);
            BankWorld.callOnce(bank, consent);
            world.clock.advance(Duration.ofHours(2));
            List<Crowd.Outcome<Boolean>> outcomes = Crowd.of(50, () -> {
                BankWorld.callOnce(bank, consent);
                return true;
            });
            assertThat(Crowd.failures(outcomes)).isEmpty();
            assertThat(world.refreshes()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("O16 a QSealC that the bank does not know is a rejected identity")
    void aSealThatTheBankDoesNotKnowIsARejectedIdentity() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            Consent consent = world.consent(bank, DataSet.OVERDRAWN);
            world.simulator.register(RegisteredApplication.of(
                    BankWorld.clientId(SimulatedBank.FORTUNEO),
                    BankWorld.REDIRECT,
                    world.tpp,
                    URI.create("https://tpp.example/another-seal.pem")));
            IdentityRejectedException failure =
                    catchThrowableOfType(IdentityRejectedException.class, () -> BankWorld.callOnce(bank, consent));
            assertThat(failure.answer().orElseThrow().body().orElseThrow()).contains("difference");
            assertThat(world.simulator.journal().count(BankWorld.IDENTITY)).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("O16 a QWAC that the token endpoint no longer takes is a rejected identity and no lost consent")
    void aCertificateThatTheTokenEndpointDoesNotKnowIsARejectedIdentityAndNoLostConsent() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            Consent consent = world.spentConsent(bank, DataSet.OVERDRAWN);
            world.simulator.register(RegisteredApplication.of(
                    BankWorld.clientId(SimulatedBank.FORTUNEO),
                    BankWorld.REDIRECT,
                    TestPki.shared().tpp(TppProfile.standard().named("Another", "PSDFR-ACPR-99999")),
                    BankWorld.KEY_ID));
            IdentityRejectedException failure =
                    catchThrowableOfType(IdentityRejectedException.class, () -> BankWorld.callOnce(bank, consent));
            assertThat(failure.answer().orElseThrow().bankCode()).contains("invalid_client");
            assertThat(world.apiCalls()).isEmpty();
            assertThat(bank.consents().find(consent.id()).orElseThrow().lost()).isEmpty();
        }
    }
}
