package org.tppkit.testkit.pki;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** TLS contexts over throw-away certificates, for test clients and test servers. */
public final class TlsContexts {

    private TlsContexts() {}

    /**
     * {@return a client that shows a certificate, whatever issuers the server names, and trusts the given roots}
     *
     * @param identity what the client shows of itself
     * @param roots the authorities to trust
     */
    public static SSLContext client(KeyAndChain identity, X509Certificate... roots) {
        return context(new KeyManager[] {new OneCertificate(identity)}, trust(List.of(roots)));
    }

    /**
     * {@return a client without a certificate that trusts the given roots}
     *
     * @param roots the authorities to trust
     */
    public static SSLContext anonymousClient(X509Certificate... roots) {
        return context(new KeyManager[0], trust(List.of(roots)));
    }

    /**
     * {@return a server that asks for no client certificate}
     *
     * @param identity what the server shows of itself
     */
    public static SSLContext server(KeyAndChain identity) {
        return context(keyManagers(identity), null);
    }

    /**
     * {@return a server that judges client certificates by the given trust manager}
     *
     * @param identity what the server shows of itself
     * @param trust who is trusted
     */
    public static SSLContext server(KeyAndChain identity, X509TrustManager trust) {
        return context(keyManagers(identity), trust);
    }

    /**
     * {@return a trust manager that trusts the given roots and no others}
     *
     * @param roots the authorities to trust
     */
    public static X509TrustManager trust(Collection<X509Certificate> roots) {
        try {
            KeyStore store = emptyStore();
            int number = 0;
            for (X509Certificate root : roots) {
                store.setCertificateEntry("root-" + number++, root);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store);
            return (X509TrustManager) factory.getTrustManagers()[0];
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the trust manager cannot be made", e);
        }
    }

    private static SSLContext context(KeyManager[] keys, @Nullable X509TrustManager trust) {
        try {
            TrustManager[] trusts = trust == null ? new TrustManager[0] : new TrustManager[] {trust};
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, trusts, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the TLS context cannot be made", e);
        }
    }

    private static KeyManager[] keyManagers(KeyAndChain identity) {
        try {
            char[] noPassword = new char[0];
            KeyStore store = emptyStore();
            store.setKeyEntry(
                    "identity", identity.key(), noPassword, identity.chain().toArray(new X509Certificate[0]));
            KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
            factory.init(store, noPassword);
            return factory.getKeyManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the key manager cannot be made", e);
        }
    }

    /**
     * Never written anywhere. PKCS12 would encrypt each key with ten thousand rounds first: a hundred times as slow.
     */
    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(null, null);
        return store;
    }
}
