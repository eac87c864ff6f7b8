package org.tppkit.core.internal.http;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.Settings;
import org.tppkit.core.internal.time.Deadline;
import org.tppkit.core.internal.time.Time;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.TransportException.Reason;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.BankResponse;
import org.tppkit.ports.spi.http.HttpTransport;

/**
 * Carries requests with the JDK's HttpClient over HTTP/1.1 and TLS 1.2 or newer. One instance for each pair of identity and
 * trust, never one per call: connections and TLS sessions live in it. Safe for many threads.
 *
 * <p>The JDK itself sends a GET a second time when its connection breaks before the first byte of the answer: the exception
 * of rule HT-01. Only a setting of the whole JVM stops that; see {@link JvmSettings}.
 */
public final class JdkHttpTransport implements HttpTransport, AutoCloseable {
    static final String[] TLS_VERSIONS = {"TLSv1.3", "TLSv1.2"};
    private static final long IDLE_THREAD_SECONDS = 30;

    private final Settings settings;
    private final Time time;
    private final ThreadPoolExecutor workers;
    private final Watchdog watchdog;
    private final Set<RunningExchange> running = ConcurrentHashMap.newKeySet();
    private volatile @Nullable HttpClient client;

    /**
     * @param tls identity and trust
     * @param settings times and sizes
     * @param time elapsed time
     */
    public JdkHttpTransport(SSLContext tls, Settings settings, Time time) {
        this.settings = settings;
        this.time = time;
        ThreadFactory threads = daemons();
        this.workers = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_THREAD_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
        this.watchdog = new Watchdog(threads);
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(TLS_VERSIONS);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .sslContext(tls)
                .sslParameters(parameters)
                .executor(workers)
                .build();
    }

    @Override
    public BankResponse exchange(BankRequest request, Duration timeout) {
        Deadline deadline = Deadline.in(timeout, time);
        String host = request.uri().getHost();
        HttpRequest outgoing = OutgoingRequest.of(request);
        HttpClient open = openClient(host);
        refuseIfOver(deadline, host);
        RunningExchange exchange = new RunningExchange(host, deadline, settings, running, watchdog);
        exchange.begin();
        if (isClosed()) {
            exchange.abandon();
        }
        return AnswerCheck.checked(exchange.send(open, outgoing), settings, host);
    }

    /** Ends running exchanges, closes connections and stops all threads; those of the JDK end soon after. */
    @Override
    public void close() {
        // The JDK 17 client has no close: it ends, with its connections, when nothing refers to it any more.
        client = null;
        running.forEach(RunningExchange::abandon);
        watchdog.stop();
        workers.shutdown();
    }

    private HttpClient openClient(String host) {
        HttpClient open = client;
        if (open == null) {
            throw failure(Reason.CLOSED, false, "the client was closed before the request to " + host);
        }
        return open;
    }

    private boolean isClosed() {
        return client == null;
    }

    private static void refuseIfOver(Deadline deadline, String host) {
        if (Thread.currentThread().isInterrupted()) {
            throw failure(Reason.INTERRUPTED, false, "interrupted before the request to " + host);
        }
        deadline.check("the request to " + host + " was made ready");
    }

    private static TransportException failure(Reason reason, boolean mayHaveArrived, String message) {
        return new TransportException(reason, mayHaveArrived, message, null);
    }

    private static ThreadFactory daemons() {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "tppkit-http-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
