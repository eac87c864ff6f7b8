package org.tppkit.adapter.arkea.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.tppkit.adapter.arkea.ArkeaBanks;
import org.tppkit.core.Accounts;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.Listing;
import org.tppkit.core.Payments;
import org.tppkit.core.PendingConsent;
import org.tppkit.core.PendingPayment;
import org.tppkit.core.Settings;
import org.tppkit.core.Signers;
import org.tppkit.core.TokenStores;
import org.tppkit.core.TppClient;
import org.tppkit.core.TppIdentity;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.model.Application;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.consent.ConsentRequest;
import org.tppkit.ports.model.payment.CreditTransfer;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.spi.token.TokenStore;
import org.tppkit.testkit.fake.ManualClock;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;
import org.tppkit.testkit.pki.TppProfile;
import org.tppkit.testkit.scripted.RecordedRequest;
import org.tppkit.testkit.scripted.Rule;
import org.tppkit.testkit.scripted.ScriptedAnswer;
import org.tppkit.testkit.scripted.ScriptedBank;

/**
 * The whole client against a scripted bank that answers well unless a test says otherwise. The client has one slot for the
 * host: whatever keeps a connection or a slot makes the next call hang. Pauses are noted and not waited for.
 */
final class FaultWorld implements AutoCloseable {
    static final PsuContext CUSTOMER = PsuContext.present("203.0.113.7");
    static final PsuContext NOBODY = PsuContext.absent();
    static final Duration GUARD = Duration.ofSeconds(30);

    static final String TOKEN = "/oauth-authorizationcode-psd2/token";
    static final String REVOKE = "/oauth-authorizationcode-psd2/revoke";
    static final String CLIENT_TOKEN = "/oauth-clientcredentials-psd2/token";
    static final String ACCOUNTS = "/psd2/v1/accounts";
    static final String TRANSACTIONS = ACCOUNTS + "/A1/transactions";
    static final String PAYMENTS = "/psd2/v1/payment-requests";
    static final AccountId A1 = AccountId.of("A1");

    private static final String IBAN = "DE89370400440532013000";
    static final URI REDIRECT = URI.create("https://tpp.example/callback");
    private static final BankId FORTUNEO = BankId.of("arkea", "fortuneo");

