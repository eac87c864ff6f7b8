package org.tppkit.testkit.scripted;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads HTTP/1.1 requests as far as a test server needs it (RFC 9112). */
final class RequestReader {
    private static final int LONGEST_LINE = 1 << 20;

    private final InputStream in;
    private final int connection;
    private final @Nullable String clientSubject;

    RequestReader(InputStream in, int connection, @Nullable String clientSubject) {
        this.in = in;
        this.connection = connection;
        this.clientSubject = clientSubject;
    }

    /** The next request; empty where the client ended the connection properly. */
    Optional<RecordedRequest> next() throws IOException {
        Optional<String> line = line();
        if (line.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = line.get().split(" ", -1);
        if (parts.length != 3) {
            throw new IOException("not a request line");
        }
        List<RecordedRequest.Header> headers = headers();
        return Optional.of(new RecordedRequest(connection, parts[0], parts[1], headers, body(headers), clientSubject));
    }

    private List<RecordedRequest.Header> headers() throws IOException {
        List<RecordedRequest.Header> headers = new ArrayList<>();
        for (String line = requiredLine(); !line.isEmpty(); line = requiredLine()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("not a header line");
            }
            headers.add(new RecordedRequest.Header(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return headers;
    }

    private byte[] body(List<RecordedRequest.Header> headers) throws IOException {
        String length = null;
        for (RecordedRequest.Header header : headers) {
            String name = header.name().toLowerCase(Locale.ROOT);
            if (name.equals("transfer-encoding")) {
                return chunks();
            }
            if (name.equals("content-length")) {
                length = header.value();
            }
        }
        return length == null ? new byte[0] : exactly(Integer.parseInt(length));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.write(exactly(size));
            requiredLine();
        }
        while (!requiredLine().isEmpty()) {
            // Trailers are read to find the end of the request; nobody asks for them.
        }
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        String line = requiredLine();
        int extension = line.indexOf(';');
        return Integer.parseInt(extension < 0 ? line : line.substring(0, extension), 16);
    }

    private byte[] exactly(int size) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("the request ended in its body");
        }
        return bytes;
    }

    private String requiredLine() throws IOException {
        return line().orElseThrow(() -> new EOFException("the request ended in its head"));
    }

    private Optional<String> line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return Optional.empty();
            }
            if (line.size() == LONGEST_LINE) {
                throw new IOException("a line of the request is too long");
            }
            line.write(c);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }
}
