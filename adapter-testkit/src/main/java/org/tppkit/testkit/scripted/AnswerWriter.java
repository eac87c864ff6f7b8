package org.tppkit.testkit.scripted;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Writes answers, right or wrong. */
final class AnswerWriter {

    /** What becomes of the connection after an answer. */
    enum After {
        GO_ON,
        END,
        BREAK,
        RESET
    }

    private static final int MANY = 100_000;
    private static final int PARTS_PER_CHUNK = 100;

    private static final int MILLIS_BETWEEN_DRIBBLES = 20;

    /** Waits until a latch is open; fails when the client leaves before. */
    interface Waiting {
        void until(CountDownLatch open) throws IOException, InterruptedException;
    }

    private final OutputStream out;
    private final Waiting waiting;

    AnswerWriter(OutputStream out, Waiting waiting) {
        this.out = out;
        this.waiting = waiting;
    }

    After write(RecordedRequest request, ScriptedAnswer answer) throws IOException, InterruptedException {
        waiting.until(answer.startsWhen());
        if (answer.repeated().isPresent()) {
            sendRepeated(answer, answer.repeated().get());
            return After.GO_ON;
        }
        if (answer.fault().isEmpty()) {
            boolean bodyless = request.method().equals("HEAD") || answer.status() == 204 || answer.status() == 304;
            send(bodyless ? head(answer, "") : head(answer, lengthOf(answer)), bodyless ? new byte[0] : answer.body());
            return After.GO_ON;
        }
        return wrong(answer, answer.fault().get());
    }

    private After wrong(ScriptedAnswer answer, Fault fault) throws IOException, InterruptedException {
        byte[] body = answer.body();
        byte[] half = Arrays.copyOf(body, body.length / 2);
        byte[] head = head(answer, lengthOf(answer));
        switch (fault) {
            case DROP -> {
                return After.BREAK;
            }
            case RESET -> {
                return After.RESET;
            }
            case DROP_IN_HEADERS -> {
                send(Arrays.copyOf(head, head.length / 2));
                return After.BREAK;
            }
            case DROP_IN_BODY -> {
                send(head, half);
                return After.BREAK;
            }
            case DROP_IN_CHUNK -> {
                send(head(answer, "Transfer-Encoding: chunked\r\n"), chunkSize(body.length), half);
                return After.BREAK;
            }
            case BAD_CHUNK_SIZE -> {
                send(head(answer, "Transfer-Encoding: chunked\r\n"), ascii("many\r\n"), body);
                return After.END;
            }
            case CUT_WITHOUT_LENGTH -> {
                send(head(answer, "Connection: close\r\n"), half);
                return After.END;
            }
            case SHORT_CONTENT_LENGTH -> {
                send(head(answer, "Content-Length: " + half.length + "\r\n"), body);
                return After.END;
            }
            case TWO_CONTENT_LENGTHS -> {
                send(head(answer, lengthOf(answer) + "Content-Length: " + half.length + "\r\n"), body);
                return After.END;
            }
            case GARBAGE_STATUS_LINE -> {
                send(ascii("\u0001\u0002 this is no HTTP\r\n\r\n"));
                return After.END;
            }
            case STALL_IN_HEADERS -> {
                send(Arrays.copyOf(head, head.length / 2));
                waiting.until(answer.stallsUntil());
                send(Arrays.copyOfRange(head, head.length / 2, head.length), body);
                return After.GO_ON;
            }
            case STALL_IN_BODY -> {
                send(head, half);
                waiting.until(answer.stallsUntil());
                send(Arrays.copyOfRange(body, half.length, body.length));
                return After.GO_ON;
            }
            case DRIBBLE_IN_HEADERS -> {
                dribbleHeaders(answer);
                return After.GO_ON;
            }
            case DRIBBLE -> {
                dribble(answer);
                return After.GO_ON;
            }
            case GZIP -> {
                sendCompressed(answer, "gzip", Compression.gzip(body));
                return After.GO_ON;
            }
            case GZIP_TWICE -> {
                sendCompressed(answer, "gzip, gzip", Compression.gzip(Compression.gzip(body)));
                return After.GO_ON;
            }
            case GZIP_BOMB -> {
                sendCompressed(answer, "gzip", Compression.bomb());
                return After.END;
            }
            case MEGABYTE_OF_HEADERS -> {
                send(head(answer, "X-Long: " + "x".repeat(1 << 20) + "\r\n" + lengthOf(answer)), body);
                return After.END;
            }
            case MANY_HEADERS -> {
                send(head(answer, "X-Many: 1\r\n".repeat(MANY) + lengthOf(answer)), body);
                return After.END;
            }
            case INTERIM_FLOOD -> {
                send(ascii("HTTP/1.1 100 Continue\r\n\r\n".repeat(100)), head, body);
                return After.END;
            }
            case CLOSE_AFTERWARDS -> {
                send(head, body);
                return After.END;
            }
        }
        throw new IllegalStateException("no such fault: " + fault);
    }

