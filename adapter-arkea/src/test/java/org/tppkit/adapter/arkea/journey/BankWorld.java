package org.tppkit.adapter.arkea.journey;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.PendingConsent;
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
import org.tppkit.ports.spi.token.TokenStore;
import org.tppkit.testkit.fake.ManualClock;
import org.tppkit.testkit.fake.RecordingListener;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.BankSimulatorBuilder;
import org.tppkit.testkit.simulator.RegisteredApplication;
import org.tppkit.testkit.simulator.SimulatedBank;

/** One simulated bank, the third party that is registered there, and a clock that both look at. */
final class BankWorld implements AutoCloseable {
    static final URI REDIRECT = URI.create("https://tpp.example/callback");
    static final URI KEY_ID = URI.create("https://tpp.example/qsealc.pem");
    static final PsuContext CUSTOMER = PsuContext.present("203.0.113.7");
    static final PsuContext NOBODY = PsuContext.absent();

    final ManualClock clock = ManualClock.at("2026-11-16T09:30:00Z");
    final TppCertificates tpp = TestPki.shared().tpp();
    final RecordingListener listener = new RecordingListener();
    final BankSimulator simulator;
    final BankId id;
    final TokenStore store;
    private final List<TppClient> clients = new ArrayList<>();

    private BankWorld(SimulatedBank bank, TokenStore store, UnaryOperator<BankSimulatorBuilder> change) {
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
        return new BankWorld(bank, TokenStores.inMemory(), change);
    }

    static BankWorld keepingTokensIn(TokenStore store) {
        return new BankWorld(SimulatedBank.FORTUNEO, store, builder -> builder);
    }

    static String clientId(SimulatedBank bank) {
        return "api-key-of-" + bank.id();
    }

    /** A client of the third party; several of them stand for several nodes that share the token store. */
    TppClient client() {
        return client(builder -> {});
    }

    TppClient client(Consumer<TppClient.Builder> change) {
        TppClient.Builder builder = TppClient.builder()
                .environment(Environment.SANDBOX)
                .identity(identity())
                .application(Application.of(id, clientId(simulator.bank()), REDIRECT))
                .endpoints(id, BankEndpoints.of(simulator.apiUri(), simulator.authorizationUri()))
                .trustedCertificates(List.of(simulator.caCertificate()))
                .tokenStore(store)
                .clock(clock)
                .listener(listener);
        change.accept(builder);
        TppClient client = builder.build();
        clients.add(client);
        return client;
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
