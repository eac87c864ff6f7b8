package org.tppkit.testkit.fake;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.TransportException.Reason;

/** Where a body ends in the stream of a connection (RFC 9112 section 6): by length, in chunks, or with the connection. */
final class BodyFraming {
    private static final long TO_THE_END = -1;
    private static final int LONGEST_CHUNK_LINE = 1_024;

    private final InputStream in;
    private final boolean chunked;
    private long left;
    private boolean begun;

    private BodyFraming(InputStream in, boolean chunked, long left) {
        this.in = in;
        this.chunked = chunked;
        this.left = left;
    }

    static BodyFraming none() {
        return new BodyFraming(InputStream.nullInputStream(), false, 0);
    }

    static BodyFraming of(Map<String, List<String>> headers, InputStream in) {
        boolean chunks =
                headers.getOrDefault("Transfer-Encoding", List.of()).stream().anyMatch("chunked"::equalsIgnoreCase);
        if (chunks) {
            return new BodyFraming(in, true, 0);
        }
        List<String> lengths = headers.getOrDefault("Content-Length", List.of()).stream()
                .distinct()
                .toList();
        if (lengths.isEmpty()) {
            return new BodyFraming(in, false, TO_THE_END);
        }
        if (lengths.size() > 1 || !lengths.get(0).matches("[0-9]{1,18}")) {
            throw new TransportException(Reason.MALFORMED, true, "an answer's Content-Length is no length", null);
        }
        return new BodyFraming(in, false, Long.parseLong(lengths.get(0)));
    }

    boolean endsWithConnection() {
        return left == TO_THE_END;
    }

    /** Whether the body is known to be over without reading on. */
    boolean isOver() {
        return !chunked && left == 0;
    }

    /** As {@link InputStream#read(byte[], int, int)}; a body that ends too early is an error. */
    int read(byte[] target, int offset, int length) throws IOException {
        if (chunked && left == 0 && !nextChunk()) {
            return -1;
        }
        if (left == 0) {
            return -1;
        }
        int wanted = left == TO_THE_END ? length : (int) Math.min(length, left);
        int count = in.read(target, offset, wanted);
        if (count < 0 && left != TO_THE_END) {
            throw new EOFException("the connection ended within the body");
        }
        if (left != TO_THE_END) {
            left -= count;
        }
        return count;
    }

    private boolean nextChunk() throws IOException {
        if (begun) {
            line(in, LONGEST_CHUNK_LINE);
        }
        begun = true;
        String size = line(in, LONGEST_CHUNK_LINE).split(";", 2)[0].strip();
        if (!size.matches("[0-9a-fA-F]{1,15}")) {
            throw new TransportException(Reason.MALFORMED, true, "a chunk's size is no number", null);
        }
        left = Long.parseLong(size, 16);
        if (left == 0) {
            for (String trailer = line(in, LONGEST_CHUNK_LINE); !trailer.isEmpty(); ) {
                trailer = line(in, LONGEST_CHUNK_LINE);
            }
        }
        return left > 0;
    }

    static String line(InputStream in, int longest) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection ended within a line");
            }
            if (line.size() >= longest) {
                throw new TransportException(Reason.MALFORMED, true, "a line of the answer is too long", null);
            }
            line.write(c);
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    static TransportException malformed(String what, String host) {
        return new TransportException(Reason.MALFORMED, true, "the answer of " + host + " " + what, null);
    }
}