    private void sendCompressed(ScriptedAnswer answer, String coding, byte[] compressed) throws IOException {
        String framing = "Content-Encoding: " + coding + "\r\nContent-Length: " + compressed.length + "\r\n";
        send(head(answer, framing), compressed);
    }

    private void sendRepeated(ScriptedAnswer answer, ScriptedAnswer.Repeated repeated) throws IOException {
        send(head(answer, "Transfer-Encoding: chunked\r\n"));
        sendChunk(repeated.before());
        int left = repeated.times();
        while (left > 0) {
            int now = Math.min(left, PARTS_PER_CHUNK);
            left -= now;
            String parts = String.join(",", Collections.nCopies(now, repeated.part()));
            sendChunk(left == 0 ? parts : parts + ",");
        }
        sendChunk(repeated.after());
        send(ascii("0\r\n\r\n"));
    }

    private void sendChunk(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0) {
            send(chunkSize(bytes.length), bytes, ascii("\r\n"));
        }
    }

    private void dribbleHeaders(ScriptedAnswer answer) throws IOException, InterruptedException {
        CountDownLatch released = answer.stallsUntil();
        byte[] whole = head(answer, lengthOf(answer));
        byte[] open = Arrays.copyOf(whole, whole.length - 2);
        send(open);
        do {
            send(ascii("X-Slow: 1\r\n"));
        } while (!released.await(MILLIS_BETWEEN_DRIBBLES, TimeUnit.MILLISECONDS));
        send(ascii("\r\n"), answer.body());
    }

    private void dribble(ScriptedAnswer answer) throws IOException, InterruptedException {
        CountDownLatch released = answer.stallsUntil();
        byte[] blank = ascii("1\r\n \r\n");
        send(head(answer, "Transfer-Encoding: chunked\r\n"));
        do {
            send(blank);
        } while (!released.await(MILLIS_BETWEEN_DRIBBLES, TimeUnit.MILLISECONDS));
        if (answer.body().length > 0) {
            send(chunkSize(answer.body().length), answer.body(), ascii("\r\n"));
        }
        send(ascii("0\r\n\r\n"));
    }

    private void send(byte[]... parts) throws IOException {
        for (byte[] part : parts) {
            out.write(part);
        }
        out.flush();
    }

    private static String lengthOf(ScriptedAnswer answer) {
        return "Content-Length: " + answer.body().length + "\r\n";
    }

    private static byte[] chunkSize(int size) {
        return ascii(Integer.toHexString(size) + "\r\n");
    }

    private static byte[] head(ScriptedAnswer answer, String framing) {
        StringBuilder head =
                new StringBuilder("HTTP/1.1 ").append(answer.status()).append(" \r\n");
        answer.headers()
                .forEach(header -> head.append(header.name())
                        .append(": ")
                        .append(header.value())
                        .append("\r\n"));
        return head.append(framing).append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
