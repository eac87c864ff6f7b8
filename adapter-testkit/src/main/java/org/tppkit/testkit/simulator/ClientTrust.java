package org.tppkit.testkit.simulator;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.X509TrustManager;
import org.tppkit.testkit.pki.TlsContexts;

/** Trusts the roots of the providers; may name another issuer to clients, see {@link Quirk#CA_LIST_OMITS_ISSUER}. */
final class ClientTrust implements X509TrustManager {

    private final X509TrustManager trust;
    private final Supplier<X509Certificate> stranger;
    private final Quirks quirks;

    ClientTrust(List<X509Certificate> roots, Supplier<X509Certificate> stranger, Quirks quirks) {
        this.trust = TlsContexts.trust(roots);
        this.stranger = stranger;
        this.quirks = quirks;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        trust.checkClientTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("the bank calls nobody");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return quirks.isOn(Quirk.CA_LIST_OMITS_ISSUER)
                ? new X509Certificate[] {stranger.get()}
                : trust.getAcceptedIssuers();
    }
}
