package org.tppkit.testkit.scripted;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLSocket;

/** One connection of a client: handshake, requests, answers, until one side ends it. */
final class Connection implements Runnable, Closeable {
    private static final int MILLIS_BETWEEN_LOOKS = 20;

    private final int number;
    private final Socket plain;
    private final ScriptedTls tls;
    private final Script script;
    private final RequestLog log;

    Connection(int number, Socket plain, ScriptedTls tls, Script script, RequestLog log) {
        this.number = number;
        this.plain = plain;
        this.tls = tls;
        this.script = script;
        this.log = log;
    }

    @Override
    public void run() {
        try (plain) {
            plain.setTcpNoDelay(true);
            Optional<ConnectionFault> fault = script.nextConnectionFault();
            if (fault.isPresent()) {
                fail(fault.get());
            } else {
                serve(shakeHands());
            }
        } catch (IOException | NumberFormatException e) {
            // The client went away, the bank was closed, or what came was no HTTP. What counts was recorded before.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            log.connectionClosed();
        }
    }

    /** Breaks the connection from below, whatever is going on in it. */
    @Override
    public void close() throws IOException {
        plain.close();
    }

    private void fail(ConnectionFault fault) throws IOException {
        switch (fault) {
            case CLOSED_BEFORE_TLS -> plain.close();
            case CLOSED_AFTER_TLS -> {
                SSLSocket socket = shakeHands();
                plain.close();
                socket.close();
            }
            case RESET_AFTER_TLS -> {
                shakeHands();
                reset();
            }
            case PLAIN_HTTP -> {
                byte[] answer = "HTTP/1.1 400 \r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII);
                plain.getOutputStream().write(answer);
                plain.shutdownOutput();
                plain.getInputStream().transferTo(OutputStream.nullOutputStream());
            }
            case SILENT -> plain.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
    }

    private SSLSocket shakeHands() throws IOException {
        try {
            return tls.accept(plain);
        } catch (IOException e) {
            log.handshakeFailed();
            throw e;
        }
    }

    private void serve(SSLSocket socket) throws IOException, InterruptedException {
        RequestReader reader = new RequestReader(
                new BufferedInputStream(socket.getInputStream()), number, ScriptedTls.clientSubject(socket));
        AnswerWriter writer = new AnswerWriter(new BufferedOutputStream(socket.getOutputStream()), this::awaitOrLeave);
        AnswerWriter.After after = AnswerWriter.After.GO_ON;
        while (after == AnswerWriter.After.GO_ON) {
            Optional<RecordedRequest> request = reader.next();
            if (request.isEmpty()) {
                return;
            }
            after = writer.write(request.get(), answerTo(request.get()));
            if (after == AnswerWriter.After.GO_ON && isLast(request.get())) {
                after = AnswerWriter.After.END;
            }
        }
        if (after == AnswerWriter.After.END) {
            socket.close();
        } else if (after == AnswerWriter.After.RESET) {
            reset();
        }
    }

    /** A client that waits for its answer sends nothing: a byte from it, or none for ever, says that it leaves. */
    private void awaitOrLeave(CountDownLatch open) throws IOException, InterruptedException {
        plain.setSoTimeout(MILLIS_BETWEEN_LOOKS);
        try {
            while (!open.await(0, TimeUnit.MILLISECONDS)) {
                if (!isSilent()) {
                    throw new IOException("the client left");
                }
            }
        } finally {
            plain.setSoTimeout(0);
        }
    }

    private boolean isSilent() throws IOException {
        try {
            plain.getInputStream().read();
            return false;
        } catch (SocketTimeoutException silent) {
            return true;
        }
    }

    /** Closing without lingering sends RST (TCP). */
    private void reset() throws IOException {
        plain.setSoLinger(true, 0);
        plain.close();
    }

    private static boolean isLast(RecordedRequest request) {
        return request.header("Connection").filter("close"::equalsIgnoreCase).isPresent();
    }

    private ScriptedAnswer answerTo(RecordedRequest request) {
        Optional<Function<RecordedRequest, ScriptedAnswer>> scripted = script.answerTo(request);
        log.received(request);
        if (scripted.isEmpty()) {
            log.unscripted(request);
            return Script.unscripted(request);
        }
        return scripted.get().apply(request);
    }
}
