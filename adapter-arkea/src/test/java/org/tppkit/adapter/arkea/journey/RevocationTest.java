package org.tppkit.adapter.arkea.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.ErasureReport;
import org.tppkit.core.PendingConsent;
import org.tppkit.core.TppClient;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.CallbackException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.consent.ConsentRequest;
import org.tppkit.ports.spi.event.ConsentEvent;
import org.tppkit.testkit.simulator.DataSet;
import org.tppkit.testkit.simulator.Fault;
import org.tppkit.testkit.simulator.RequestMatcher;
import org.tppkit.testkit.simulator.SimulatedBank;

/** Consents that the third party ends: at the bank first, and here only what the bank has ended. */
class RevocationTest {
    private static final RequestMatcher REVOKE = RequestMatcher.path(BankWorld.REVOKE);

    @Test
    void aRevokedConsentIsGoneAtTheBankAndHere() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            Consent consent = world.consent(bank, DataSet.OVERDRAWN);
            bank.consents().revoke(consent);
            isGone(world, bank, consent);
            assertThat(world.refreshes()).isZero();
            assertThat(world.listener.events(ConsentEvent.Revoked.class))
                    .extracting(event -> event.consent().id())
                    .containsExactly(consent.id());
        }
    }

    private static void isGone(BankWorld world, Bank bank, Consent consent) {
        assertThat(world.simulator.usableConsents(DataSet.OVERDRAWN)).isZero();
        assertThat(bank.consents().find(consent.id())).isEmpty();
        assertThat(world.store.find(BankWorld.key(consent))).isEmpty();
    }

    @Test
    void aSpentTokenIsRefreshedFirstBecauseTheBankWantsALivingOne() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            Consent consent = world.spentConsent(bank, DataSet.OVERDRAWN);
            bank.consents().revoke(consent);
            isGone(world, bank, consent);
            assertThat(world.refreshes()).isEqualTo(1);
            assertThat(world.simulator.journal().count(BankWorld.REVOKE)).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("S11 a consent stays while the bank is down and can be revoked later")
    void aConsentStaysWhileTheBankIsDownAndCanBeRevokedLater() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            Consent consent = world.consent(bank, DataSet.OVERDRAWN);
            world.simulator.faults().next(REVOKE, Fault.answer(503));
            assertThatThrownBy(() -> bank.consents().revoke(consent)).isInstanceOf(BankUnavailableException.class);
            world.simulator.faults().next(REVOKE, Fault.dropBeforeHandling());
            assertThatThrownBy(() -> bank.consents().revoke(consent)).isInstanceOf(TransportException.class);
            assertThat(bank.consents().find(consent.id()).orElseThrow().lost()).isEmpty();
            BankWorld.callOnce(bank, consent);
            assertThat(world.listener.events(ConsentEvent.Revoked.class)).isEmpty();
            bank.consents().revoke(consent);
            isGone(world, bank, consent);
        }
    }

    @Test
    void aConsentStaysWhileItsTokenCannotBeRefreshed() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            Consent consent = world.spentConsent(bank, DataSet.OVERDRAWN);
            world.simulator.faults().next(RequestMatcher.path(BankWorld.TOKEN), Fault.answer(503));
            assertThatThrownBy(() -> bank.consents().revoke(consent)).isInstanceOf(BankUnavailableException.class);
            assertThat(world.simulator.journal().count(BankWorld.REVOKE)).isZero();
            Bank otherNode = world.bank();
            otherNode.consents().revoke(consent);
            isGone(world, otherNode, consent);
        }
    }

    @Test
    void aRevocationWhoseAnswerGotLostCanBeRepeated() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            Consent consent = world.consent(bank, DataSet.OVERDRAWN);
            world.simulator.faults().next(REVOKE, Fault.dropAfterHandling());
            assertThatThrownBy(() -> bank.consents().revoke(consent)).isInstanceOf(TransportException.class);
            bank.consents().revoke(consent);
            isGone(world, bank, consent);
        }
    }

    @Test
    void whatIsNotKeptHereIsRevokedQuietly() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            Consent consent = world.consent(bank, DataSet.OVERDRAWN);
            bank.consents().revoke(consent);
            bank.consents().revoke(consent);
            world.bank().consents().revoke(consent);
            assertThat(world.simulator.journal().count(BankWorld.REVOKE)).isEqualTo(1);
            assertThat(world.listener.events(ConsentEvent.Revoked.class)).hasSize(1);
        }
    }

    @Test
    void aConsentThatTheCustomerWithdrewIsRemovedWithoutAnError() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            Consent consent = world.spentConsent(bank, DataSet.OVERDRAWN);
            world.simulator.withdrawConsent(DataSet.OVERDRAWN);
            bank.consents().revoke(consent);
            isGone(world, bank, consent);
        }
    }

    @Test
    void ofTwoWhoRevokeAtOnceBothAreContent() throws Exception {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank one = world.bank();
            Bank other = world.bank();
            Consent consent = world.spentConsent(one, DataSet.OVERDRAWN);
            List<Crowd.Outcome<Boolean>> outcomes = Crowd.of(List.of(
                    () -> {
                        one.consents().revoke(consent);
                        return true;
                    },
                    () -> {
                        other.consents().revoke(consent);
                        return true;
                    }));
            assertThat(Crowd.failures(outcomes)).isEmpty();
            isGone(world, one, consent);
        }
    }

    @Test
    void erasingASubjectSaysWhichBankFailedAndCanBeRepeated() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO);
                BankWorld other = world.beside(SimulatedBank.CMB)) {
            TppClient both = world.client(other::addTo);
            Bank fortuneo = both.bank(world.id);
            Bank cmb = both.bank(other.id);
            ConsentRequest request = ConsentRequest.accountInformation("user-1");
            world.consent(fortuneo, DataSet.OVERDRAWN, request);
            world.consent(fortuneo, DataSet.OVERDRAWN, request);
            Consent stays = other.consent(cmb, DataSet.OVERDRAWN, request);
            other.simulator.faults().next(REVOKE, Fault.answer(503));

            ErasureReport done = fortuneo.consents().eraseSubject("user-1");
            assertThat(done.removed()).isEqualTo(2);
            assertThat(done.isComplete()).isTrue();
            assertThat(world.simulator.usableConsents(DataSet.OVERDRAWN)).isZero();

            ErasureReport failed = cmb.consents().eraseSubject("user-1");
            assertThat(failed.removed()).isZero();
            assertThat(failed.isComplete()).isFalse();
            assertThat(failed.failures()).hasSize(1).allSatisfy(failure -> {
                assertThat(failure.consent()).isEqualTo(stays);
                assertThat(failure.reason()).isInstanceOf(BankUnavailableException.class);
                assertThat(failure.reason().bank()).contains(other.id);
            });
            assertThat(cmb.consents().list("user-1")).containsExactly(stays);

            assertThat(cmb.consents().eraseSubject("user-1").isComplete()).isTrue();
            assertThat(cmb.consents().list("user-1")).isEmpty();
        }
    }

    @Test
    void oneConsentThatCannotBeEndedDoesNotKeepTheOthers() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            ConsentRequest request = ConsentRequest.accountInformation("user-1");
            for (int i = 0; i < 3; i++) {
                world.consent(bank, DataSet.OVERDRAWN, request);
            }
            Consent strangers = world.consent(bank, DataSet.BUSINESS, ConsentRequest.accountInformation("user-2"));
            world.simulator.faults().next(REVOKE, Fault.answer(500));
            ErasureReport report = bank.consents().eraseSubject("user-1");
            assertThat(report.removed()).isEqualTo(2);
            assertThat(report.failures()).hasSize(1);
            assertThat(bank.consents().list("user-1"))
                    .containsExactly(report.failures().get(0).consent());
            BankWorld.callOnce(bank, strangers);
        }
    }

    @Test
    void erasingASubjectAlsoEndsWhatWaitsForTheCustomer() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            PendingConsent pending =
                    bank.consents().begin(ConsentRequest.accountInformation("user-1"), BankWorld.CUSTOMER);
            URI callback = world.simulator.approveAll(pending.redirect(), DataSet.OVERDRAWN);
            assertThat(bank.consents().eraseSubject("user-1").isComplete()).isTrue();
            assertThatThrownBy(() -> bank.consents().complete(pending, Callback.parse(callback)))
                    .isInstanceOf(CallbackException.class);
            assertThat(world.tokenCalls("authorization_code")).isZero();
        }
    }
}
