package org.tppkit.core.internal.http;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.tppkit.core.RevocationCheck;
import org.tppkit.ports.error.ConfigurationException;

/**
 * Makes the TLS context of one identity and one trust. Sessions are resumed within a context only, and another certificate
 * needs another context: make one of each, not one per call.
 */
public final class TlsContext {
    private TlsContext() {}

    /**
     * A context that refuses servers whose certificate is said to be revoked.
     *
     * @param identity presents the QWAC
     * @param trusted the authorities that may vouch for a bank's server; empty for those of the Java installation
     * @throws ConfigurationException if Java refuses the certificates
     */
    public static SSLContext of(X509ExtendedKeyManager identity, Collection<X509Certificate> trusted) {
        return of(identity, trusted, RevocationCheck.IF_STAPLED);
    }

    /**
     * A context.
     *
     * @param identity presents the QWAC
     * @param trusted the authorities that may vouch for a bank's server; empty for those of the Java installation
     * @param revocation what is asked about the revocation of a server's certificate
     * @throws ConfigurationException if Java refuses the certificates
     */
    public static SSLContext of(
            X509ExtendedKeyManager identity, Collection<X509Certificate> trusted, RevocationCheck revocation) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(trusted.isEmpty() ? null : store(trusted));
            TrustManager[] trustManagers = {
                StapledRevocation.around((X509ExtendedTrustManager) trust.getTrustManagers()[0], revocation)
            };
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {identity}, trustManagers, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new ConfigurationException(
                    List.of("TLS cannot be set up: " + e.getClass().getSimpleName()), e);
        }
    }

    /** What judges servers' certificates by the same trust. */
    static X509ExtendedTrustManager trustManager(Collection<X509Certificate> trusted)
            throws GeneralSecurityException, IOException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted.isEmpty() ? null : store(trusted));
        return (X509ExtendedTrustManager) trust.getTrustManagers()[0];
    }

    private static KeyStore store(Collection<X509Certificate> trusted) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        int number = 0;
        for (X509Certificate certificate : trusted) {
            store.setCertificateEntry("trusted-" + number++, certificate);
        }
        return store;
    }
}
