package org.tppkit.core.internal.http;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.internal.signing.CertifiedKey;
import org.tppkit.core.internal.signing.LivingKey;

/**
 * Presents one certificate to every server that asks, whatever authorities the server names. The JDK's own key manager
 * silently sends none where the server's list omits the issuer, and the bank then refuses for a reason that nobody sees.
 */
public final class PresentingKeyManager extends X509ExtendedKeyManager {
    private static final String ALIAS = "qwac";

    private final LivingKey key;
    private final X509Certificate[] chain;
    private final String keyType;

    /**
     * @param key the QWAC's key
     * @param chain the QWAC first
     */
    public PresentingKeyManager(PrivateKey key, List<X509Certificate> chain) {
        this(LivingKey.fixed(new CertifiedKey(key, chain)));
    }

    /**
     * @param key the QWAC's key; one that can be opened anew is tried before each handshake
     */
    public PresentingKeyManager(LivingKey key) {
        List<X509Certificate> certificates = key.current().chain();
        this.key = key;
        this.chain = certificates.toArray(new X509Certificate[0]);
        this.keyType = certificates.get(0).getPublicKey().getAlgorithm();
    }

    @Override
    public @Nullable String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return aliasFor(keyTypes);
    }

    @Override
    public @Nullable String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
        return aliasFor(keyTypes);
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal[] issuers) {
        return keyType.equals(type) ? new String[] {ALIAS} : null;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return ALIAS.equals(alias) ? chain.clone() : null;
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return ALIAS.equals(alias) ? key.usable().key() : null;
    }

    @Override
    public String @Nullable [] getServerAliases(String type, Principal[] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
        return null;
    }

    /** The kind of key is a matter of what both sides can compute; only the authorities are overruled. */
    private @Nullable String aliasFor(String[] keyTypes) {
        return Arrays.asList(keyTypes).contains(keyType) ? ALIAS : null;
    }
}
