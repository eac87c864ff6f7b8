package org.tppkit.core;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TlsContexts;

/** A server that wants a client certificate, answers everything with 200, and knows who came. */
final class TlsBank implements AutoCloseable {
    private final HttpsServer server;
    private final List<X509Certificate> callers = new CopyOnWriteArrayList<>();

    TlsBank() {
        TestPki pki = TestPki.shared();
        SSLContext tls = TlsContexts.server(pki.server(), TlsContexts.trust(List.of(pki.caCertificate())));
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError("a server on loopback can be opened", e);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = tls.getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        server.createContext("/", exchange -> {
            callers.add(
                    (X509Certificate) ((HttpsExchange) exchange).getSSLSession().getPeerCertificates()[0]);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    URI address() {
        return URI.create("https://localhost:" + server.getAddress().getPort());
    }

    List<X509Certificate> callers() {
        return List.copyOf(callers);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
