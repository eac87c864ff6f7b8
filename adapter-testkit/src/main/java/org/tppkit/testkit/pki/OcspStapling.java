package org.tppkit.testkit.pki;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * While it is open, TLS servers that start in this process staple an OCSP answer to their certificate: that it is
 * good, or that it was revoked. The JDK's servers fetch that answer from a small responder on loopback. The JDK can be
 * told to by system properties only, so use it in one test at a time.
 *
 * <pre>{@code
 * try (OcspStapling revoked = OcspStapling.revoked(pki); ScriptedBank bank = ScriptedBank.start(pki)) {
 *     … // a client that looks refuses the bank
 * }
 * }</pre>
 */
public final class OcspStapling implements AutoCloseable {
    private static final String RESPONDER = "jdk.tls.stapling.responderURI";

    private final HttpServer server;
    private final AtomicInteger answers = new AtomicInteger();
    private final Map<String, @Nullable String> before = new LinkedHashMap<>();

    private OcspStapling(TestPki pki, boolean revoked) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on loopback", e);
        }
        server.createContext("/", exchange -> answer(exchange, pki, revoked));
        server.start();
        set("jdk.tls.server.enableStatusRequestExtension", "true");
        set("jdk.tls.stapling.responderOverride", "true");
        set(RESPONDER, "http://localhost:" + server.getAddress().getPort() + "/");
    }

    /**
     * {@return stapling by which servers say that their certificate is good}
     *
     * @param pki has issued the servers' certificates, and signs the answers
     */
    public static OcspStapling good(TestPki pki) {
        return new OcspStapling(pki, false);
    }

    /**
     * {@return stapling by which servers say that their certificate was revoked}
     *
     * @param pki has issued the servers' certificates, and signs the answers
     */
    public static OcspStapling revoked(TestPki pki) {
        return new OcspStapling(pki, true);
    }

    /** {@return how many answers servers have fetched} */
    public int answers() {
        return answers.get();
    }

    private void set(String property, String value) {
        before.put(property, System.getProperty(property));
        System.setProperty(property, value);
    }

    private void answer(HttpExchange exchange, TestPki pki, boolean revoked) throws IOException {
        try (exchange) {
            byte[] answer = pki.ocspAnswer(request(exchange), revoked);
            answers.incrementAndGet();
            exchange.getResponseHeaders().set("Content-Type", "application/ocsp-response");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    /** Short requests come in the address (RFC 6960 appendix A.1). */
    private static byte[] request(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            return exchange.getRequestBody().readAllBytes();
        }
        String path = exchange.getRequestURI().getRawPath().replaceFirst("^/+", "");
        return Base64.getDecoder().decode(URLDecoder.decode(path, StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        server.stop(0);
        before.forEach((property, value) -> {
            if (value == null) {
                System.clearProperty(property);
            } else {
                System.setProperty(property, value);
            }
        });
    }

    @Override
    public String toString() {
        return "OcspStapling[" + answers + " answers]";
    }
}
