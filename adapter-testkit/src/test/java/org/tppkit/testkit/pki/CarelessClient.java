package org.tppkit.testkit.pki;

import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** A client with the JDK's own key manager: it shows its certificate only to servers that name its issuer. */
public final class CarelessClient {
    private CarelessClient() {}

    /** TLS of such a client, which trusts one authority. */
    public static SSLContext context(KeyAndChain identity, X509Certificate trusted) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(storeOf(identity), new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), new TrustManager[] {TlsContexts.trust(List.of(trusted))}, null);
        return context;
    }

    private static KeyStore storeOf(KeyAndChain identity) throws Exception {
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(null, null);
        store.setKeyEntry("own", identity.key(), new char[0], chainOf(identity));
        return store;
    }

    private static X509Certificate[] chainOf(KeyAndChain identity) {
        return identity.chain().toArray(new X509Certificate[0]);
    }
}
