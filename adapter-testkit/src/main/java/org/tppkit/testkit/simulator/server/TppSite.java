package org.tppkit.testkit.simulator.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TlsContexts;
import org.tppkit.testkit.simulator.internal.http.JdkServers;
import org.tppkit.testkit.simulator.internal.http.Place;

/**
 * The third party's own web server, as far as banks need it: it gives the QSealC at the keyId URL. The simulated banks do
 * not fetch it, as they hold the certificate; a doctor does.
 */
final class TppSite implements AutoCloseable {

    private static final String FILE = "/qsealc.pem";
    /** Without threads of its own, a client that stops in its handshake would stop the server. */
    private static final int THREADS = 4;

    static {
        JdkServers.settle();
    }

    private final HttpsServer server;
    private final ExecutorService threads;
    private final Place place;

    private TppSite(HttpsServer server, ExecutorService threads, Place place) {
        this.server = server;
        this.threads = threads;
        this.place = place;
    }

    static TppSite start(Place place, KeyAndChain serverCertificate, X509Certificate qsealc) throws IOException {
        HttpsServer server = listening(place);
        server.setHttpsConfigurator(new HttpsConfigurator(TlsContexts.server(serverCertificate)));
        byte[] pem = KeyAndChain.pem(qsealc).getBytes(StandardCharsets.US_ASCII);
        server.createContext("/", exchange -> serve(exchange, pem));
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, TppSite::thread);
        server.setExecutor(threads);
        server.start();
        return new TppSite(server, threads, place);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "simulator-tpp-site");
        thread.setDaemon(true);
        return thread;
    }

    private static HttpsServer listening(Place place) throws IOException {
        try {
            return HttpsServer.create(new InetSocketAddress(place.address(), place.port()), 0);
        } catch (IOException e) {
            throw new IOException("nothing can listen at " + place + " (" + e.getMessage() + ")", e);
        }
    }

    private static void serve(HttpExchange exchange, byte[] pem) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals(FILE)) {
                exchange.sendResponseHeaders(404, -1);
            } else if (!exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET");
                exchange.sendResponseHeaders(405, -1);
            } else {
                exchange.getResponseHeaders().set("Content-Type", "application/x-pem-file");
                exchange.sendResponseHeaders(200, pem.length);
                exchange.getResponseBody().write(pem);
            }
        }
    }

    URI keyIdUrl() {
        return URI.create(place.origin(server.getAddress().getPort()) + FILE);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
