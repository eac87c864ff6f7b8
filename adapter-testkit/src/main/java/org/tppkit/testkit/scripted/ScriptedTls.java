package org.tppkit.testkit.scripted;

import java.io.IOException;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TlsContexts;

/** The server's side of TLS, laid over plain sockets so that these can be broken from below. */
final class ScriptedTls {
    private final SSLContext context;
    private final ClientCertificate clientCertificate;
    private final List<String> versions;

    /**
     * @param announced whom the server names as issuers of client certificates
     * @param versions what the server speaks; empty for what the JDK speaks
     */
    ScriptedTls(
            KeyAndChain identity,
            ClientCertificate clientCertificate,
            List<X509Certificate> trusted,
            List<X509Certificate> announced,
            List<String> versions) {
        this.context = TlsContexts.server(identity, new Announcing(TlsContexts.trust(trusted), announced));
        this.clientCertificate = clientCertificate;
        this.versions = List.copyOf(versions);
    }

    SSLSocket accept(Socket plain) throws IOException {
        SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(plain, null, true);
        SSLParameters parameters = tls.getSSLParameters();
        if (!versions.isEmpty()) {
            parameters.setProtocols(versions.toArray(new String[0]));
        }
        switch (clientCertificate) {
            case REQUIRED -> parameters.setNeedClientAuth(true);
            case OPTIONAL -> parameters.setWantClientAuth(true);
            case NONE -> parameters.setWantClientAuth(false);
        }
        tls.setSSLParameters(parameters);
        tls.startHandshake();
        return tls;
    }

    static @Nullable String clientSubject(SSLSocket tls) {
        try {
            X509Certificate certificate = (X509Certificate) tls.getSession().getPeerCertificates()[0];
            return certificate.getSubjectX500Principal().getName();
        } catch (SSLPeerUnverifiedException e) {
            return null;
        }
    }

    /** Trusts as another does, and names other issuers: real servers' lists are not always what they trust. */
    private record Announcing(X509TrustManager trust, List<X509Certificate> announced) implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            trust.checkClientTrusted(chain, authType);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            trust.checkServerTrusted(chain, authType);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return announced.toArray(new X509Certificate[0]);
        }
    }
}
