package org.tppkit.core.internal.http;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Notes which certificates a server shows and whether they are trusted; the judgement is another's. */
final class WatchedTrustManager extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager trust;
    private final TlsPath path;

    WatchedTrustManager(X509ExtendedTrustManager trust, TlsPath path) {
        this.trust = trust;
        this.path = path;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        path.server = List.of(chain);
        trust.checkServerTrusted(chain, authType, socket);
        path.serverTrusted = true;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        path.server = List.of(chain);
        trust.checkServerTrusted(chain, authType, engine);
        path.serverTrusted = true;
    }

    /** Without the connection the host's name cannot be checked: nobody is trusted like that. */
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("the connection is needed to check the host");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("no clients here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("no clients here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("no clients here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trust.getAcceptedIssuers();
    }
}
