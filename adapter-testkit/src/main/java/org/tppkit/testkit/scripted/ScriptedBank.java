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

    /**
     * {@return a bank with a certificate of that PKI, which requires a client certificate of the same}
     *
     * @param pki issues the bank's certificate, and is the authority that clients are trusted by
     */
    public static ScriptedBank start(TestPki pki) {
        return builder(pki).start();
    }

    /**
     * {@return a bank that differs from {@link #start(TestPki)} in some of its TLS}
     *
     * @param pki issues the bank's certificate, and is the authority that clients are trusted by, unless said otherwise
     */
    public static Builder builder(TestPki pki) {
        return new Builder(pki);
    }

    /** {@return where it listens: {@code https://localhost:} and the port} */
    public URI origin() {
        return URI.create("https://localhost:" + server.getLocalPort());
    }

    /**
     * {@return a rule for requests with that method and that path, whatever their query}
     *
     * @param method the method, in upper case
     * @param path the path, without host and query
     */
    public Rule when(String method, String path) {
        return when(method, path::equals);
    }

    /**
     * {@return a rule for requests with that method and such a path}
     *
     * @param method the method, in upper case
     * @param path the path, without host and query
     */
    public Rule when(String method, Predicate<String> path) {
        return when(request -> request.method().equals(method) && path.test(request.path()));
    }

    /**
     * {@return a rule for such requests, newer than all others}
     *
     * @param condition asked by the threads of the connections, so by several at once
     */
    public Rule when(Predicate<RecordedRequest> condition) {
        return script.rule(condition);
    }

    /**
     * Lets the next connections fail before a request is read, one after the other.
     *
     * @param count how many
     * @param fault how each of them fails
     */
    public void failConnections(int count, ConnectionFault fault) {
        script.fail(count, fault);
    }

    /** Breaks all connections that are open now, idle or not. */
    public void breakConnections() {
        connections.forEach(ScriptedBank::closeQuietly);
    }

    /** {@return the requests that arrived completely, in order} */
    public List<RecordedRequest> requests() {
        return log.requests();
    }

    /**
     * {@return the requests with that method and that path, whatever their query, in order}
     *
     * @param method the method, in upper case
     * @param path the path, without host and query
     */
    public List<RecordedRequest> requests(String method, String path) {
        return log.requests().stream()
                .filter(request -> request.method().equals(method))
                .filter(request -> request.path().equals(path))
                .toList();
    }

    /** {@return the requests that no rule had an answer for} */
    public List<RecordedRequest> unscripted() {
        return log.unscripted();
    }

    /** {@return how many connections were made in all, failed ones included} */
    public int connections() {
        return log.opened();
    }

    /** {@return how many connections are open now} */
    public int openConnections() {
        return log.open();
    }

    /** {@return how many handshakes failed, for instance for want of a client certificate} */
    public int failedHandshakes() {
        return log.failedHandshakes();
    }

    /**
     * Waits until that many requests arrived, whether or not they were answered.
     *
     * @param count how many
     * @param guard against hanging: when to give up
     * @return all requests so far
     * @throws AssertionError if they did not arrive within the time
     * @throws java.lang.InterruptedException if the thread is interrupted while it waits
     */
    public List<RecordedRequest> awaitRequests(int count, Duration guard) throws InterruptedException {
        await(count + " requests", bank -> bank.requests().size() >= count, guard);
        return requests();
    }

    /**
     * Waits for something to become true of requests, connections or handshakes.
     *
     * @param what for the message, in words
     * @param condition looked at whenever a request, a connection or a handshake was noted
     * @param guard against hanging: when to give up
     * @throws AssertionError if it did not become true within the time
     * @throws java.lang.InterruptedException if the thread is interrupted while it waits
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

        /**
         * Whether clients are asked for a certificate; {@link ClientCertificate#REQUIRED} without further word.
         *
         * @param asked whether a client certificate is asked for
         * @return this builder
         */
        public Builder clientCertificate(ClientCertificate asked) {
            clientCertificate = asked;
            return this;
        }

        /**
         * The server's own certificate: an expired one, one for another host, one of a stranger.
         *
         * @param own in place of what is shipped
         * @return this builder
         */
        public Builder identity(KeyAndChain own) {
            identity = own;
            return this;
        }

        /**
         * Whose client certificates are trusted; also sets {@link #announcing}.
         *
         * @param roots the authorities to trust
         * @return this builder
         */
        public Builder trusting(X509Certificate... roots) {
            trusted = List.of(roots);
            announced = trusted;
            return this;
        }

        /**
         * Whom the server names as issuers of client certificates; none at all is allowed.
         *
         * @param issuers the issuers that are announced
         * @return this builder
         */
        public Builder announcing(X509Certificate... issuers) {
            announced = List.of(issuers);
            return this;
        }

        /**
         * The versions of TLS that the server speaks, for instance {@code TLSv1.2}.
         *
         * @param spoken the versions of TLS
         * @return this builder
         */
        public Builder tlsVersions(String... spoken) {
            versions = List.of(spoken);
            return this;
        }

        /**
         * Opens a free port on loopback.
         *
         * @return the running bank; whoever starts it closes it
         */
        public ScriptedBank start() {
            return new ScriptedBank(new ScriptedTls(identity, clientCertificate, trusted, announced, versions));
        }
    }
}
