package org.tppkit.testkit.simulator.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TlsContexts;
import org.tppkit.testkit.simulator.internal.http.Place;

/**
 * The third party's own web server, as far as banks need it: it gives the QSealC at the keyId URL. The simulated banks do
 * not fetch it, as they hold the certificate; a doctor does.
 */
final class TppSite implements AutoCloseable {

    private static final String FILE = "/qsealc.pem";

    private final HttpsServer server;
    private final Place place;

    private TppSite(HttpsServer server, Place place) {
        this.server = server;
        this.place = place;
    }

    static TppSite start(Place place, KeyAndChain serverCertificate, X509Certificate qsealc) throws IOException {
        HttpsServer server = listening(place);
        server.setHttpsConfigurator(new HttpsConfigurator(TlsContexts.server(serverCertificate)));
        byte[] pem = KeyAndChain.pem(qsealc).getBytes(StandardCharsets.US_ASCII);
        server.createContext("/", exchange -> serve(exchange, pem));
        server.start();
        return new TppSite(server, place);
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
    }
}
