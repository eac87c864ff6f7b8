package org.tppkit.docs.snippets;

import static org.tppkit.adapter.arkea.ArkeaBanks.FORTUNEO;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.tppkit.core.Bank;
import org.tppkit.core.BankRules;
import org.tppkit.core.Consent;
import org.tppkit.core.PendingConsent;
import org.tppkit.core.Signers;
import org.tppkit.core.TokenStores;
import org.tppkit.core.TppClient;
import org.tppkit.core.TppIdentity;
import org.tppkit.ports.model.Application;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.consent.ConsentRequest;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.testkit.fake.ManualClock;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;
import org.tppkit.testkit.pki.TppProfile;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.DataSet;
import org.tppkit.testkit.simulator.RegisteredApplication;
import org.tppkit.testkit.simulator.SimulatedBank;

/** A client and a simulated Fortuneo: for examples that need real requests. */
final class SimulatedWorld implements AutoCloseable {
    static final PsuContext CUSTOMER = PsuContext.present("203.0.113.7");

    static final URI REDIRECT = URI.create("https://tpp.example/callback");
    static final URI KEY_ID = URI.create("https://tpp.example/qsealc.pem");
    static final String API_KEY = "my-api-key";

    /** Valid whatever the clock shows. */
    static final TppCertificates CERTIFICATES = TestPki.shared()
            .reissue(
                    TestPki.shared().tpp(),
                    TppProfile.standard()
                            .valid(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2040-01-01T00:00:00Z")));

    final ManualClock clock = ManualClock.at("2026-11-16T09:30:00Z");
    final BankSimulator simulator;
    final TppClient tpp;

    SimulatedWorld(BankRules rules) {
        simulator = BankSimulator.builder()
                .bank(SimulatedBank.FORTUNEO)
                .pki(TestPki.shared())
                .clock(clock)
                .application(RegisteredApplication.of(API_KEY, REDIRECT, CERTIFICATES, KEY_ID))
                .start();
        tpp = client(identity(), rules);
    }

    private static TppIdentity identity() {
        return TppIdentity.of(
                CERTIFICATES.qwac().key(),
                CERTIFICATES.qwac().chain(),
                Signers.of(CERTIFICATES.qsealc().key(), CERTIFICATES.qsealc().chain()),
                KEY_ID);
    }

    /** Another client of the same application, with keys of its own. */
    TppClient client(TppIdentity identity) {
        return client(identity, BankRules.standard());
    }

    private TppClient client(TppIdentity identity, BankRules rules) {
        return TppClient.builder()
                .environment(Environment.SANDBOX)
                .identity(identity)
                .application(Application.of(FORTUNEO, API_KEY, REDIRECT))
                .endpoints(FORTUNEO, BankEndpoints.of(simulator.apiUri(), simulator.authorizationUri()))
                .rules(FORTUNEO, rules)
                .trustedCertificates(List.of(simulator.caCertificate()))
                .tokenStore(TokenStores.inMemory())
                .clock(clock)
                .initiatingParty(Party.named("Third Party SAS"))
                .build();
    }

    /** A consent to all accounts of the customer with many transactions. */
    Consent consent(Bank bank, String subject) {
        PendingConsent pending = bank.consents().begin(ConsentRequest.accountInformation(subject), CUSTOMER);
        URI callback = simulator.approveAll(pending.redirect(), DataSet.MANY_TRANSACTIONS);
        return bank.consents().complete(pending, Callback.parse(callback));
    }

    /** How many requests came to an address that ends so. */
    int requestsTo(String ending) {
        return simulator
                .journal()
                .matching(entry -> entry.path().endsWith(ending))
                .size();
    }

    @Override
    public void close() {
        tpp.close();
        simulator.close();
    }
}
