package org.tppkit.adapter.arkea.journey;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TlsContexts;
import org.tppkit.testkit.scripted.RecordedRequest;
import org.tppkit.testkit.scripted.ScriptedAnswer;

/** Hands what a scripted bank recorded on to the simulated bank, byte by byte, and its answer back. */
final class WireTap {
    private final URI target;
    private final SSLContext tls;

    WireTap(URI target, KeyAndChain qwac) {
        this.target = target;
        this.tls = TlsContexts.client(qwac, TestPki.shared().caCertificate());
    }

    ScriptedAnswer forward(RecordedRequest request) {
        try (SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(target.getHost(), target.getPort())) {
            send(request, socket.getOutputStream());
            return answer(socket.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(RecordedRequest request, OutputStream out) throws IOException {
        StringBuilder head = new StringBuilder(request.method() + " " + request.target() + " HTTP/1.1\r\n");
        for (RecordedRequest.Header header : request.headers()) {
            String name = header.name().toLowerCase(Locale.ROOT);
            if (!List.of("connection", "upgrade", "http2-settings").contains(name)) {
                head.append(header.name()).append(": ").append(header.value()).append("\r\n");
            }
        }
        head.append("Connection: close\r\n\r\n");
        out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        out.write(request.body());
        out.flush();
    }

    private static ScriptedAnswer answer(byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        List<String> head = text.substring(0, end).lines().toList();
        byte[] body = Arrays.copyOfRange(bytes, end + 4, bytes.length);
        boolean chunked = head.stream().anyMatch(line -> line.equalsIgnoreCase("Transfer-Encoding: chunked"));
        ScriptedAnswer answer =
                ScriptedAnswer.of(Integer.parseInt(head.get(0).split(" ")[1])).body(chunked ? dechunked(body) : body);
        for (String line : head.subList(1, head.size())) {
            Optional<String> name = Optional.of(line.substring(0, line.indexOf(':')));
            if (name.filter(WireTap::isPassedOn).isPresent()) {
                answer = answer.header(
                        name.get(), line.substring(line.indexOf(':') + 1).strip());
            }
        }
        return answer;
    }

    private static boolean isPassedOn(String header) {
        return !List.of("content-length", "transfer-encoding", "connection").contains(header.toLowerCase(Locale.ROOT));
    }

    private static byte[] dechunked(byte[] chunks) throws IOException {
        InputStream in = new ByteArrayInputStream(chunks);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int size = chunkSize(in);
        while (size > 0) {
            body.write(in.readNBytes(size));
            in.readNBytes(2);
            size = chunkSize(in);
        }
        return body.toByteArray();
    }

    private static int chunkSize(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return Integer.parseInt(line.toString().strip(), 16);
    }
}
