package org.tppkit.testkit.fake;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.account.Beneficiary;
import org.tppkit.ports.model.account.EndUserIdentity;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.payment.PaymentId;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.PaymentStatus;
import org.tppkit.ports.spi.bank.AdapterContext;
import org.tppkit.ports.spi.bank.BankAdapter;
import org.tppkit.ports.spi.bank.BankAdapterProvider;
import org.tppkit.ports.spi.event.Operation;

/**
 * A bank in memory, for the tests of programs that embed the client: no socket, no certificate of its own, no waiting.
 * It is an adapter like any other, and told what to hold, what its customer decides and what goes wrong:
 *
 * <pre>{@code
 * FakeBank bank = FakeBank.open().account(FakeValues.account("a-1"), FakeValues.balance("12.34"));
 * TppClient tpp = TppClient.builder().adapters(bank).application(Application.of(bank.id(), …))….build();
 * PendingConsent pending = …; Consent consent = consents.complete(pending,
 * Callback.parse(bank.approve(pending.redirect()))); }</pre>
 *
 * <p>All customers of the bank see the same accounts. Without further word it can do everything that a {@link Capability}
 * names, its tokens live for one hour by the client's clock and are refreshed with single-use refresh tokens, and a
 * payment is accepted as soon as the customer has approved it. As it sends no requests, {@code requestsSent()} is
 * always 0.
 *
 * <p><b>Threads</b>: may be used and told by many threads at once.
 */
public final class FakeBank implements BankAdapterProvider {
    private static final ApiVersion VERSION = ApiVersion.of("1.0");

    private final BankDescriptor descriptor;
    private final FakeBankDesk desk = new FakeBankDesk();
    private final FakeBankTokens tokens = new FakeBankTokens();
    private final FakeBankLedger ledger = new FakeBankLedger();
    private final FakeBankPayments payments = new FakeBankPayments();
    private final FakeBankApprovals approvals;

    private FakeBank(BankDescriptor descriptor) {
        this.descriptor = Objects.requireNonNull(descriptor);
        this.approvals = new FakeBankApprovals(tokens, payments);
    }

    /** {@return the bank {@code fake:bank}} */
    public static FakeBank open() {
        return open(BankId.of("fake", "bank"));
    }

    /**
     * {@return a bank of that id, in both environments and one version} Each bank of one client has a family of its own.
     *
     * @param id for instance {@code fake:bank}; its family is this provider's id
     */
    public static FakeBank open(BankId id) {
        URI api = URI.create("https://api." + id.bank() + ".example");
        URI login = URI.create("https://login." + id.bank() + ".example");
        return like(BankDescriptor.builder()
                .id(id)
                .name("Fake bank")
                .putEndpoints(Environment.PRODUCTION, BankEndpoints.of(api, login))
                .putEndpoints(Environment.SANDBOX, BankEndpoints.of(api, login))
                .putCapabilities(VERSION, Set.of(Capability.values()))
                .recommendedVersion(VERSION)
                .zone(ZoneId.of("Europe/Paris"))
                .build());
    }

    /**
     * {@return a bank that declares what another one does: its capabilities, history, versions} The adapter of the
     * same family may not be on the client's class path beside it; {@code
     * classLoader(ClassLoader.getPlatformClassLoader())} hides it.
     *
     * @param descriptor for instance the row of a real adapter's bank
     */
    public static FakeBank like(BankDescriptor descriptor) {
        return new FakeBank(descriptor);
    }

    /** {@return the bank's id, for the client's application} */
    public BankId id() {
        return descriptor.id();
    }

    // ------------------------------------------------------------------ what it holds

    /**
     * Opens an account, or replaces the one of the same id with its balances and transactions.
     *
     * @param account known by its id from now on; without transactions
     * @param balances all of them, in the order of the answer
     * @return this bank
     */
    public FakeBank account(Account account, Balance... balances) {
        ledger.open(account, List.of(balances));
        return this;
    }

    /**
     * Sets an account's transactions, newest first as a bank would give them, in place of those it had.
     *
     * @param account one that was opened before
     * @param transactions all of them; none empties the account
     * @return this bank
     * @throws IllegalArgumentException if the account was not opened
     */
    public FakeBank transactions(AccountId account, Transaction... transactions) {
        ledger.transactions(account, List.of(transactions));
        return this;
    }

    /**
     * Sets the customer's identity; {@code Fake Customer} unless set.
     *
     * @param identity what every consent gives to read
     * @return this bank
     */
    public FakeBank identity(EndUserIdentity identity) {
        ledger.identity(identity);
        return this;
    }

    /**
     * Sets the customer's trusted beneficiaries.
     *
     * @param beneficiaries all of them; none unless set
     * @return this bank
     */
    public FakeBank beneficiaries(Beneficiary... beneficiaries) {
        ledger.beneficiaries(List.of(beneficiaries));
        return this;
    }

