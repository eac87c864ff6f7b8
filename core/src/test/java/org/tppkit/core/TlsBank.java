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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TlsContexts;

/** A server that wants a client certificate, answers everything with 200, and knows who came with what. */
final class TlsBank implements AutoCloseable {
    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Visit> visits = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch held = new CountDownLatch(0);

    /**
     * A request.
     *
     * @param caller the certificate that was shown
     * @param port tells the client's connection
     */
    record Visit(X509Certificate caller, int port, String path, String signature) {}

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
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            CountDownLatch wait = held;
            noted(new Visit(
                    (X509Certificate) ((HttpsExchange) exchange).getSSLSession().getPeerCertificates()[0],
                    exchange.getRemoteAddress().getPort(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().getFirst("Signature")));
            await(wait);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    private static void await(CountDownLatch wait) throws IOException {
        try {
            if (!wait.await(30, TimeUnit.SECONDS)) {
                throw new IOException("nobody let this answer go");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    URI address() {
        return URI.create("https://localhost:" + server.getAddress().getPort());
    }

    List<X509Certificate> callers() {
        return visits.stream().map(Visit::caller).toList();
    }

    List<Visit> visits() {
        return List.copyOf(visits);
    }

    Visit last() {
        return visits.get(visits.size() - 1);
    }

    /** Waits until that many requests have come. */
    void awaitVisits(int count) throws InterruptedException {
        if (!arrived(count)) {
            throw new AssertionError("only " + visits.size() + " requests came");
        }
    }

    private synchronized boolean arrived(int count) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (visits.size() < count && System.nanoTime() < end) {
            wait(100);
        }
        return visits.size() >= count;
    }

    private synchronized void noted(Visit visit) {
        visits.add(visit);
        notifyAll();
    }

    /** Requests from now on wait for their answers until the latch is let go. */
    CountDownLatch hold() {
        CountDownLatch latch = new CountDownLatch(1);
        held = latch;
        return latch;
    }

    /** Requests from now on are answered at once. */
    void holdNoMore() {
        held = new CountDownLatch(0);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
