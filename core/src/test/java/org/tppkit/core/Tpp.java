package org.tppkit.core;

import java.net.URI;
import java.util.List;
import org.tppkit.core.internal.time.ManualTime;
import org.tppkit.ports.model.Application;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.consent.ConsentRequest;
import org.tppkit.ports.spi.bank.BankAdapterProvider;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;

/** A third party as the tests of this module need it. */
public final class Tpp {
    public static final URI KEY_ID = URI.create("https://tpp.example/qsealc.pem");
    public static final URI REDIRECT = URI.create("https://tpp.example/callback");
    public static final PsuContext CUSTOMER = PsuContext.present("203.0.113.7");
    static final ClassLoader NO_SERVICES = new ClassLoader(null) {};

    private static final TppIdentity IDENTITY = identity(TestPki.shared().tpp());

    private Tpp() {}

    /** One and the same for all tests: reading keys takes time. */
    public static TppIdentity identity() {
        return IDENTITY;
    }

    public static TppIdentity identity(TppCertificates certificates) {
        return TppIdentity.of(
                certificates.qwac().key(),
                certificates.qwac().chain(),
                Signers.of(certificates.qsealc().key(), certificates.qsealc().chain()),
                KEY_ID);
    }

    public static Application application(BankId bank) {
        return Application.of(bank, "client-of-" + bank.bank(), REDIRECT);
    }

    /** Everything that a client needs, for {@code fake:first} in production. */
    public static TppClient.Builder builder(BankAdapterProvider... adapters) {
        return TppClient.builder()
                .environment(Environment.PRODUCTION)
                .identity(identity())
                .application(application(FakeProvider.FIRST))
                .trustedCertificates(List.of(TestPki.shared().caCertificate()))
                .tokenStore(TokenStores.inMemory())
                .classLoader(NO_SERVICES)
                .adapters(adapters);
    }

    static ManualTime time() {
        return ManualTime.at("2026-11-16T09:30:00Z");
    }

    static Callback callback(PendingConsent pending, String more) {
        String state = pending.redirect().getQuery().replace("state=", "");
        return Callback.parse(REDIRECT + "?state=" + state + more);
    }

    static Consent consent(Bank bank, String subject) {
        PendingConsent pending = bank.consents().begin(ConsentRequest.accountInformation(subject), CUSTOMER);
        return bank.consents().complete(pending, callback(pending, "&code=c-1"));
    }
}
