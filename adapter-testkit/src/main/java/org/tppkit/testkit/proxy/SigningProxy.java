package org.tppkit.testkit.proxy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Takes plain HTTP requests on the loopback address and passes them on over mutual TLS, complete and signed.
 *
 * <pre>{@code
 * try (SigningProxy proxy = SigningProxy.builder()
 *         .target(URI.create("https://api.bank.example"))
 *         .identity(certificates)
 *         .keyId(URI.create("https://tpp.example/qsealc.pem"))
 *         .token(TokenSource.clientCredentials("my-api-key"))
 *         .start()) {
 *     // let your Pact verifier send to proxy.uri()
 * }
 * }</pre>
 *
 * <p>On each request, whatever it brought itself is replaced: {@code X-Request-ID} by a new one, {@code Date} by now,
 * {@code Digest} and {@code Signature} by those over what is sent, {@code Authorization} by the token of the {@link
 * TokenSource}.
 * Requests to token endpoints (paths that begin with {@code /oauth-}) get a request id and a date only. Everything else
 * travels as it came: method, path and query to the letter, headers, body; and the answer likewise. Redirects are not
 * followed, nothing is repeated. Where the target cannot be reached, or no token can be had, the answer is a 502 whose
 * text says why.
 *
 * <p>A tool for tests: bodies are held in memory, and whoever reaches the port speaks in the third party's name.
 *
 * <p><b>Threads</b>: may be used by many clients at once.
 */
public final class SigningProxy implements AutoCloseable {
    static {
        // Read once by the JDK's server classes; without it every answer waits 40 ms for the other side's ACK.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService executor;

    SigningProxy(SigningProxyBuilder settings) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("the proxy cannot listen", e);
        }
        executor = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "signing-proxy");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(executor);
        server.createContext("/", new Forwarding(settings));
        server.start();
    }

    /** {@return a builder; target, identity and keyId must be given} */
    public static SigningProxyBuilder builder() {
        return new SigningProxyBuilder();
    }

    /** {@return where to send plain requests, for instance {@code http://127.0.0.1:40001}} */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Stops at once. */
    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }

    @Override
    public String toString() {
        return "SigningProxy[" + uri() + "]";
    }
}
