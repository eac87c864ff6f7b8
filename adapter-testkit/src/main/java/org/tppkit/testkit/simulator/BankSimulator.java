package org.tppkit.testkit.simulator;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.tppkit.testkit.pki.TlsContexts;
import org.tppkit.testkit.simulator.internal.data.Customers;
import org.tppkit.testkit.simulator.internal.http.CallHandler;
import org.tppkit.testkit.simulator.internal.http.Listener;
import org.tppkit.testkit.simulator.internal.oauth.Applications;
import org.tppkit.testkit.simulator.internal.payment.ApprovalLinks;

/**
 * One bank of the Arkéa family, embedded in the process, on free ports of the loopback address. Its API listener
 * demands a client certificate; its authorize listener, for browsers, asks for none. Both STET versions are spoken at
 * once.
 *
 * <pre>{@code
 * TestPki pki = TestPki.shared();
 * RegisteredApplication app = RegisteredApplication.of("my-api-key", callback, pki.tpp(), keyId);
 * try (BankSimulator bank = BankSimulator.builder().bank(SimulatedBank.FORTUNEO).pki(pki).application(app).start()) {
 *     // bank.apiUri(), bank.authorizationUri(); trust bank.caCertificate()
 *     URI callbackWithCode = bank.approveAll(authorizeUrl, DataSet.MANY_TRANSACTIONS);
 * }
 * }</pre>
 *
 * <p>All methods may be called by any thread. Several banks can run side by side and share one PKI.
 */
public final class BankSimulator implements AutoCloseable {

    private static final String AUTHORIZE = "/authorize";

    private final SimulatedBank bank;
    private final X509Certificate caCertificate;
    private final BankServices.Standing standing;
    private final OptionalLong seed;
    private final ClientTrust trust;
    private final Faults faults = new Faults();
    private final Journal journal;
    private final Latency latency;
    private final ExecutorService executor;
    private final Listener apiListener;
    private final Listener authorizeListener;
    private final ProviderStates states;
    private final Optional<Relay> relay;
    private volatile Presence present;

    /** What is replaced as a whole when the bank begins anew. */
    private record Presence(BankServices services, CallHandler api, CallHandler pages) {}

    BankSimulator(BankSimulatorBuilder given) {
        bank = given.bank;
        caCertificate = given.pki.caCertificate();
        seed = given.dataSeed();
        standing = standing(given);
        present = presence();
        journal = new Journal(given.journalSize);
        states = new ProviderStates(standing, this::services, faults, journal);
        latency = given.latency;
        executor = ListenerThreads.of(bank);
        Recorder recorder = new Recorder(faults, journal, standing.clock(), latency);
        List<X509Certificate> roots = new ArrayList<>(given.clientRoots);
        roots.add(caCertificate);
        trust = new ClientTrust(roots, () -> given.pki.stranger().caCertificate(), standing.quirks());
        SSLContext apiTls = TlsContexts.server(given.serverCertificate(), trust);
        CallHandler api = call -> present.api().handle(call);
        apiListener = Listener.start("api", given.apiPlace, apiTls, true, api, recorder, executor);
        relay = given.throughRelay ? Optional.of(Relay.before(apiListener.baseUri())) : Optional.empty();
        SSLContext pagesTls = TlsContexts.server(given.serverCertificate());
        CallHandler pages = call -> present.pages().handle(call);
        try {
            authorizeListener =
                    Listener.start("authorize", given.pagesPlace, pagesTls, false, pages, recorder, executor);
        } catch (RuntimeException e) {
            relay.ifPresent(Relay::close);
            apiListener.close();
            executor.shutdownNow();
            throw e;
        }
    }

    private static BankServices.Standing standing(BankSimulatorBuilder given) {
        Applications applications = new Applications();
        given.applications.forEach(applications::register);
        return new BankServices.Standing(
                given.bank,
                given.lifetimes,
                given.pageSize,
                BankClock.over(given.clock),
                new Customers(given.dataSet().customers()),
                new Quirks(given.quirks),
                applications);
    }

    private Presence presence() {
        BankServices services = new BankServices(standing);
        return new Presence(services, services.api(this::apiUri, this::authorizationUri), services.pages());
    }

    private BankServices services() {
        return present.services();
    }

    /** {@return a builder with everything at its default: CMB, the shared PKI, the system clock, the standard data} */
    public static BankSimulatorBuilder builder() {
        return new BankSimulatorBuilder();
    }

    /** {@return which bank this is} */
    public SimulatedBank bank() {
        return bank;
    }

    /** {@return base address of API and token endpoints, for instance {@code https://localhost:40001}; mutual TLS} */
    public URI apiUri() {
        return relay.map(Relay::uri).orElseGet(apiListener::baseUri);
    }