    /** Valid whatever moment the clock shows. */
    private static final TppCertificates CERTIFICATES = TestPki.shared()
            .reissue(
                    TestPki.shared().tpp(),
                    TppProfile.standard()
                            .valid(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2040-01-01T00:00:00Z")));

    /** What must not stand in any text: tokens and the code, what bodies hold, an account number. */
    private static final List<String> SECRETS = List.of("SECRET", "MARKER", IBAN);

    final ManualClock clock = ManualClock.at("2026-11-16T09:30:00Z");
    final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
    final ScriptedBank server;
    final TokenStore store = TokenStores.inMemory();
    private final Settings settings;
    private final List<TppClient> clients = new ArrayList<>();
    private final AtomicInteger tokens = new AtomicInteger();
    final Bank bank;
    final Consent consent;

    private FaultWorld(ScriptedBank server, Settings settings) {
        this.server = server;
        this.settings = settings;
        server.when("POST", TOKEN).answer(request -> grant());
        server.when("POST", CLIENT_TOKEN).answer(request -> grant());
        server.when("POST", REVOKE).answer(ScriptedAnswer.of(200));
        server.when("GET", ACCOUNTS).answer(accountsAnswer());
        server.when("GET", TRANSACTIONS).answer(page("", entry("12.30")));
        this.bank = another().bank(FORTUNEO);
        this.consent = newConsent();
    }

    static FaultWorld start() {
        return start(builder -> builder);
    }

    static FaultWorld start(UnaryOperator<Settings.Builder> change) {
        Settings.Builder settings = Settings.builder().slotsPerHost(1).reservedSlots(0);
        return new FaultWorld(
                ScriptedBank.start(TestPki.shared()), change.apply(settings).build());
    }

    Consent newConsent() {
        PendingConsent pending = bank.consents().begin(ConsentRequest.accountInformation("user-1"), CUSTOMER);
        return bank.consents().complete(pending, callback(pending));
    }

    static Callback callback(PendingConsent pending) {
        return Callback.parse(callbackUri(pending));
    }

    static String callbackUri(PendingConsent pending) {
        String query = pending.redirect().getRawQuery();
        String state = query.replaceFirst(".*state=([^&]*).*", "$1");
        return REDIRECT + "?code=SECRET-code&state=" + state;
    }

    private ScriptedAnswer grant() {
        int number = tokens.incrementAndGet();
        return ScriptedAnswer.json(
                200,
                "{\"access_token\":\"SECRET-at-" + number + "\",\"refresh_token\":\"SECRET-rt-" + number
                        + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
    }

    /** A client without open connections, that shares the consent. */
    Bank fresh() {
        return another().bank(FORTUNEO);
    }

    TppClient another() {
        return client(server.origin());
    }

    /** A client that looks for the bank elsewhere. */
    TppClient client(URI api) {
        return client(api, Application.of(FORTUNEO, "my-api-key", REDIRECT));
    }

    /** A client of another application. */
    TppClient clientOf(Application application) {
        return client(server.origin(), application);
    }

    private TppClient client(URI api, Application application) {
        TppCertificates tpp = CERTIFICATES;
        TppClient client = TppClient.builder()
                .environment(Environment.SANDBOX)
                .identity(TppIdentity.of(
                        tpp.qwac().key(),
                        tpp.qwac().chain(),
                        Signers.of(tpp.qsealc().key(), tpp.qsealc().chain()),
                        URI.create("https://tpp.example/qsealc.pem")))
                .application(application)
                .endpoints(FORTUNEO, BankEndpoints.of(api, api))
                .trustedCertificates(List.of(TestPki.shared().caCertificate()))
                .tokenStore(store)
                .initiatingParty(Party.named("Third Party SAS"))
                .settings(settings)
                .testTime(clock, System::nanoTime, pause -> {
                    pauses.add(pause);
                    clock.advance(pause);
                })
                .build();
        clients.add(client);
        return client;
    }

    Bank elsewhere(URI api) {
        return client(api).bank(FORTUNEO);
    }

    // --- calls ---

    Listing<Account> list() {
        return list(bank);
    }

    Listing<Account> list(Bank by) {
        return accounts(by, CUSTOMER).list();
    }

    Accounts accounts(Bank by, PsuContext psu) {
        return by.accounts(consent, psu);
    }

    static PendingPayment pay(Bank by) {
        Payments payments = by.payments(CUSTOMER);
        return payments.initiate(payments.prepare()
                .addTransfers(CreditTransfer.builder()
                        .instructionId("only")
                        .endToEndId("e2e-only")
                        .amount(Money.of("12.30", "EUR"))
                        .creditor(Party.named("MARKER SA"))
                        .creditorAccount(Iban.of(IBAN))
                        .build())
                .build());
    }

    /** A payment in 1.4.2 by a client that has its application's token already. */
    Bank payer() {
        Bank payer = another().bank(FORTUNEO, ArkeaBanks.STET_1_4_2);
        server.when("POST", PAYMENTS).answer(ScriptedAnswer.of(400)).times(1);
        failure(() -> pay(payer));
        return payer;
    }

    // --- what the bank may say ---

    /** The next answers to a list of accounts. */
    Rule accounts() {
        return server.when("GET", ACCOUNTS);
    }

    Rule transactions() {
        return server.when("GET", TRANSACTIONS);
    }

    static ScriptedAnswer accountsAnswer() {
        return ScriptedAnswer.json(200, ACCOUNTS_BODY);
    }

    static final String ACCOUNTS_BODY =
            "{\"accounts\":[{\"resourceId\":\"A1\",\"accountId\":{\"iban\":\"" + IBAN + "\",\"currency\":\"EUR\"},"
                    + "\"name\":\"MARKER of the customer\",\"usage\":\"PRIV\",\"cashAccountType\":\"CACC\"}],"
                    + "\"_links\":{\"self\":{\"href\":\"" + ACCOUNTS + "\"}}}";

    static String entry(String amount) {
        return "{\"transactionAmount\":{\"amount\":" + amount + ",\"currency\":\"EUR\"},"
                + "\"creditDebitIndicator\":\"DBIT\",\"status\":\"BOOK\",\"bookingDate\":\"2026-11-10\","
                + "\"remittanceInformation\":{\"unstructured\":[\"MARKER\"]}}";
    }

    /** A page of transactions; {@code next} as JSON, without quotes around it, may be empty. */
    static ScriptedAnswer page(String next, String... entries) {
        String links = next.isEmpty() ? "{}" : "{\"next\":{\"href\":\"" + next + "\"}}";
        return ScriptedAnswer.json(
                200, "{\"transactions\":[" + String.join(",", entries) + "],\"_links\":" + links + "}");
    }

    // --- what came of it ---

    /** The error of a call, after a look for secrets in all its text. */
    static TppException failure(ThrowingCallable call) {
        return failure(TppException.class, call);
    }

    static <T extends TppException> T failure(Class<T> kind, ThrowingCallable call) {
        T failure = catchThrowableOfType(kind, call);
        assertThat(failure).as("the fault is told as " + kind.getSimpleName()).isNotNull();
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        assertThat(SECRETS).allSatisfy(secret -> assertThat(text.toString()).doesNotContain(secret));
        assertThat(failure.getMessage()).hasSizeLessThan(1_000);
        return failure;
    }

    List<RecordedRequest> seen(String path) {
        return server.requests().stream()
                .filter(request -> request.path().equals(path))
                .toList();
    }

    static List<String> requestIds(List<RecordedRequest> requests) {
        return requests.stream()
                .map(request -> request.header("X-Request-ID").orElseThrow())
                .distinct()
                .toList();
    }

    /** Nothing of the fault is left: the only slot is free, the next call succeeds, old connections are gone. */
    void isWell() {
        assertThat(list()).hasSize(1);
        try {
            server.await("the end of old connections", it -> it.openConnections() <= clients.size(), GUARD);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** How long something took beyond a deadline: told, not judged, for machines are busy. */
    static void report(String what, Duration deadline, long nanos) {
        double over = (nanos - deadline.toNanos()) / 1e6;
        System.out.println(String.format(Locale.ROOT, "%s: %.1f ms after %d ms", what, over, deadline.toMillis()));
    }

    @Override
    public void close() {
        clients.forEach(TppClient::close);
        server.close();
    }
}
