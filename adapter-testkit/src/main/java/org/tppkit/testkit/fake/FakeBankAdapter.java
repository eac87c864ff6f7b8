package org.tppkit.testkit.fake;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.NextStep;
import org.tppkit.ports.model.Page;
import org.tppkit.ports.model.PageCursor;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.account.Beneficiary;
import org.tppkit.ports.model.account.EndUserIdentity;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.account.TransactionQuery;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.model.consent.AuthorizationCode;
import org.tppkit.ports.model.consent.CallbackMeaning;
import org.tppkit.ports.model.consent.CodeExchange;
import org.tppkit.ports.model.consent.ConsentSetup;
import org.tppkit.ports.model.consent.ConsentStart;
import org.tppkit.ports.model.consent.RefreshToken;
import org.tppkit.ports.model.consent.TokenGrant;
import org.tppkit.ports.model.payment.CancellationReason;
import org.tppkit.ports.model.payment.PaymentSetup;
import org.tppkit.ports.model.payment.PaymentStart;
import org.tppkit.ports.model.payment.PaymentStatus;
import org.tppkit.ports.model.payment.RetrievedPayment;
import org.tppkit.ports.spi.bank.AccountGateway;
import org.tppkit.ports.spi.bank.AdapterContext;
import org.tppkit.ports.spi.bank.AuthorizationGateway;
import org.tppkit.ports.spi.bank.BankAdapter;
import org.tppkit.ports.spi.bank.BankCall;
import org.tppkit.ports.spi.bank.ConsentGateway;
import org.tppkit.ports.spi.bank.FundsGateway;
import org.tppkit.ports.spi.bank.PaymentGateway;
import org.tppkit.ports.spi.event.Operation;

/** The way to a fake bank: what a real adapter would say over HTTPS goes straight to the bank's memory. */
final class FakeBankAdapter implements BankAdapter {
    private static final URI NO_PAGES = URI.create("https://login.fake.example");

    private final AdapterContext context;
    private final FakeBankDesk desk;
    private final FakeBankTokens tokens;
    private final FakeBankLedger ledger;
    private final FakeBankPayments payments;
    private final FakeBankApprovals approvals;

    FakeBankAdapter(
            AdapterContext context,
            FakeBankDesk desk,
            FakeBankTokens tokens,
            FakeBankLedger ledger,
            FakeBankPayments payments,
            FakeBankApprovals approvals) {
        this.context = context;
        this.desk = desk;
        this.tokens = tokens;
        this.ledger = ledger;
        this.payments = payments;
        this.approvals = approvals;
    }

    @Override
    public ConsentGateway consents() {
        return new Consents();
    }

    @Override
    public AuthorizationGateway authorization() {
        return new Authorization();
    }

    @Override
    public AccountGateway accounts() {
        return new Accounts();
    }

    @Override
    public PaymentGateway payments() {
        return new Payments();
    }

    @Override
    public FundsGateway funds() {
        return (check, call) -> authorized(Operation.FUNDS_CONFIRMATION, call, () -> ledger.answer(check));
    }

    private Instant now() {
        return context.clock().instant();
    }

    private <T> T authorized(Operation operation, BankCall call, Supplier<T> work) {
        return desk.serve(operation, call, () -> {
            tokens.requireGood(call.accessToken(), now());
            return work.get();
        });
    }

    private NextStep approval(String state, URI back, @Nullable String payment) {
        URI login = context.endpoints().authorization().orElse(NO_PAGES);
        return new NextStep.RedirectPsu(approvals.await(login, state, back, payment));
    }

    private static CallbackMeaning meaning(Callback callback) {
        if (callback.error().isPresent()) {
            String error = callback.error().get();
            return error.equals("access_denied") ? new CallbackMeaning.Refused() : new CallbackMeaning.Failed(error);
        }
        if (callback.single("approved").isPresent()) {
            return new CallbackMeaning.Approved();
        }
        return callback.code()
                .<CallbackMeaning>map(code -> new CallbackMeaning.Authorized(new AuthorizationCode(code)))
                .orElseGet(CallbackMeaning.Unintelligible::new);
    }