    /**
     * {@return base address of the pages for customers; {@code /authorize} stands below it; TLS without client
     * certificate}
     */
    public URI authorizationUri() {
        return authorizeListener.baseUri();
    }

    /** {@return the root that a client must trust} */
    public X509Certificate caCertificate() {
        return caCertificate;
    }

    /** {@return the newest exchanges} */
    public Journal journal() {
        return journal;
    }

    /** {@return what will go wrong} */
    public Faults faults() {
        return faults;
    }

    /**
     * {@return the relay before the API listener}
     *
     * @throws IllegalStateException if the bank was built without one
     */
    public Relay relay() {
        return relay.orElseThrow(() -> new IllegalStateException("the bank was built without a relay"));
    }

    /** {@return the switches of this bank, to be turned while it runs} */
    public Quirks quirks() {
        return standing.quirks();
    }

    /** {@return the provider states of TPPKit's pacts, for verifiers} */
    public ProviderStates states() {
        return states;
    }

    /** {@return the bank's own clock, which may be moved while it runs} */
    public BankClock clock() {
        return standing.clock();
    }

    /** {@return the seed of the standard customers; empty where the customers are the builder's own} */
    public OptionalLong seed() {
        return seed;
    }

    /** {@return the customers, whose ids the approving methods take} */
    public List<SimulatedCustomer> customers() {
        return standing.customers().own();
    }

    /**
     * Begins anew, as if nobody had been there yet: forgets consents, codes, tokens, open pages, payments, request ids,
     * journal and faults (opening their gates), and sets the clock back. Customers and their data, applications and
     * switches stay. A call that is being handled meanwhile may still meet what was before.
     */
    public void reset() {
        faults.clear();
        clock().reset();
        present = presence();
        journal.clear();
    }

