package com.acme.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
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
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.CallbackException;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.PaymentOutcomeUnknownException;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.model.Application;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.account.Beneficiary;
import org.tppkit.ports.model.account.EndUserIdentity;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.account.TransactionQuery;
import org.tppkit.ports.model.consent.ConsentRequest;
import org.tppkit.ports.model.funds.FundsCheck;
import org.tppkit.ports.model.payment.CancellationReason;
import org.tppkit.ports.model.payment.CreditTransfer;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.PaymentStatus;
import org.tppkit.ports.spi.event.ConsentEvent;
import org.tppkit.ports.spi.event.Operation;
import org.tppkit.testkit.fake.FailingTokenStore;
import org.tppkit.testkit.fake.FakeBank;
import org.tppkit.testkit.fake.FakeValues;
import org.tppkit.testkit.fake.ManualClock;
import org.tppkit.testkit.fake.RecordingListener;
import org.tppkit.testkit.fake.StoreOperation;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;

/** How a team tests its own code: a bank in memory, a clock to be turned, a store that fails on demand, a listener. */
class HouseholdBookTest {
    private static final PsuContext CUSTOMER = PsuContext.present("203.0.113.7");
    private static final URI CALLBACK = URI.create("https://book.example/callback");

    private final FakeBank fakeBank = FakeBank.open()
            .account(FakeValues.account("a-1"), FakeValues.balance("1250.00"))
            .account(FakeValues.account("a-2"), FakeValues.balance("-3.10"));
    private final ManualClock clock = ManualClock.at("2026-11-16T09:30:00Z");
    private final FailingTokenStore store = FailingTokenStore.around(TokenStores.inMemory());
    private final RecordingListener listener = new RecordingListener();

    private final TppClient tpp = TppClient.builder()
            .environment(Environment.SANDBOX)
            .identity(identity(TestPki.shared().tpp()))
            .application(Application.of(fakeBank.id(), "book", CALLBACK))
            .adapters(fakeBank)
            .tokenStore(store)
            .testTime(clock, clock::elapsedNanos, clock::advance)
            .listener(listener)
            .initiatingParty(Party.named("Household Book"))
            .build();

    private final Bank bank = tpp.bank(fakeBank.id());
    private final HouseholdBook book = new HouseholdBook(bank);

    /** Throw-away certificates: the fake bank looks at none, but a client is not built without. */
    private static TppIdentity identity(TppCertificates certificates) {
        return TppIdentity.of(
                certificates.qwac().key(),
                certificates.qwac().chain(),
                Signers.of(certificates.qsealc().key(), certificates.qsealc().chain()),
                URI.create("https://book.example/qsealc.pem"));
    }

    @AfterEach
    void close() {
        tpp.close();
    }

    private void connect() {
        URI redirect = book.connect("jane", CUSTOMER);
        book.comeBack("jane", fakeBank.approve(redirect));
    }

    // ------------------------------------------------------------------ consents and accounts

    @Test
    void theBookShowsWhatIsOnAllAccounts() {
        URI redirect = book.connect("jane", CUSTOMER);
        boolean approved = book.comeBack("jane", fakeBank.approve(redirect));

        assertThat(approved).isTrue();
        assertThat(book.balances("jane", CUSTOMER))
                .hasValue(Map.of("Account a-1", Money.of("1250.00", "EUR"), "Account a-2", Money.of("-3.10", "EUR")));
    }

    @Test
    void aCustomerMaySayNo() {
        URI redirect = book.connect("jane", CUSTOMER);

        assertThat(book.comeBack("jane", fakeBank.refuse(redirect))).isFalse();
        assertThat(book.isConnected("jane")).isFalse();
    }

    @Test
    void tokensAreRefreshedWhileTheCustomerIsAway() {
        connect();

        clock.advance(Duration.ofHours(2));

        assertThat(book.balances("jane", PsuContext.absent())).isPresent();
        assertThat(fakeBank.calls(Operation.REFRESH_TOKEN)).isEqualTo(1);
        assertThat(listener.events(ConsentEvent.Refreshed.class)).hasSize(1);
    }

    @Test
    void aLostConsentSendsTheCustomerToTheBankAgain() {
        connect();

        fakeBank.withdrawConsents();

        assertThat(book.balances("jane", CUSTOMER)).isEmpty();
        assertThat(book.isConnected("jane")).isFalse();
        assertThat(listener.events(ConsentEvent.Lost.class))
                .extracting(ConsentEvent.Lost::reason)
                .containsExactly(ConsentRequiredException.Reason.REFRESH_REFUSED);
    }

