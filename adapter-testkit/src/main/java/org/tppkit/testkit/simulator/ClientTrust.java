package org.tppkit.testkit.simulator;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.net.ssl.X509TrustManager;
import org.tppkit.testkit.pki.TlsContexts;

/**
 * Trusts the roots of the providers, and what was named for single applications while the bank runs; may name another issuer
 * to clients, see {@link Quirk#CA_LIST_OMITS_ISSUER}.
 */
final class ClientTrust implements X509TrustManager {

    private final List<X509Certificate> roots;
    private final Map<String, List<X509Certificate>> ofApplications = new HashMap<>();
    private final Supplier<X509Certificate> stranger;
    private final Quirks quirks;
    private volatile X509TrustManager trust;

    ClientTrust(List<X509Certificate> roots, Supplier<X509Certificate> stranger, Quirks quirks) {
        this.roots = List.copyOf(roots);
        this.stranger = stranger;
        this.quirks = quirks;
        this.trust = TlsContexts.trust(roots);
    }

    /** From the next handshake on the application's certificates are exactly these, beside the roots of all. */
    synchronized void ofApplication(String clientId, List<X509Certificate> certificates) {
        if (certificates.isEmpty()) {
            ofApplications.remove(clientId);
        } else {
            ofApplications.put(clientId, List.copyOf(certificates));
        }
        List<X509Certificate> all = new ArrayList<>(roots);
        ofApplications.values().forEach(all::addAll);
        trust = TlsContexts.trust(all);
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
