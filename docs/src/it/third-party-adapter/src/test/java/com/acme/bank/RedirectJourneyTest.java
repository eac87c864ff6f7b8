package com.acme.bank;

import static com.acme.bank.AcmeWorld.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tppkit.core.Accounts;
import org.tppkit.core.Consent;
import org.tppkit.core.PaymentState;
import org.tppkit.core.Payments;
import org.tppkit.core.PendingConsent;
import org.tppkit.core.PendingPayment;
import org.tppkit.ports.error.ConsentPendingException;
import org.tppkit.ports.error.ConsentRefusedException;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.IdentityRejectedException;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.NextStep;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.consent.ConsentRequest;
import org.tppkit.ports.model.funds.FundsCheck;
import org.tppkit.ports.model.payment.CancellationReason;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.PaymentStatus;
import org.tppkit.testkit.scripted.RecordedRequest;

/** The bank sends the customer back to an address that it was told, and gives no tokens: one walk through core. */
class RedirectJourneyTest {
    private static final Iban ACCOUNT = Iban.of("DE89370400440532013000");

    private final AcmeWorld world = AcmeWorld.river();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aConsentIsCompletedOnceTheBankSaysThatItIsValid() {
        PendingConsent pending = begin();
        assertThat(pending.redirect()).hasToString("https://login.acme.example/approve/id-1");
        assertThatThrownBy(() -> complete(pending)).isInstanceOf(ConsentPendingException.class);
        world.script.customerDecides("valid");
        Consent consent = complete(pending);
        Accounts accounts = world.bank.accounts(consent, CUSTOMER);
        Account account = accounts.list().iterator().next();
        assertThat(account.name()).isEqualTo("Girokonto");
        assertThat(accounts.balances(account.id()))
                .extracting(Balance::amount)
                .containsExactly(Money.of("-1.50", "EUR"));
        assertThat(accounts.transactions(account.id()))
                .extracting(Transaction::signedAmount)
                .containsExactly(Money.of("-0.10", "EUR"), Money.of("-5.00", "EUR"), Money.of("20.00", "EUR"));
        world.bank.consents().revoke(consent);
        assertThat(world.script.server.requests("DELETE", "/v1/consents/id-1")).hasSize(1);
        assertEveryRequestOfAConsentNamesIt();
        SignedRequests.requireAll(world.script.server.requests(), world.certificates.qsealc());
    }

    private void assertEveryRequestOfAConsentNamesIt() {
        List<RecordedRequest> reads = world.script.server.requests().stream()
                .filter(request -> request.path().startsWith("/v1/accounts"))
                .toList();
        assertThat(reads).hasSize(4).allSatisfy(request -> {
            assertThat(request.header("Consent-ID")).contains("id-1");
            assertThat(request.header("Authorization")).isEmpty();
            assertThat(request.header("PSU-IP-Address")).contains("203.0.113.7");
        });
    }

    @Test
    void whatTheCustomerRefusedIsNoConsent() {
        PendingConsent pending = begin();
        Callback nok = Callback.parse(sentTo("TPP-Nok-Redirect-URI"));
        assertThatThrownBy(() -> world.bank.consents().complete(pending, nok))
                .isInstanceOf(ConsentRefusedException.class);
    }

    @Test
    void aCustomerWhoIsAskedInTheBanksAppNeedsNoCallback() {
        world.script.asksInItsApp();
        PendingConsent pending = begin();
        assertThat(pending.nextStep()).containsInstanceOf(NextStep.AwaitPsu.class);
        assertThatThrownBy(() -> world.bank.consents().complete(pending)).isInstanceOf(ConsentPendingException.class);
        world.script.customerDecides("valid");
        assertThat(world.bank.consents().complete(pending).subject()).isEqualTo("user-42");
    }

    @Test
    void theBanksOwnCodesDecideWhatARefusalMeans() {
        PendingConsent pending = begin();
        world.script.customerDecides("valid");
        Consent consent = complete(pending);
        Accounts accounts = world.bank.accounts(consent, CUSTOMER);
        world.script.server.when("GET", "/v1/accounts").answer(AcmeAnswers.refusal(401, "CERTIFICATE_EXPIRED", "…"));
        assertThatThrownBy(accounts::list).isInstanceOf(IdentityRejectedException.class);
        world.script.server.when("GET", "/v1/accounts").answer(AcmeAnswers.refusal(401, "CONSENT_EXPIRED", "…"));
        assertThatThrownBy(accounts::list)
                .isInstanceOfSatisfying(
                        ConsentRequiredException.class,
                        e -> assertThat(e.reason()).isEqualTo(ConsentRequiredException.Reason.EXPIRED));
        assertThat(world.bank.consents().find(consent.id()).flatMap(Consent::lost))
                .isPresent();
    }

    @Test
    void aPaymentIsApprovedFoundAndCancelled() {
        Payments payments = world.bank.payments(CUSTOMER);
        PendingPayment pending = payments.initiate(payment(payments));
        assertThat(pending.payment().resourceId()).isEqualTo("sepa-credit-transfers/id-1");
        world.script.customerDecides("ACTC");
        PaymentState state = payments.complete(pending, Callback.parse(sentTo("TPP-Redirect-URI")));
        assertThat(state.payment().status()).contains(PaymentStatus.TECHNICALLY_ACCEPTED);
        PendingPayment cancelled = payments.cancel(pending.payment(), CancellationReason.REQUESTED_BY_CUSTOMER);
        assertThat(cancelled.nextStep()).containsInstanceOf(NextStep.None.class);
        assertThat(payments.find(pending.payment()).payment().status()).contains(PaymentStatus.CANCELLED);
        assertThat(world.script.server.requests("POST", "/oauth/token")).isEmpty();
        SignedRequests.requireAll(world.script.server.requests(), world.certificates.qsealc());
    }

    @Test
    void fundsAreConfirmedWithAConsentForOneAccount() {
        PendingConsent pending = world.bank
                .consents()
                .begin(ConsentRequest.fundsConfirmation("user-42").about(ACCOUNT), CUSTOMER);
        world.script.customerDecides("valid");
        Consent consent = complete(pending);
        FundsCheck check = FundsCheck.of("check-1", ACCOUNT, Money.of("12.30", "EUR"));
        assertThat(world.bank.funds(consent, CUSTOMER).check(check).value().available())
                .isTrue();
        assertThat(world.script.server.requests("POST", "/v1/funds-confirmations"))
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.header("Consent-ID")).contains("id-1");
                    assertThat(request.bodyText())
                            .contains("\"instructedAmount\":{\"currency\":\"EUR\",\"amount\":\"12.30\"}");
                });
        world.bank.consents().revoke(consent);
        assertThat(world.script.server.requests("DELETE", "/v2/consents/confirmation-of-funds/id-1"))
                .hasSize(1);
    }

    private PendingConsent begin() {
        return world.bank.consents().begin(ConsentRequest.accountInformation("user-42"), CUSTOMER);
    }

    private Consent complete(PendingConsent pending) {
        return world.bank.consents().complete(pending, Callback.parse(sentTo("TPP-Redirect-URI")));
    }

    /** The address that the bank was told last: where it sends the customer. */
    private String sentTo(String header) {
        return world.script.server.requests().stream()
                .flatMap(request -> request.header(header).stream())
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    static PaymentRequest payment(Payments payments) {
        return SamplePayments.of(payments.prepare(), ACCOUNT);
    }
}