    @Test
    void aBankThatIsDownKeepsItsCustomers() {
        connect();
        fakeBank.goDown();

        assertThatThrownBy(() -> book.balances("jane", CUSTOMER)).isInstanceOf(BankUnavailableException.class);
        assertThat(book.isConnected("jane")).isTrue();

        fakeBank.comeBack();
        assertThat(book.balances("jane", CUSTOMER)).isPresent();
    }

    @Test
    void aStoreThatFailsLosesNoConsent() {
        connect();
        fakeBank.expireTokens();
        store.next(StoreOperation.FIND).failsBeforeTakingEffect();

        assertThatThrownBy(() -> book.balances("jane", CUSTOMER)).isInstanceOf(TokenStoreException.class);
        assertThat(book.isConnected("jane")).isTrue();
        clock.advance(Duration.ofMinutes(1));
        assertThat(book.balances("jane", CUSTOMER)).isPresent();
    }

    // ------------------------------------------------------------------ payments and funds

    private static PaymentRequest rent(Payments payments) {
        return payments.prepare()
                .addTransfers(CreditTransfer.builder()
                        .instructionId("rent-2026-12")
                        .amount(Money.of("850.00", "EUR"))
                        .creditor(Party.named("Landlord"))
                        .creditorAccount(Iban.of("FR1420041010050500013M02606"))
                        .build())
                .build();
    }

    @Test
    void aPaymentIsApprovedAndSettled() {
        Payments payments = bank.payments(CUSTOMER);
        PendingPayment pending = payments.initiate(rent(payments));

        PaymentState state = payments.complete(pending, Callback.parse(fakeBank.approve(pending.redirect())));

        assertThat(state.payment().status()).contains(PaymentStatus.ACCEPTED_FOR_EXECUTION);
        fakeBank.paymentBecomes(state.id(), PaymentStatus.SETTLED);
        assertThat(payments.find(state.id()).payment().isFinal()).isTrue();
        assertThat(fakeBank.paymentRequests())
                .singleElement()
                .satisfies(request -> assertThat(request.transfers()).hasSize(1));
    }

    @Test
    void aConfirmationWhoseAnswerGotLostIsLookedUpAndNotSentAgain() {
        fakeBank.awaitsConfirmation();
        Payments payments = bank.payments(CUSTOMER);
        PendingPayment pending = payments.initiate(rent(payments));
        fakeBank.loseNextAnswer(Operation.CONFIRM_PAYMENT);

        assertThatThrownBy(() -> payments.complete(pending, Callback.parse(fakeBank.approve(pending.redirect()))))
                .isInstanceOf(PaymentOutcomeUnknownException.class);

        assertThat(payments.resume(pending).isDecided()).isTrue();
        assertThat(fakeBank.calls(Operation.CONFIRM_PAYMENT)).isEqualTo(1);
    }

    @Test
    void theBankSaysWhetherTheMoneyIsThere() {
        Iban account = Iban.of("FR1420041010050500013M02606");
        fakeBank.funds(account, Money.of("1000.00", "EUR"));
        PendingConsent pending = bank.consents().begin(ConsentRequest.fundsConfirmation("jane"), CUSTOMER);
        Consent consent = bank.consents().complete(pending, Callback.parse(fakeBank.approve(pending.redirect())));

        assertThat(available(consent, FundsCheck.of("q-1", account, Money.of("850.00", "EUR"))))
                .isTrue();
        assertThat(available(consent, FundsCheck.of("q-2", account, Money.of("1000.01", "EUR"))))
                .isFalse();
    }

    private boolean available(Consent consent, FundsCheck check) {
        return bank.funds(consent, CUSTOMER).check(check).value().available();
    }

    // ------------------------------------------------------------------ the fake bank itself

    private Consent consent() {
        PendingConsent pending = bank.consents().begin(ConsentRequest.accountInformation("joe"), CUSTOMER);
        return bank.consents().complete(pending, Callback.parse(fakeBank.approve(pending.redirect())));
    }

    @Test
    void transactionsComeInPagesAndWithinTheWindow() {
        fakeBank.pageSize(2)
                .transactions(
                        AccountId.of("a-1"),
                        FakeValues.transaction("2026-11-03", "-4.20", "Coffee"),
                        FakeValues.transaction("2026-11-02", "-12.00", "Books"),
                        FakeValues.transaction("2026-11-02", "100.00", "Refund"),
                        FakeValues.transaction("2026-10-31", "-1.00", "Fee"));
        TransactionQuery november = TransactionQuery.since(LocalDate.parse("2026-11-01"));

        List<String> amounts = bank.accounts(consent(), CUSTOMER).transactions(AccountId.of("a-1"), november).stream()
                .map(Transaction::signedAmount)
                .map(Money::toString)
                .toList();

        assertThat(amounts).containsExactly("-4.20 EUR", "-12.00 EUR", "100.00 EUR");
        assertThat(fakeBank.calls(Operation.TRANSACTIONS)).isEqualTo(2);
    }

