package org.tppkit.testkit.proxy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.error.SigningException;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TlsContexts;

/** Passes one request on, completed and signed. */
final class Forwarding implements HttpHandler {
    private static final String TOKEN_ENDPOINTS = "/oauth-";
    private static final String PAGES = "/authorize";
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** They belong to one connection, or are written by the JDK's client. */
    private static final Set<String> OF_THE_CONNECTION = Set.of(
            "connection",
            "content-length",
            "expect",
            "host",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private final URI target;
    private final URI pages;
    private final TokenSource tokens;
    private final RequestSignature signature;
    private final HttpClient client;
    private final TokenClient tokenClient;

    Forwarding(SigningProxyBuilder settings) {
        target = settings.target();
        pages = settings.pages.orElse(target);
        tokens = settings.token;
        KeyAndChain seal = settings.identity().qsealc();
        signature = new RequestSignature(seal, settings.keyId(), settings.profile);
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .sslContext(TlsContexts.client(settings.identity().qwac(), settings.roots()))
                .build();
        tokenClient = new TokenClient(client, target);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            HttpResponse<byte[]> answer;
            try {
                answer = client.send(complete(exchange, body), BodyHandlers.ofByteArray());
            } catch (IOException | TokenException | InvalidRequestException | SigningException e) {
                refuse(exchange, e);
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            answer(exchange, answer);
        }
    }

    private HttpRequest complete(HttpExchange exchange, byte[] body)
            throws IOException, InterruptedException, TokenException {
        String path = exchange.getRequestURI().getRawPath();
        Map<String, String> headers = received(exchange);
        headers.put("X-Request-ID", UUID.randomUUID().toString());
        headers.put(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT).format(ZonedDateTime.now(ZoneOffset.UTC)));
        headers.remove("Digest");
        headers.remove("Signature");
        URI address = URI.create(origin(path) + path + query(exchange));
        if (path.startsWith(TOKEN_ENDPOINTS) || path.equals(PAGES)) {
            headers.remove("Authorization");
        } else {
            Optional<String> token = tokens.current(tokenClient);
            token.ifPresent(value -> headers.put("Authorization", "Bearer " + value));
            headers.putAll(signature.of(exchange.getRequestMethod(), address, headers, body));
        }
        BodyPublisher publisher = body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(LONGEST).method(exchange.getRequestMethod(), publisher);
        headers.forEach(request::header);
        return request.build();
    }

    /** A header that came more than once is one list (RFC 9110 section 5.3). */
    private static Map<String, String> received(HttpExchange exchange) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, String.join(", ", values));
            }
        });
        return headers;
    }

    private URI origin(String path) {
        return path.equals(PAGES) ? pages : target;
    }

    private static String query(HttpExchange exchange) {
        String query = exchange.getRequestURI().getRawQuery();
        return query == null ? "" : "?" + query;
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        for (Map.Entry<String, List<String>> header : answer.headers().map().entrySet()) {
            if (!OF_THE_CONNECTION.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(header.getKey(), header.getValue());
            }
        }
        send(exchange, answer.statusCode(), answer.body());
    }

    /** What went wrong is told by class and message: neither holds a token. */
    private static void refuse(HttpExchange exchange, Exception error) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/plain;charset=UTF-8");
        String text = "The proxy could not pass the request on: "
                + error.getClass().getSimpleName() + ": " + error.getMessage() + "\n";
        send(exchange, 502, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean bodiless = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
        if (!bodiless) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }
}