    private final class Consents implements ConsentGateway {
        @Override
        public ConsentStart begin(ConsentSetup setup, BankCall call) {
            return desk.serve(
                    Operation.BEGIN_CONSENT,
                    call,
                    () -> ConsentStart.of(approval(setup.state(), setup.redirectUri(), null)));
        }

        @Override
        public CallbackMeaning interpret(Callback callback) {
            return meaning(callback);
        }
    }

    private final class Authorization implements AuthorizationGateway {
        @Override
        public TokenGrant exchange(CodeExchange code, BankCall call) {
            return desk.serve(Operation.EXCHANGE_CODE, call, () -> tokens.exchange(code.code(), now()));
        }

        @Override
        public TokenGrant refresh(RefreshToken token, BankCall call) {
            return desk.serve(Operation.REFRESH_TOKEN, call, () -> tokens.refresh(token, now()));
        }

        @Override
        public TokenGrant clientCredentials(BankCall call) {
            return desk.serve(Operation.CLIENT_TOKEN, call, () -> tokens.forApplication(now()));
        }

        @Override
        public void revoke(AccessToken token, BankCall call) {
            desk.serve(Operation.REVOKE, call, () -> {
                tokens.revoke(token);
                return true;
            });
        }
    }

    private final class Accounts implements AccountGateway {
        @Override
        public Page<Account> accounts(Optional<PageCursor> page, BankCall call) {
            return authorized(Operation.ACCOUNTS, call, () -> ledger.accounts(page));
        }

        @Override
        public List<Balance> balances(AccountId account, BankCall call) {
            return authorized(Operation.BALANCES, call, () -> ledger.balances(account));
        }

        @Override
        public Page<Transaction> transactions(
                AccountId account, TransactionQuery query, Optional<PageCursor> page, BankCall call) {
            return authorized(Operation.TRANSACTIONS, call, () -> ledger.transactions(account, query, page));
        }

        @Override
        public EndUserIdentity identity(BankCall call) {
            return authorized(Operation.IDENTITY, call, ledger::identity);
        }

        @Override
        public Page<Beneficiary> trustedBeneficiaries(Optional<PageCursor> page, BankCall call) {
            return authorized(Operation.TRUSTED_BENEFICIARIES, call, () -> ledger.beneficiaries(page));
        }
    }

    private final class Payments implements PaymentGateway {
        @Override
        public PaymentStart initiate(PaymentSetup setup, BankCall call) {
            return authorized(Operation.INITIATE_PAYMENT, call, () -> {
                String id = payments.initiate(setup.request());
                PaymentSetup.Return back = setup.back();
                return new PaymentStart(id, approval(back.state(), back.redirectUri(), id));
            });
        }

        @Override
        public CallbackMeaning interpret(Callback callback) {
            return meaning(callback);
        }

        @Override
        public RetrievedPayment find(String resourceId, BankCall call) {
            return authorized(Operation.FIND_PAYMENT, call, () -> payments.find(resourceId));
        }

        @Override
        public void confirm(String resourceId, BankCall call) {
            authorized(Operation.CONFIRM_PAYMENT, call, () -> {
                payments.become(resourceId, PaymentStatus.ACCEPTED_FOR_EXECUTION);
                return true;
            });
        }

        @Override
        public PaymentStart cancel(
                RetrievedPayment payment, CancellationReason reason, PaymentSetup.Return setup, BankCall call) {
            return authorized(Operation.CANCEL_PAYMENT, call, () -> {
                payments.become(payment.resourceId(), PaymentStatus.CANCELLED);
                return new PaymentStart(payment.resourceId(), new NextStep.None());
            });
        }
    }
}
