package org.tppkit.docs.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tppkit.adapter.arkea.ArkeaBanks.FORTUNEO;
import static org.tppkit.adapter.arkea.ArkeaBanks.STET_1_4_1;
import static org.tppkit.adapter.arkea.ArkeaBanks.STET_1_4_2;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.tppkit.core.Bank;
import org.tppkit.core.BankRules;
import org.tppkit.core.Consent;
import org.tppkit.core.PaymentState;
import org.tppkit.core.Payments;
import org.tppkit.core.PendingPayment;
import org.tppkit.core.TppClient;
import org.tppkit.ports.error.ConsentRefusedException;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.payment.CreditTransfer;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.model.payment.PaymentStatus;
import org.tppkit.ports.model.payment.Remittance;
import org.tppkit.testkit.simulator.DataSet;

/** What the page about the migration says, against a simulated bank that speaks both versions. */
class MigrationTest {
    private static final PsuContext CUSTOMER = SimulatedWorld.CUSTOMER;
    private static final SimulatedWorld WORLD = new SimulatedWorld(BankRules.standard());

    @AfterAll
    static void close() {
        WORLD.close();
    }

    private static Bank old() {
        TppClient tpp = WORLD.tpp;
        Bank bank = tpp.bank(FORTUNEO, STET_1_4_1); // pinned
        return bank;
    }

    private static Bank recommended() {
        TppClient tpp = WORLD.tpp;
        Bank bank = tpp.bank(FORTUNEO); // the recommended version: 1.4.2
        return bank;
    }

    private static PendingPayment initiate(Payments payments) {
        return payments.initiate(payments.prepare()
                .addTransfers(CreditTransfer.builder()
                        .instructionId("rent")
                        .endToEndId("rent")
                        .amount(Money.of("12.30", "EUR"))
                        .creditor(Party.named("Landlord"))
                        .creditorAccount(Iban.of("FR1420041010050500013M02606"))
                        .remittance(new Remittance.Text("Rent of December"))
                        .build())
                .build());
    }

    private static Callback approve(PendingPayment pending) {
        return Callback.parse(WORLD.simulator.approvePayment(pending.redirect(), DataSet.MANY_TRANSACTIONS));
    }

    private static Callback refuse(PendingPayment pending) {
        return Callback.parse(WORLD.simulator.refusePayment(pending.redirect()));
    }

    @Test
    void theRecommendedVersionIsTheNewOne() {
        assertThat(recommended().version()).isEqualTo(STET_1_4_2);
    }

    @Test
    void aConsentServesBothVersionsAndTheyReadTheSame() {
        Consent consent = WORLD.consent(old(), "anne");

        assertThat(recommended().accounts(consent, CUSTOMER).list())
                .isNotEmpty()
                .containsExactlyElementsOf(old().accounts(consent, CUSTOMER).list());
    }

    @Test
    void aPaymentIsConfirmedInTheNewVersionOnlyAndTheCallersLinesAreTheSame() {
        Payments before = old().payments(CUSTOMER);
        int confirmed = confirmations();
        PendingPayment first = initiate(before);
        assertThat(before.complete(first, approve(first)).isDecided()).isTrue();
        assertThat(confirmations()).isEqualTo(confirmed);

        Payments after = recommended().payments(CUSTOMER);
        PendingPayment second = initiate(after);
        assertThat(after.complete(second, approve(second)).isDecided()).isTrue();
        assertThat(confirmations()).isEqualTo(confirmed + 1);
    }

    @Test
    void aPaymentOnItsWayEndsInTheVersionInWhichItBegan() {
        PendingPayment pending = initiate(old().payments(CUSTOMER));
        int before = confirmations();

        PaymentState state = recommended().payments(CUSTOMER).complete(pending, approve(pending));

        assertThat(state.isDecided()).isTrue();
        assertThat(confirmations()).isEqualTo(before);
    }

    @Test
    void aRefusalIsAStateInTheOldVersionAndAnErrorInTheNew() {
        Payments before = old().payments(CUSTOMER);
        PendingPayment first = initiate(before);
        assertThat(before.complete(first, refuse(first)).payment().status()).contains(PaymentStatus.REJECTED);

        Payments after = recommended().payments(CUSTOMER);
        PendingPayment second = initiate(after);
        assertThatThrownBy(() -> after.complete(second, refuse(second))).isInstanceOf(ConsentRefusedException.class);
    }

    private static int confirmations() {
        return WORLD.requestsTo("/o-confirmation");
    }
}
