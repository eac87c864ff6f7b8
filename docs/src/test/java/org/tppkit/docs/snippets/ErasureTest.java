package org.tppkit.docs.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tppkit.core.Consent;
import org.tppkit.core.Consents;
import org.tppkit.core.ErasureReport;
import org.tppkit.core.PendingConsent;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.CallbackException;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.consent.ConsentRequest;
import org.tppkit.ports.spi.event.Operation;
import org.tppkit.testkit.fake.FakeBank;

class ErasureTest {
    private final FakeWorld world = new FakeWorld();
    private final FakeBank fakeBank = world.fakeBank;
    private final Consents consents = world.bank.consents();
    private final List<BankId> banks = List.of(fakeBank.id());

    @AfterEach
    void close() {
        world.close();
    }

    private List<BankId> erase(String subject) {
        return Erasure.erase(world.tpp, banks, subject);
    }

    @Test
    void consentsAreEndedAtTheBankAndRemovedHereAndOthersStay() {
        Consent first = world.consent("jane");
        Consent second = world.consent("jane");
        Consent other = world.consent("joe");

        assertThat(erase("jane")).isEmpty();

        assertThat(fakeBank.calls(Operation.REVOKE)).isEqualTo(2);
        assertThat(consents.list("jane")).isEmpty();
        assertThat(consents.list("joe")).containsExactly(other);
        for (Consent gone : List.of(first, second)) {
            assertThatThrownBy(
                            () -> world.bank.accounts(gone, FakeWorld.CUSTOMER).list())
                    .isInstanceOf(ConsentRequiredException.class);
        }
    }

    @Test
    void whoeverIsAtTheBankJustThenComesBackToNothing() {
        PendingConsent pending = consents.begin(ConsentRequest.accountInformation("jane"), FakeWorld.CUSTOMER);
        URI back = fakeBank.approve(pending.redirect());

        assertThat(erase("jane")).isEmpty();

        assertThatThrownBy(() -> consents.complete(pending, Callback.parse(back)))
                .isInstanceOf(CallbackException.class);
    }

    @Test
    void aConsentThatTheBankCouldNotEndStaysUntilItCan() {
        Consent consent = world.consent("jane");
        fakeBank.goDown();

        assertThat(erase("jane")).containsExactly(fakeBank.id());
        ErasureReport report = consents.eraseSubject("jane");
        assertThat(report.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.consent()).isEqualTo(consent);
            assertThat(failure.reason()).isInstanceOf(BankUnavailableException.class);
        });

        fakeBank.comeBack();
        assertThat(erase("jane")).isEmpty();
        assertThat(consents.list("jane")).isEmpty();
    }

    @Test
    void erasingAgainIsNoFault() {
        world.consent("jane");

        assertThat(erase("jane")).isEmpty();
        assertThat(erase("jane")).isEmpty();
        assertThat(erase("nobody")).isEmpty();
    }
}