    /**
     * {@return the customer with that id, for instance {@link DataSet#MANY_TRANSACTIONS}}
     *
     * @param id the customer's id
     * @throws IllegalArgumentException if there is no such customer
     */
    public SimulatedCustomer customer(String id) {
        return customers().stream()
                .filter(customer -> customer.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such customer"));
    }

    /** {@return the registered applications} */
    public List<RegisteredApplication> applications() {
        return standing.applications().all();
    }

    /**
     * Registers an application while the bank runs; one with the same client id is replaced, with what was trusted for it
     * alone.
     *
     * @param application whose client certificate the bank's PKI or one of its client roots has issued
     */
    public void register(RegisteredApplication application) {
        register(application, List.of());
    }

    /**
     * Registers an application whose client certificate comes from elsewhere.
     *
     * @param application whose client certificate was issued elsewhere
     * @param trusted roots of its client certificate, or that certificate itself; trusted as long as the application is
     *     registered, beside the roots of all
     */
    public void register(RegisteredApplication application, List<X509Certificate> trusted) {
        trust.ofApplication(application.clientId(), trusted);
        standing.applications().register(application);
    }

    /**
     * Forgets an application, and what was trusted for it alone; returns whether there was one.
     *
     * @param clientId the OAuth client id
     * @return whether there was one
     */
    public boolean unregister(String clientId) {
        trust.ofApplication(clientId, List.of());
        return standing.applications().remove(clientId);
    }

    /**
     * The customer opens the authorize address and shares the given accounts; the same checks apply as on the page.
     *
     * @param authorizeUrl the address that the client would send the customer to
     * @param customerId the customer, by id
     * @param accountIds the accounts, by id
     * @return where the browser is sent: the callback with a code, or with an error if the request is at fault
     * @throws IllegalArgumentException if the address is another bank's, or customer and accounts do not fit
     * @throws IllegalStateException if the bank would show an error page
     */
    public URI approve(URI authorizeUrl, String customerId, String... accountIds) {
        return services()
                .authorizations
                .approveByProgram(query(authorizeUrl, AUTHORIZE), customerId, new LinkedHashSet<>(List.of(accountIds)));
    }

    /**
     * As {@link #approve}, with all accounts of the customer.
     *
     * @param authorizeUrl the address that the client would send the customer to
     * @param customerId the customer, by id
     * @return as {@link #approve} gives it
     */
    public URI approveAll(URI authorizeUrl, String customerId) {
        Set<String> all = customer(customerId).accounts().stream()
                .map(SimulatedAccount::resourceId)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return services().authorizations.approveByProgram(query(authorizeUrl, AUTHORIZE), customerId, all);
    }

    /**
     * The customer opens the authorize address and refuses; errors as for {@link #approve}.
     *
     * @param authorizeUrl the address that the client would send the customer to
     * @return where the browser is sent: the callback with an error
     */
    public URI refuse(URI authorizeUrl) {
        return services().authorizations.refuseByProgram(query(authorizeUrl, AUTHORIZE));
    }

    /**
     * The customer opens a payment's approval address, completed by the client as the bank wants it, and approves the
     * payment or its cancellation; the same checks apply as on the page. For customers with one account, or where the
     * payment names the account.
     *
     * @param approvalUrl the address that the client would send the customer to
     * @param customerId the customer, by id
     * @return where the browser is sent: 1.4.1 the report address for success, 1.4.2 the callback with a code
     * @throws IllegalArgumentException if the address is another bank's, or customer and account do not fit
     * @throws IllegalStateException if the bank would show an error page
     */
    public URI approvePayment(URI approvalUrl, String customerId) {
        return services()
                .paymentApprovals
                .approveByProgram(query(approvalUrl, ApprovalLinks.PATH), customerId, Optional.empty());
    }

    /**
     * As {@link #approvePayment(URI, String)}, from the account with that resource id.
     *
     * @param approvalUrl the address that the client would send the customer to
     * @param customerId the customer, by id
     * @param accountId the account, by id
     * @return as {@link #approvePayment(URI, String)} gives it
     */
    public URI approvePayment(URI approvalUrl, String customerId, String accountId) {
        return services()
                .paymentApprovals
                .approveByProgram(query(approvalUrl, ApprovalLinks.PATH), customerId, Optional.of(accountId));
    }

    /**
     * The customer opens a payment's approval address and refuses.
     *
     * @param approvalUrl the address that the client would send the customer to
     * @return where the browser is sent: 1.4.1 the report address for failure, 1.4.2 the callback with an error
     */
    public URI refusePayment(URI approvalUrl) {
        return services().paymentApprovals.refuseByProgram(query(approvalUrl, ApprovalLinks.PATH));
    }

    /** {@return all payments that were created, as they stand now on the bank's clock, oldest first} */
    public List<SimulatedPayment> payments() {
        return services().ledger.all();
    }

    /**
     * {@return the payment with that id, as it stands now on the bank's clock}
     *
     * @param id the bank's id of it, {@code PRid} in the approval link
     * @throws IllegalArgumentException if there is no such payment
     */
    public SimulatedPayment payment(String id) {
        return payments().stream()
                .filter(payment -> payment.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such payment"));
    }

    /**
     * Ends a payment as its story has it, whatever would have become of it.
     *
     * @param id of the payment
     * @param status RJCT or CANC at any time before the end; ACSC (money moved once) once it was approved, and confirmed
     *     where that is needed
     * @param reason STET's code of four letters or digits; not looked at for ACSC
     * @throws IllegalArgumentException if there is no such payment, or status or reason are none of these
     * @throws IllegalStateException if the payment is at its end already, or not yet approved and confirmed
     */
    public void endPayment(String id, String status, String reason) {
        if (!Set.of("ACSC", "RJCT", "CANC").contains(status)) {
            throw new IllegalArgumentException("a payment ends with ACSC, RJCT or CANC");
        }
        if (!status.equals("ACSC") && !reason.matches("[A-Z0-9]{4}")) {
            throw new IllegalArgumentException("the reason is a code of four capital letters or digits");
        }
        boolean ended = services()
                .ledger
                .end(id, status, reason)
                .orElseThrow(() -> new IllegalArgumentException("no such payment"));
        if (!ended) {
            throw new IllegalStateException(
                    "the payment has come to its end already, or is not yet approved and confirmed");
        }
    }

    private String query(URI authorizeUrl, String path) {
        String wanted = authorizationUri() + path;
        String text = authorizeUrl.toString();
        int question = text.indexOf('?');
        if (!(question < 0 ? text : text.substring(0, question)).equals(wanted)) {
            throw new IllegalArgumentException("the address is not this bank's page");
        }
        return Optional.ofNullable(authorizeUrl.getRawQuery()).orElse("");
    }

    /**
     * The customer withdraws all consents at the bank.
     *
     * @param customerId the customer, by id
     * @return how many were alive
     */
    public int withdrawConsent(String customerId) {
        return services().vault.withdraw(customerId);
    }

    /**
     * {@return how many consents of the customer an application can still use: not ended, and with a token that works}
     *
     * @param customerId the customer, by id
     */
    public int usableConsents(String customerId) {
        return services().vault.usableConsents(customerId);
    }

    /** Stops both listeners at once and opens all gates. */
    @Override
    public void close() {
        faults.close();
        latency.close();
        relay.ifPresent(Relay::close);
        apiListener.close();
        authorizeListener.close();
        executor.shutdownNow();
    }

    @Override
    public String toString() {
        return "BankSimulator[" + bank.id() + ", " + apiUri() + "]";
    }
}
