package org.tppkit.adapter.arkea.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.PendingConsent;
import org.tppkit.core.Settings;
import org.tppkit.core.Signers;
import org.tppkit.core.TokenStores;
import org.tppkit.core.TppClient;
import org.tppkit.core.TppIdentity;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.Application;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.consent.ConsentRequest;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenStore;
import org.tppkit.testkit.fake.ManualClock;
import org.tppkit.testkit.fake.RecordingListener;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;
import org.tppkit.testkit.pki.TppProfile;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.BankSimulatorBuilder;
import org.tppkit.testkit.simulator.JournalEntry;
import org.tppkit.testkit.simulator.RegisteredApplication;
import org.tppkit.testkit.simulator.SimulatedBank;

/** One simulated bank, the third party that is registered there, and a clock that both look at. */
final class BankWorld implements AutoCloseable {
    static final URI REDIRECT = URI.create("https://tpp.example/callback");
    static final URI KEY_ID = URI.create("https://tpp.example/qsealc.pem");
    static final PsuContext CUSTOMER = PsuContext.present("203.0.113.7");
    static final PsuContext NOBODY = PsuContext.absent();

    static final String TOKEN = "/oauth-authorizationcode-psd2/token";
    static final String REVOKE = "/oauth-authorizationcode-psd2/revoke";
    static final String ACCOUNTS = "/psd2/v1/accounts";
    static final String IDENTITY = "/psd2/v1/end-user-identity";

    /** Valid whatever moment the clock of a world shows. */
    private static final TppCertificates CERTIFICATES = TestPki.shared()
            .reissue(
                    TestPki.shared().tpp(),
                    TppProfile.standard()
                            .valid(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2040-01-01T00:00:00Z")));

    /** Against hanging; no test waits for it. */
    static final Duration GUARD = Duration.ofSeconds(30);

    final ManualClock clock;
    final TppCertificates tpp = CERTIFICATES;
    final RecordingListener listener = new RecordingListener();
    final BankSimulator simulator;
    final BankId id;
    final TokenStore store;
    private final List<TppClient> clients = new ArrayList<>();

    private BankWorld(
            SimulatedBank bank, TokenStore store, ManualClock clock, UnaryOperator<BankSimulatorBuilder> change) {
        this.clock = clock;
        this.id = BankId.of("arkea", bank.id());
        this.store = store;
        RegisteredApplication application = RegisteredApplication.of(clientId(bank), REDIRECT, tpp, KEY_ID);
        this.simulator = change.apply(BankSimulator.builder()
                        .bank(bank)
                        .pki(TestPki.shared())
                        .clock(clock)
                        .application(application))
                .start();
    }

    static BankWorld of(SimulatedBank bank) {
        return of(bank, builder -> builder);
    }

    static BankWorld of(SimulatedBank bank, UnaryOperator<BankSimulatorBuilder> change) {
        return new BankWorld(bank, TokenStores.inMemory(), noon(), change);
    }

    static BankWorld keepingTokensIn(TokenStore store) {
        return new BankWorld(SimulatedBank.FORTUNEO, store, noon(), builder -> builder);
    }

    /** A bank whose day is the given moment's. */
    static BankWorld at(String moment) {
        return new BankWorld(SimulatedBank.FORTUNEO, TokenStores.inMemory(), ManualClock.at(moment), b -> b);
    }

    /** Another bank for the same third party: with the same store and clock. */
    BankWorld beside(SimulatedBank other) {
        return new BankWorld(other, store, clock, builder -> builder);
    }

    private static ManualClock noon() {
        return ManualClock.at("2026-11-16T09:30:00Z");
    }

    static String clientId(SimulatedBank bank) {
        return "api-key-of-" + bank.id();
    }

    /** A client of the third party; several of them stand for several nodes that share the token store. */
    TppClient client() {
        return client(builder -> {});
    }

    TppClient client(Consumer<TppClient.Builder> change) {
        return client(Environment.SANDBOX, clientId(simulator.bank()), change);
    }

    TppClient client(Environment environment, String clientId, Consumer<TppClient.Builder> change) {
        TppClient.Builder builder = TppClient.builder()
                .environment(environment)
                .identity(identity())
                .trustedCertificates(List.of(simulator.caCertificate()))
                .tokenStore(store)
                .initiatingParty(Party.named("Third Party SAS"))
                .clock(clock)
                .listener(listener);
        addTo(builder, clientId);
        change.accept(builder);
        TppClient client = builder.build();
        clients.add(client);
        return client;
    }

    /** Lets a client serve this bank too. */
    void addTo(TppClient.Builder builder) {
        addTo(builder, clientId(simulator.bank()));
    }

    private void addTo(TppClient.Builder builder, String clientId) {
        builder.application(Application.of(id, clientId, REDIRECT))
                .endpoints(id, BankEndpoints.of(simulator.apiUri(), simulator.authorizationUri()));
    }

    /** A client with other settings. */
    Bank bank(Settings settings) {
        return client(builder -> builder.settings(settings)).bank(id);
    }

    TppIdentity identity() {
        return TppIdentity.of(
                tpp.qwac().key(),
                tpp.qwac().chain(),
                Signers.of(tpp.qsealc().key(), tpp.qsealc().chain()),
                KEY_ID);
    }

    Bank bank() {
        return client().bank(id);
    }

    Bank bank(ApiVersion version) {
        return client().bank(id, version);
    }

    /** A customer's consent to everything that the customer has. */
    Consent consent(Bank bank, String customer) {
        return consent(bank, customer, ConsentRequest.accountInformation("user-of-" + customer));
    }

    Consent consent(Bank bank, String customer, ConsentRequest request) {
        PendingConsent pending = bank.consents().begin(request, CUSTOMER);
        URI callback = simulator.approveAll(pending.redirect(), customer);
        return bank.consents().complete(pending, Callback.parse(callback));
    }

    /** A consent whose access token is spent, as a client sees it that has not used it yet. */
    Consent spentConsent(Bank bank, String customer) {
        Consent consent = consent(bank, customer);
        clock.advance(Duration.ofHours(2));
        return consent;
    }

    /** Any cheap call in the customer's name. */
    static void callOnce(Bank bank, Consent consent) {
        assertThat(bank.accounts(consent, CUSTOMER).identity().value().fullName())
                .isNotEmpty();
    }

    /** Where a consent stands in the token store. */
    static TokenKey key(Consent consent) {
        return new TokenKey(
                TokenKey.Kind.CONSENT, consent.environment(), consent.bank(), consent.clientId(), consent.id());
    }

    long refreshes() {
        return tokenCalls("refresh_token");
    }

    List<JournalEntry> apiCalls() {
        return simulator.journal().matching(entry -> entry.path().startsWith("/psd2/"));
    }

    /** How many requests the bank saw at its token endpoint with that grant. */
    long tokenCalls(String grant) {
        return simulator
                .journal()
                .matching(entry -> entry.path().endsWith("/token")
                        && entry.form().getOrDefault("grant_type", "").equals(grant))
                .size();
    }

    @Override
    public void close() {
        clients.forEach(TppClient::close);
        simulator.close();
    }
}
