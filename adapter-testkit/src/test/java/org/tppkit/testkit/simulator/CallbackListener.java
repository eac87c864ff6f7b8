package org.tppkit.testkit.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The third party's site on the loopback address: customers come back to it, and it can show pages of its own. */
final class CallbackListener implements AutoCloseable {

    private static final String BACK = "<!DOCTYPE html><html lang=\"en\"><head><title>Back</title>"
            + "<link rel=\"icon\" href=\"data:,\"></head><body><h1>Back at the application</h1></body></html>";

    private final HttpServer server;
    private final List<URI> visits = new CopyOnWriteArrayList<>();
    private final Map<String, String> pages = new ConcurrentHashMap<>();

    CallbackListener() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    void page(String path, String html) {
        pages.put(path, html);
    }

    void forget() {
        visits.clear();
    }

    /** Where customers came back to, in order. */
    List<URI> visits() {
        return List.copyOf(visits);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (!pages.containsKey(path)) {
                visits.add(exchange.getRequestURI());
            }
            byte[] bytes = pages.getOrDefault(path, BACK).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
            exchange.sendResponseHeaders(200, bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