    @Test
    void identityAndBeneficiariesAreWhatTheTestSaid() {
        fakeBank.identity(EndUserIdentity.builder().fullName("Jane Doe").build())
                .beneficiaries(Beneficiary.builder().name("Landlord").build());
        Consent consent = consent();

        assertThat(bank.accounts(consent, CUSTOMER).identity().value().fullName())
                .isEqualTo("Jane Doe");
        assertThat(bank.accounts(consent, CUSTOMER).trustedBeneficiaries())
                .extracting(Beneficiary::name)
                .containsExactly("Landlord");
    }

    @Test
    void whatIsToFailNextFailsOnce() {
        Consent consent = consent();
        fakeBank.failNext(
                Operation.IDENTITY,
                () -> new ConsentRequiredException(ConsentRequiredException.Reason.SCA_REQUIRED, "once more"));

        assertThatThrownBy(() -> bank.accounts(consent, CUSTOMER).identity())
                .isInstanceOf(ConsentRequiredException.class);
    }

    @Test
    void aRefusedRefreshIsNoticedWhenTheTokenEnds() {
        Consent consent = consent();
        fakeBank.refuseRefresh();
        assertThat(bank.accounts(consent, CUSTOMER).list()).hasSize(2);

        fakeBank.expireTokens();

        assertThatThrownBy(() -> bank.accounts(consent, CUSTOMER).list()).isInstanceOf(ConsentRequiredException.class);
    }

    @Test
    void aRevokedConsentIsRefusedByTheBank() {
        Consent consent = consent();
        bank.consents().revoke(consent);

        assertThat(fakeBank.calls(Operation.REVOKE)).isEqualTo(1);
        assertThatThrownBy(() -> bank.accounts(consent, CUSTOMER).list()).isInstanceOf(ConsentRequiredException.class);
    }

    @Test
    void aCodeIsGoodForOneUse() {
        PendingConsent pending = bank.consents().begin(ConsentRequest.accountInformation("joe"), CUSTOMER);
        Callback callback = Callback.parse(fakeBank.approve(pending.redirect()));
        bank.consents().complete(pending, callback);

        assertThatThrownBy(() -> bank.consents().complete(pending, callback)).isInstanceOf(CallbackException.class);
        assertThat(fakeBank.calls(Operation.EXCHANGE_CODE)).isEqualTo(1);
    }

    @Test
    void anErrorOfTheBankComesBackWithTheCustomer() {
        PendingConsent pending = bank.consents().begin(ConsentRequest.accountInformation("joe"), CUSTOMER);
        URI back = fakeBank.fail(pending.redirect(), "server_error");

        assertThatThrownBy(() -> bank.consents().complete(pending, Callback.parse(back)))
                .isInstanceOf(CallbackException.class);
    }

    @Test
    void aRefusedPaymentIsRejected() {
        Payments payments = bank.payments(CUSTOMER);
        PendingPayment pending = payments.initiate(rent(payments));
        fakeBank.refuse(pending.redirect());

        assertThat(payments.find(pending.payment()).payment().status()).contains(PaymentStatus.REJECTED);
    }

    @Test
    void aPaymentThatWaitsCanBeCancelled() {
        Payments payments = bank.payments(CUSTOMER);
        PendingPayment pending = payments.initiate(rent(payments));
        payments.cancel(pending.payment(), CancellationReason.REQUESTED_BY_CUSTOMER);

        assertThat(payments.find(pending.payment()).payment().status()).contains(PaymentStatus.CANCELLED);
    }

    @Test
    void anAddressOfAnotherBankIsNoApproval() {
        assertThatThrownBy(() -> fakeBank.approve(URI.create("https://other.example/approve?state=x")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void waitingForADecisionTurnsTheClockAndNobodyWaits() {
        Payments payments = bank.payments(CUSTOMER);
        PendingPayment pending = payments.initiate(rent(payments));

        PaymentState state = payments.awaitDecision(pending.payment(), Duration.ofHours(1));

        assertThat(state.isDecided()).isFalse();
        assertThat(clock.instant()).isEqualTo("2026-11-16T10:30:00Z");
    }
}
