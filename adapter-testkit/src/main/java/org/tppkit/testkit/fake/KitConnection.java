package org.tppkit.testkit.fake;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.TransportException.Reason;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.BankResponse;

/** One connection of a {@link KitHttpTransport}: one exchange after the other. Belongs to one exchange at a time. */
final class KitConnection {
    private static final int LONGEST_LINE = 65_536;
    private static final int MOST_HEADERS = 1_000;

    private final URI origin;
    private final Socket plain;
    private final SSLSocket tls;
    private final InputStream in;

    private KitConnection(URI origin, Socket plain, SSLSocket tls) throws IOException {
        this.origin = origin;
        this.plain = plain;
        this.tls = tls;
        this.in = new BufferedInputStream(tls.getInputStream());
    }

    static KitConnection open(SSLContext context, URI origin, Patience patience) {
        Socket plain = new Socket();
        try {
            patience.await(
                    () -> {
                        plain.connect(new InetSocketAddress(origin.getHost(), origin.getPort()));
                        plain.setTcpNoDelay(true);
                        return true;
                    },
                    plain,
                    false);
        } catch (IOException e) {
            throw new TransportException(Reason.UNREACHABLE, false, "no connection to " + origin.getHost(), null);
        }
        try {
            return patience.await(() -> shakeHands(context, origin, plain), plain, false);
        } catch (IOException e) {
            throw TlsTrouble.inHandshake(e, origin.getHost());
        }
    }

    private static KitConnection shakeHands(SSLContext context, URI origin, Socket plain) throws IOException {
        SSLSocket tls =
                (SSLSocket) context.getSocketFactory().createSocket(plain, origin.getHost(), origin.getPort(), true);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        tls.setSSLParameters(parameters);
        tls.startHandshake();
        return new KitConnection(origin, plain, tls);
    }

    URI origin() {
        return origin;
    }

    /**
     * Sends a request and reads the answer's head.
     *
     * @param whenFree takes the connection once the answer was read to its end and another request may follow
     */
    BankResponse exchange(BankRequest request, Patience patience, long largestBody, Consumer<KitConnection> whenFree) {
        try {
            patience.await(
                    () -> {
                        tls.getOutputStream().write(bytes(request));
                        tls.getOutputStream().flush();
                        return true;
                    },
                    plain,
                    true);
            return patience.await(() -> readAnswer(request, patience, largestBody, whenFree), plain, true);
        } catch (IOException e) {
            throw TlsTrouble.inExchange(e, origin.getHost());
        }
    }

    private BankResponse readAnswer(
            BankRequest request, Patience patience, long largestBody, Consumer<KitConnection> whenFree)
            throws IOException {
        int status = status(line());
        Map<String, List<String>> headers = headers();
        boolean last = headers.getOrDefault("Connection", List.of()).stream().anyMatch("close"::equalsIgnoreCase);
        boolean bodyless = request.method().equals("HEAD") || status == 204 || status == 304;
        BodyFraming framing = bodyless ? BodyFraming.none() : BodyFraming.of(headers, in);
        Runnable atEnd = last || framing.endsWithConnection() ? this::close : () -> whenFree.accept(this);
        return new BankResponse(
                status, headers, new KitBody(framing, patience, plain, largestBody, origin.getHost(), atEnd));
    }

    private static byte[] bytes(BankRequest request) throws IOException {
        URI uri = request.uri();
        StringBuilder head = new StringBuilder(request.method())
                .append(' ')
                .append(request.pathAndQuery())
                .append(" HTTP/1.1\r\n");
        if (request.header("Host").isEmpty()) {
            head.append("Host: ").append(uri.getRawAuthority()).append("\r\n");
        }
        request.headers()
                .forEach(header -> head.append(header.name())
                        .append(": ")
                        .append(header.value())
                        .append("\r\n"));
        byte[] body = request.body();
        if (request.header("Content-Length").isEmpty()
                && (body.length > 0 || !request.method().equals("GET"))) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        all.write(body);
        return all.toByteArray();
    }

    private int status(String line) throws IOException {
        List<String> parts = Arrays.asList(line.split(" ", 3));
        boolean http = parts.size() >= 2
                && parts.get(0).startsWith("HTTP/1.")
                && parts.get(1).matches("[1-9][0-9]{2}");
        if (!http) {
            throw BodyFraming.malformed("does not begin as HTTP/1.1 does", origin.getHost());
        }
        return Integer.parseInt(parts.get(1));
    }

    private Map<String, List<String>> headers() throws IOException {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        int count = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1 || ++count > MOST_HEADERS) {
                throw BodyFraming.malformed("has a header that is none, or too many", origin.getHost());
            }
            headers.computeIfAbsent(line.substring(0, colon), any -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return headers;
    }

    private String line() throws IOException {
        return BodyFraming.line(in, LONGEST_LINE);
    }

    void close() {
        try {
            plain.close();
        } catch (IOException e) {
            // It is of no use any more: how it ended does not matter.
            return;
        }
    }
}
