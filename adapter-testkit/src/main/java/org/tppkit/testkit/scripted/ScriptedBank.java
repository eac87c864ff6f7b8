package org.tppkit.testkit.scripted;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;

/**
 * A small HTTPS server on loopback that plays a script.
 *
 * <pre>{@code
 * try (ScriptedBank bank = ScriptedBank.start(TestPki.shared())) {
 *     bank.when("GET", "/accounts").answer(ScriptedAnswer.json(200, "{…}"));
 *     bank.when("POST", "/token")
 *             .answer(ScriptedAnswer.of(503)).times(2)
 *             .answer(ScriptedAnswer.json(200, "{…}").with(Fault.DROP_IN_BODY));
 *     …
 *     assertThat(bank.requests("POST", "/token")).hasSize(3);
 * }
 * }</pre>
 *
 * <p>The newest rule that holds and has an answer left counts. A request without one gets a 501 and stands in {@link
 * #unscripted()}. Connections are kept alive as HTTP/1.1 does.
 *
 * <p><b>Threads</b>: may be scripted and asked by many threads at once. Each connection has a thread of its own; all end
 * with {@link #close()}, which never waits for a stalled answer.
 */
public final class ScriptedBank implements AutoCloseable {
    private final ServerSocket server;
    private final ScriptedTls tls;
    private final Script script = new Script();
    private final RequestLog log = new RequestLog();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "scripted-bank");
        thread.setDaemon(true);
        return thread;
    });

    private ScriptedBank(ScriptedTls tls) {
        this.tls = tls;
        try {
            this.server = new ServerSocket(0, 1_024, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on loopback", e);
        }
        threads.execute(this::accept);
    }

    /** A bank with a certificate of that PKI, which requires a client certificate of the same. */
    public static ScriptedBank start(TestPki pki) {
        return builder(pki).start();
    }

    /** A bank that differs from {@link #start(TestPki)} in some of its TLS. */
    public static Builder builder(TestPki pki) {
        return new Builder(pki);
    }

    /** {@code https://localhost:} and the port. */
    public URI origin() {
        return URI.create("https://localhost:" + server.getLocalPort());
    }

    /** A rule for requests with that method and that path, whatever their query. */
    public Rule when(String method, String path) {
        return when(method, path::equals);
    }

    /** A rule for requests with that method and such a path. */
    public Rule when(String method, Predicate<String> path) {
        return when(request -> request.method().equals(method) && path.test(request.path()));
    }

    /** A rule for such requests. */
    public Rule when(Predicate<RecordedRequest> condition) {
        return script.rule(condition);
    }

    /** Lets the next connections fail before a request is read, one after the other. */
    public void failConnections(int count, ConnectionFault fault) {
        script.fail(count, fault);
    }

    /** Breaks all connections that are open now, idle or not. */
    public void breakConnections() {
        connections.forEach(ScriptedBank::closeQuietly);
    }

    /** The requests that arrived completely, in order. */
    public List<RecordedRequest> requests() {
        return log.requests();
    }

    /** The requests with that method and that path, whatever their query, in order. */
    public List<RecordedRequest> requests(String method, String path) {
        return log.requests().stream()
                .filter(request -> request.method().equals(method))
                .filter(request -> request.path().equals(path))
                .toList();
    }

    /** The requests that no rule had an answer for. */
    public List<RecordedRequest> unscripted() {
        return log.unscripted();
    }

    /** How many connections were made in all, failed ones included. */
    public int connections() {
        return log.opened();
    }

    /** How many connections are open now. */
    public int openConnections() {
        return log.open();
    }

    /** How many handshakes failed, for instance for want of a client certificate. */
    public int failedHandshakes() {
        return log.failedHandshakes();
    }

    /**
     * Waits until that many requests arrived, whether or not they were answered.
     *
     * @param guard against hanging: when to give up
     * @return all requests so far
     * @throws AssertionError if they did not arrive within the time
     */
    public List<RecordedRequest> awaitRequests(int count, Duration guard) throws InterruptedException {
        await(count + " requests", bank -> bank.requests().size() >= count, guard);
        return requests();
    }

    /**
     * Waits for something to become true of requests, connections or handshakes.
     *
     * @param what for the message, in words
     * @param guard against hanging: when to give up
     * @throws AssertionError if it did not become true within the time
     */
    public void await(String what, Predicate<ScriptedBank> condition, Duration guard) throws InterruptedException {
        log.await(what, () -> condition.test(this), guard);
    }

    /** Ends all connections, also those with a stalled answer, and gives the port back. */
    @Override
    public void close() {
        closeQuietly(server);
        threads.shutdownNow();
        breakConnections();
    }

    /** Address and number of requests. */
    @Override
    public String toString() {
        return "ScriptedBank[" + origin() + ", " + requests().size() + " requests]";
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                serve(server.accept());
            } catch (IOException | RejectedExecutionException e) {
                // The bank was closed while it waited for a client.
                return;
            }
        }
    }

    private void serve(Socket socket) {
        Connection connection = new Connection(log.connectionOpened(), socket, tls, script, log);
        connections.add(connection);
        if (server.isClosed()) {
            closeQuietly(connection);
            return;
        }
        threads.execute(() -> {
            connection.run();
            connections.remove(connection);
        });
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // It is of no use any more: how it ended does not matter.
            return;
        }
    }

    /** Builds a {@link ScriptedBank}. */
    public static final class Builder {
        private ClientCertificate clientCertificate = ClientCertificate.REQUIRED;
        private KeyAndChain identity;
        private List<X509Certificate> trusted;
        private List<X509Certificate> announced;
        private List<String> versions = List.of();

        private Builder(TestPki pki) {
            this.identity = pki.server();
            this.trusted = List.of(pki.caCertificate());
            this.announced = trusted;
        }

        /** Whether clients are asked for a certificate; {@link ClientCertificate#REQUIRED} without further word. */
        public Builder clientCertificate(ClientCertificate asked) {
            clientCertificate = asked;
            return this;
        }

        /** The server's own certificate: an expired one, one for another host, one of a stranger. */
        public Builder identity(KeyAndChain own) {
            identity = own;
            return this;
        }

        /** Whose client certificates are trusted; also sets {@link #announcing}. */
        public Builder trusting(X509Certificate... roots) {
            trusted = List.of(roots);
            announced = trusted;
            return this;
        }

        /** Whom the server names as issuers of client certificates; none at all is allowed. */
        public Builder announcing(X509Certificate... issuers) {
            announced = List.of(issuers);
            return this;
        }

        /** The versions of TLS that the server speaks, for instance {@code TLSv1.2}. */
        public Builder tlsVersions(String... spoken) {
            versions = List.of(spoken);
            return this;
        }

        /** Opens a free port on loopback. */
        public ScriptedBank start() {
            return new ScriptedBank(new ScriptedTls(identity, clientCertificate, trusted, announced, versions));
        }
    }
}
