package org.tppkit.app.approval;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.tppkit.app.client.Loopback;
import org.tppkit.ports.model.Callback;

/**
 * Waits on this machine for the customer's browser (RFC 8252 section 7.3): bound to the redirect URI's loopback address and
 * port and to nothing else. It judges nothing itself: each callback goes to the receiver, and what that says is shown.
 */
final class CallbackListener implements AutoCloseable {
    private static final int HTTP_PORT = 80;

    private final String path;
    private final Function<Callback, Reply> receiver;
    private final List<HttpServer> servers = new ArrayList<>();
    private final ExecutorService threads = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "tppkit-callback");
        thread.setDaemon(true);
        return thread;
    });
    private final CountDownLatch ended = new CountDownLatch(1);

    private CallbackListener(String path, Function<Callback, Reply> receiver) {
        this.path = path;
        this.receiver = receiver;
    }

    /** Whether a browser on this machine can be waited for there: plain HTTP on loopback. */
    static boolean canListenAt(URI redirectUri) {
        return "http".equalsIgnoreCase(redirectUri.getScheme()) && Loopback.holds(redirectUri);
    }

    /**
     * Listens there.
     *
     * @param receiver called by one thread at a time
     * @throws IOException if the port is taken
     */
    static CallbackListener open(URI redirectUri, Function<Callback, Reply> receiver) throws IOException {
        String path = redirectUri.getRawPath();
        CallbackListener listener = new CallbackListener(path.isEmpty() ? "/" : path, receiver);
        int port = redirectUri.getPort() < 0 ? HTTP_PORT : redirectUri.getPort();
        try {
            for (InetAddress address : addresses(redirectUri.getHost())) {
                listener.listenAt(new InetSocketAddress(address, port));
            }
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        return listener;
    }

    /** A browser may take localhost for either of its addresses, so both are listened at where the machine has both. */
    private static List<InetAddress> addresses(String host) throws IOException {
        List<InetAddress> addresses = new ArrayList<>();
        for (InetAddress address : InetAddress.getAllByName(host)) {
            if (address.isLoopbackAddress()) {
                addresses.add(address);
            }
        }
        if (addresses.isEmpty()) {
            throw new IOException("the name leads away from this machine");
        }
        return addresses;
    }

    private void listenAt(InetSocketAddress address) throws IOException {
        HttpServer server = HttpServer.create(address, 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        servers.add(server);
    }

    private void answer(HttpExchange exchange) throws IOException {
        boolean last = false;
        try (exchange) {
            if (!exchange.getRequestURI().getRawPath().equals(path)) {
                refuse(exchange, 404);
            } else if (!exchange.getRequestMethod().equals("GET")) {
                refuse(exchange, 405);
            } else {
                Reply reply = receiver.apply(Callback.parse(exchange.getRequestURI()));
                last = reply.isLast();
                show(exchange, reply);
            }
        } finally {
            if (last) {
                ended.countDown();
            }
        }
    }

    private static void refuse(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
    }

    /** The address bar holds the code by now: nothing may be loaded from elsewhere, and nothing told to anybody. */
    private static void show(HttpExchange exchange, Reply reply) throws IOException {
        byte[] page = reply.page(isFrench(exchange)).getBytes(StandardCharsets.UTF_8);
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "text/html; charset=utf-8");
        headers.set(
                "Content-Security-Policy",
                "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        headers.set("Cache-Control", "no-store");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Connection", "close");
        exchange.sendResponseHeaders(reply.status(), page.length);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(page);
        }
    }

    private static boolean isFrench(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Accept-Language"))
                .map(languages -> languages.strip().toLowerCase(Locale.ROOT).startsWith("fr"))
                .orElse(false);
    }

    /**
     * Waits for the callback that the receiver takes for the last one.
     *
     * @return whether it came in time
     */
    boolean await(Duration atMost) throws InterruptedException {
        return ended.await(Math.max(0, atMost.toMillis()), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
        threads.shutdown();
    }
}
