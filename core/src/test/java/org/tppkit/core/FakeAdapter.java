package org.tppkit.core;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.NextStep;
import org.tppkit.ports.model.Page;
import org.tppkit.ports.model.PageCursor;
import org.tppkit.ports.model.PagingEnd;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.account.Beneficiary;
import org.tppkit.ports.model.account.CashAccountType;
import org.tppkit.ports.model.account.EndUserIdentity;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.account.TransactionQuery;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.model.consent.AuthorizationCode;
import org.tppkit.ports.model.consent.CallbackMeaning;
import org.tppkit.ports.model.consent.CodeExchange;
import org.tppkit.ports.model.consent.ConsentSetup;
import org.tppkit.ports.model.consent.ConsentStart;
import org.tppkit.ports.model.consent.ConsentStatus;
import org.tppkit.ports.model.consent.RefreshToken;
import org.tppkit.ports.model.consent.TokenGrant;
import org.tppkit.ports.spi.bank.AccountGateway;
import org.tppkit.ports.spi.bank.AuthorizationGateway;
import org.tppkit.ports.spi.bank.BankAdapter;
import org.tppkit.ports.spi.bank.BankCall;
import org.tppkit.ports.spi.bank.ConsentGateway;
import org.tppkit.ports.spi.bank.FundsGateway;
import org.tppkit.ports.spi.bank.PaymentGateway;

/** A bank without a network: every call is a function that a test may replace. */
public final class FakeAdapter implements BankAdapter, ConsentGateway, AuthorizationGateway, AccountGateway {
    private final AtomicInteger tokens = new AtomicInteger();
    final AtomicInteger exchanges = new AtomicInteger();
    final AtomicInteger refreshes = new AtomicInteger();
    final AtomicInteger revocations = new AtomicInteger();
    final AtomicInteger clientTokens = new AtomicInteger();
    final FakePayments payments = new FakePayments();

    final AtomicInteger deletions = new AtomicInteger();
    final AtomicInteger inquiries = new AtomicInteger();
    final List<ConsentSetup> setups = new CopyOnWriteArrayList<>();
    volatile Optional<String> consentReference = Optional.empty();
    volatile Optional<NextStep> nextStep = Optional.empty();
    volatile Function<BankCall, ConsentStatus> status = call -> ConsentStatus.VALID;
    volatile Duration tokenLife = Duration.ofHours(1);
    volatile Function<BankCall, TokenGrant> exchange = call -> grant();
    volatile Function<BankCall, TokenGrant> refresh = call -> grant();
    volatile Function<BankCall, Void> revoke = call -> null;
    volatile Function<BankCall, Page<Account>> accounts =
            call -> Page.last(PagingEnd.NO_NEXT_LINK, List.of(account("a-1")));

    static Account account(String id) {
        return Account.builder()
                .id(AccountId.of(id))
                .name("Current account")
                .type(CashAccountType.CASH)
                .build();
    }

    TokenGrant grant() {
        int number = tokens.incrementAndGet();
        return TokenGrant.builder()
                .accessToken(new AccessToken("access-" + number))
                .refreshToken(new RefreshToken("refresh-" + number))
                .expiresIn(tokenLife)
                .build();
    }

    @Override
    public ConsentGateway consents() {
        return this;
    }

    @Override
    public AuthorizationGateway authorization() {
        return this;
    }

    @Override
    public AccountGateway accounts() {
        return this;
    }

    @Override
    public PaymentGateway payments() {
        return payments;
    }

    @Override
    public FundsGateway funds() {
        return payments;
    }

    @Override
    public TokenGrant clientCredentials(BankCall call) {
        return TokenGrant.builder()
                .accessToken(new AccessToken("client-" + clientTokens.incrementAndGet()))
                .expiresIn(tokenLife)
                .build();
    }

    @Override
    public ConsentStart begin(ConsentSetup setup, BankCall call) {
        setups.add(setup);
        URI page = URI.create("https://login.first.example/authorize?state=" + setup.state());
        return ConsentStart.builder()
                .nextStep(nextStep.orElse(new NextStep.RedirectPsu(page)))
                .consentReference(consentReference)
                .build();
    }

    @Override
    public CallbackMeaning interpret(Callback callback) {
        if (callback.error().isPresent()) {
            return callback.error().get().equals("access_denied")
                    ? new CallbackMeaning.Refused()
                    : new CallbackMeaning.Failed(callback.error().get());
        }
        return callback.code()
                .map(code -> (CallbackMeaning) new CallbackMeaning.Authorized(new AuthorizationCode(code)))
                .orElseGet(() -> consentReference.isPresent()
                                || callback.single("approved").isPresent()
                        ? new CallbackMeaning.Approved()
                        : new CallbackMeaning.Unintelligible());
    }

    @Override
    public ConsentStatus status(BankCall call) {
        inquiries.incrementAndGet();
        return status.apply(call);
    }

    @Override
    public void delete(BankCall call) {
        deletions.incrementAndGet();
    }

    @Override
    public TokenGrant exchange(CodeExchange code, BankCall call) {
        exchanges.incrementAndGet();
        return exchange.apply(call);
    }

    @Override
    public TokenGrant refresh(RefreshToken token, BankCall call) {
        refreshes.incrementAndGet();
        return refresh.apply(call);
    }

    @Override
    public void revoke(AccessToken token, BankCall call) {
        revocations.incrementAndGet();
        revoke.apply(call);
    }

    @Override
    public Page<Account> accounts(Optional<PageCursor> page, BankCall call) {
        return accounts.apply(call);
    }

    @Override
    public List<Balance> balances(AccountId account, BankCall call) {
        return List.of();
    }

    @Override
    public Page<Transaction> transactions(
            AccountId account, TransactionQuery query, Optional<PageCursor> page, BankCall call) {
        return Page.last(PagingEnd.NO_CONTENT, List.of());
    }

    @Override
    public EndUserIdentity identity(BankCall call) {
        return EndUserIdentity.builder().fullName("Customer").build();
    }

    @Override
    public Page<Beneficiary> trustedBeneficiaries(Optional<PageCursor> page, BankCall call) {
        return Page.last(PagingEnd.NO_CONTENT, List.of());
    }
}
