package org.tppkit.core.internal.http;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.tppkit.core.Settings;
import org.tppkit.core.internal.time.SystemTime;
import org.tppkit.core.internal.time.Time;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TlsContexts;

/** Transports and TLS contexts for the tests of this package. */
final class TestTls {
    static final TestPki PKI = TestPki.shared();
    static final Time TIME = new SystemTime(Clock.systemUTC());
    /** Long enough for a slow machine; a test that needs it has failed. */
    static final Duration PLENTY = Duration.ofSeconds(20);

    private TestTls() {}

    static PresentingKeyManager qwac() {
        KeyAndChain qwac = PKI.tpp().qwac();
        return new PresentingKeyManager(qwac.key(), qwac.chain());
    }

    static JdkHttpTransport transport() {
        return transport(Settings.standard());
    }

    static JdkHttpTransport transport(Settings settings) {
        return transport(settings, PKI.caCertificate());
    }

    static JdkHttpTransport transport(Settings settings, X509Certificate trusted) {
        return new JdkHttpTransport(TlsContext.of(qwac(), List.of(trusted)), settings, TIME);
    }

    /** A server that trusts the test authority's clients. */
    static SSLContext server() {
        return server(PKI.server());
    }

    static SSLContext server(KeyAndChain identity) {
        return TlsContexts.server(identity, TlsContexts.trust(List.of(PKI.caCertificate())));
    }
}
