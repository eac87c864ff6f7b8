package org.tppkit.testkit.fake;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.TransportException.Reason;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.BankResponse;
import org.tppkit.ports.spi.http.HttpTransport;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TlsContexts;

/**
 * HTTP/1.1 over mutual TLS, on the JDK's sockets alone: contracts use it, so that an adapter is tested apart from the
 * engine. It sends each request once, follows no redirect, and keeps connections for the next request.
 *
 * <p>The body streams. It ends at the exchange's timeout, at an interrupt, or when it is longer than the limit.
 *
 * <p><b>Threads</b>: may be used by many threads at once. It has threads of its own for what blocks; {@link #close()}
 * ends them.
 */
public final class KitHttpTransport implements HttpTransport, AutoCloseable {
    /** What a body may hold unless another limit is asked for: 16 MiB. */
    public static final long USUAL_LIMIT = 16L * 1024 * 1024;

    private final SSLContext tls;
    private final long largestBody;
    private final Map<URI, Deque<KitConnection>> idle = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "kit-transport");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean closed;

    private KitHttpTransport(SSLContext tls, long largestBody) {
        this.tls = Objects.requireNonNull(tls);
        this.largestBody = largestBody;
    }

    /**
     * {@return a transport that shows the standard provider's QWAC and trusts that PKI}
     *
     * @param pki issues the QWAC, and is the only authority that is trusted
     */
    public static KitHttpTransport of(TestPki pki) {
        return of(pki.tpp().qwac(), pki.caCertificate());
    }

    /**
     * {@return a transport}
     *
     * @param qwac what it shows of itself
     * @param roots whom it trusts
     */
    public static KitHttpTransport of(KeyAndChain qwac, X509Certificate... roots) {
        return new KitHttpTransport(TlsContexts.client(qwac, roots), USUAL_LIMIT);
    }

    /**
     * {@return a transport of the same identity whose answers may have bodies of that many bytes}
     *
     * @param bytes how many at most; a longer body ends as MALFORMED
     */
    public KitHttpTransport withLimit(long bytes) {
        return new KitHttpTransport(tls, bytes);
    }

    @Override
    public BankResponse exchange(BankRequest request, Duration timeout) {
        if (closed) {
            throw new TransportException(Reason.CLOSED, false, "the kit's transport was closed", null);
        }
        Patience patience = new Patience(threads, timeout);
        URI origin = origin(request.uri());
        KitConnection connection = idleTo(origin);
        if (connection == null) {
            connection = KitConnection.open(tls, origin, patience);
        }
        return connection.exchange(request, patience, largestBody, this::keep);
    }

    private @Nullable KitConnection idleTo(URI origin) {
        return connections(origin).pollFirst();
    }

    private void keep(KitConnection connection) {
        if (closed) {
            connection.close();
        } else {
            connections(connection.origin()).addFirst(connection);
        }
    }

    private Deque<KitConnection> connections(URI origin) {
        return idle.computeIfAbsent(origin, any -> new ConcurrentLinkedDeque<>());
    }

    private static URI origin(URI uri) {
        int port = uri.getPort() < 0 ? 443 : uri.getPort();
        return URI.create("https://" + uri.getHost() + ":" + port);
    }

    /** Ends idle connections and, with the next byte, those in use. */
    @Override
    public void close() {
        closed = true;
        idle.values().forEach(connections -> connections.forEach(KitConnection::close));
        threads.shutdownNow();
    }

    /** Nothing of what it carries. */
    @Override
    public String toString() {
        return "KitHttpTransport";
    }
}