    /**
     * Sets how many entries a page of a list has; 100 unless set.
     *
     * @param entries at least 1
     * @return this bank
     * @throws IllegalArgumentException if it is less
     */
    public FakeBank pageSize(int entries) {
        ledger.pageSize(entries);
        return this;
    }

    /**
     * Sets up to which amount the answer about an account's funds is yes; about other accounts the bank refuses to
     * answer.
     *
     * @param account need not be one that was opened
     * @param upTo the largest amount that is there
     * @return this bank
     */
    public FakeBank funds(Iban account, Money upTo) {
        ledger.funds(account, upTo);
        return this;
    }

    // ------------------------------------------------------------------ what the customer does

    /**
     * The customer approves.
     *
     * @param redirect where the customer was sent, {@code pending.redirect()}
     * @return the address that the customer's browser asks the third party for then; parse it as a callback
     */
    public URI approve(URI redirect) {
        return approvals.approve(redirect);
    }

    /**
     * The customer refuses; else as {@link #approve}.
     *
     * @param redirect the address that the customer was sent to
     * @return the address that the customer's browser asks the third party for then
     */
    public URI refuse(URI redirect) {
        return approvals.refuse(redirect);
    }

    /**
     * The bank sends the customer back with an error of its own; else as {@link #approve}.
     *
     * @param redirect the address that the customer was sent to
     * @param error a code of RFC 6749 section 4.1.2.1, for instance {@code server_error}
     * @return the address that the customer's browser asks the third party for then
     */
    public URI fail(URI redirect, String error) {
        return approvals.fail(redirect, error);
    }

    /** The customer withdraws all consents at the bank: neither access nor refresh tokens are taken any more. */
    public void withdrawConsents() {
        tokens.withdraw();
    }

    // ------------------------------------------------------------------ tokens

    /**
     * Sets how long tokens live that are given from now on; one hour unless set.
     *
     * @param life by the client's clock; more than nothing
     * @return this bank
     * @throws IllegalArgumentException if it is zero or negative
     */
    public FakeBank tokenLife(Duration life) {
        tokens.life(life);
        return this;
    }

    /** Ends all access tokens at once, as if their time were over; refresh tokens stay good. */
    public void expireTokens() {
        tokens.expire();
    }

    /** Takes no refresh token any more that was given until now; access tokens stay good for their time. */
    public void refuseRefresh() {
        tokens.refuseRefresh();
    }

    // ------------------------------------------------------------------ payments

    /**
     * Lets payments wait for the third party's confirmation after the customer's approval, as in STET 1.4.2.
     *
     * @return this bank
     */
    public FakeBank awaitsConfirmation() {
        payments.awaitConfirmation();
        return this;
    }

    /** {@return the payments that were initiated, in order} */
    public List<PaymentRequest> paymentRequests() {
        return payments.requests();
    }

    /**
     * Sets what is read of a payment from now on.
     *
     * @param payment one that was initiated at this bank
     * @param status for instance {@link PaymentStatus#SETTLED}; any code is taken
     */
    public void paymentBecomes(PaymentId payment, PaymentStatus status) {
        payments.become(payment.resourceId(), status);
    }

    // ------------------------------------------------------------------ trouble

    /** From now on each call ends with a 503, until {@link #comeBack()}. */
    public void goDown() {
        desk.goDown();
    }

    /** Ends what {@link #goDown()} began. */
    public void comeBack() {
        desk.comeBack();
    }

    /**
     * The next such operation fails before it takes effect; several calls line up.
     *
     * @param operation which kind of call
     * @param failure makes the error: a fresh one each time
     */
    public void failNext(Operation operation, Supplier<? extends TppException> failure) {
        desk.failNext(operation, failure);
    }

    /**
     * The next such operation takes effect, but its answer gets lost on the way.
     *
     * @param operation which kind of call
     */
    public void loseNextAnswer(Operation operation) {
        desk.loseNextAnswer(operation);
    }

    /**
     * {@return how often the operation was asked for, failures included; pages count one by one}
     *
     * @param operation which kind of call
     */
    public int calls(Operation operation) {
        return desk.calls(operation);
    }

    // ------------------------------------------------------------------ the adapter

    @Override
    public String providerId() {
        return descriptor.id().family();
    }

    @Override
    public List<BankDescriptor> banks() {
        return List.of(descriptor);
    }

    @Override
    public BankAdapter create(ApiVersion version, AdapterContext context) {
        return new FakeBankAdapter(context, desk, tokens, ledger, payments, approvals);
    }

    @Override
    public String toString() {
        return "FakeBank[" + descriptor.id() + "]";
    }
}
