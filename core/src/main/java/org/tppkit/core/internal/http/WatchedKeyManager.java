package org.tppkit.core.internal.http;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Notes whether a server asks for our certificate, whose it would take, and whether one is presented. */
final class WatchedKeyManager extends X509ExtendedKeyManager {
    private final X509ExtendedKeyManager identity;
    private final TlsPath path;

    WatchedKeyManager(X509ExtendedKeyManager identity, TlsPath path) {
        this.identity = identity;
        this.path = path;
    }

    @Override
    public @Nullable String chooseClientAlias(String[] types, Principal @Nullable [] issuers, Socket socket) {
        return noted(identity.chooseClientAlias(types, issuers, socket), issuers);
    }

    @Override
    public @Nullable String chooseEngineClientAlias(String[] types, Principal @Nullable [] issuers, SSLEngine engine) {
        return noted(identity.chooseEngineClientAlias(types, issuers, engine), issuers);
    }

    private @Nullable String noted(@Nullable String alias, Principal @Nullable [] issuers) {
        path.asked = true;
        path.issuersNamed |= issuers != null && issuers.length > 0;
        X509Certificate[] chain = alias == null ? null : identity.getCertificateChain(alias);
        path.presented |= chain != null && chain.length > 0;
        if (chain != null && issuers != null) {
            path.ourIssuerNamed |= Arrays.stream(chain)
                    .anyMatch(certificate -> Arrays.asList(issuers).contains(certificate.getIssuerX500Principal()));
        }
        return alias;
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
        return identity.getClientAliases(type, issuers);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return identity.getCertificateChain(alias);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return identity.getPrivateKey(alias);
    }

    @Override
    public String @Nullable [] getServerAliases(String type, Principal[] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
        return null;
    }
}
