package org.tppkit.docs.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tppkit.adapter.arkea.ArkeaBanks.FORTUNEO;
import static org.tppkit.adapter.arkea.ArkeaBanks.STET_1_4_1;
import static org.tppkit.adapter.arkea.ArkeaBanks.STET_1_4_2;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.PaymentState;
import org.tppkit.core.Payments;
import org.tppkit.core.PendingConsent;
import org.tppkit.core.PendingPayment;
import org.tppkit.core.Signers;
import org.tppkit.core.TokenStores;
import org.tppkit.core.TppClient;
import org.tppkit.core.TppIdentity;
import org.tppkit.ports.error.ConsentRefusedException;
import org.tppkit.ports.model.Application;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.consent.ConsentRequest;
import org.tppkit.ports.model.payment.CreditTransfer;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.model.payment.PaymentStatus;
import org.tppkit.ports.model.payment.Remittance;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.DataSet;
import org.tppkit.testkit.simulator.RegisteredApplication;
import org.tppkit.testkit.simulator.SimulatedBank;

/** What the page about the migration says, against a simulated bank that speaks both versions. */
class MigrationTest {
    private static final PsuContext CUSTOMER = PsuContext.present("203.0.113.7");
    private static final URI REDIRECT = URI.create("https://tpp.example/callback");
    private static final URI KEY_ID = URI.create("https://tpp.example/qsealc.pem");
    private static final String API_KEY = "my-api-key";
    private static final TppCertificates CERTIFICATES = TestPki.shared().tpp();

    private static final BankSimulator SIMULATOR = BankSimulator.builder()
            .bank(SimulatedBank.FORTUNEO)
            .pki(TestPki.shared())
            .application(RegisteredApplication.of(API_KEY, REDIRECT, CERTIFICATES, KEY_ID))
            .start();
    private static final TppClient TPP = TppClient.builder()
            .environment(Environment.SANDBOX)
            .identity(TppIdentity.of(
                    CERTIFICATES.qwac().key(),
                    CERTIFICATES.qwac().chain(),
                    Signers.of(
                            CERTIFICATES.qsealc().key(), CERTIFICATES.qsealc().chain()),
                    KEY_ID))
            .application(Application.of(FORTUNEO, API_KEY, REDIRECT))
            .endpoints(FORTUNEO, BankEndpoints.of(SIMULATOR.apiUri(), SIMULATOR.authorizationUri()))
            .trustedCertificates(List.of(SIMULATOR.caCertificate()))
            .tokenStore(TokenStores.inMemory())
            .initiatingParty(Party.named("Third Party SAS"))
            .build();

    @AfterAll
    static void close() {
        TPP.close();
        SIMULATOR.close();
    }

    private static Bank old() {
        TppClient tpp = TPP;
        Bank bank = tpp.bank(FORTUNEO, STET_1_4_1); // pinned
        return bank;
    }

    private static Bank recommended() {
        TppClient tpp = TPP;
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
        return Callback.parse(SIMULATOR.approvePayment(pending.redirect(), DataSet.MANY_TRANSACTIONS));
    }

    private static Callback refuse(PendingPayment pending) {
        return Callback.parse(SIMULATOR.refusePayment(pending.redirect()));
    }

    @Test
    void theRecommendedVersionIsTheNewOne() {
        assertThat(recommended().version()).isEqualTo(STET_1_4_2);
    }

    @Test
    void aConsentServesBothVersionsAndTheyReadTheSame() {
        PendingConsent pending = old().consents().begin(ConsentRequest.accountInformation("anne"), CUSTOMER);
        Consent consent = old().consents()
                .complete(pending, Callback.parse(SIMULATOR.approveAll(pending.redirect(), DataSet.MANY_TRANSACTIONS)));

        assertThat(recommended().accounts(consent, CUSTOMER).list())
                .isNotEmpty()
                .containsExactlyElementsOf(old().accounts(consent, CUSTOMER).list());
    }

    @Test
    void aPaymentIsConfirmedInTheNewVersionOnlyAndTheCallersLinesAreTheSame() {
        Payments before = old().payments(CUSTOMER);
        long confirmed = confirmations();
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
        long before = confirmations();

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

    private static long confirmations() {
        return SIMULATOR
                .journal()
                .matching(entry -> entry.path().endsWith("/o-confirmation"))
                .size();
    }
}
