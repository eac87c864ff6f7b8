package org.tppkit.testkit.scripted;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import javax.net.ssl.SSLSocket;

/** One connection of a client: handshake, requests, answers, until one side ends it. */
final class Connection implements Runnable, Closeable {
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

    private void fail(ConnectionFault fault) throws IOException, InterruptedException {
        switch (fault) {
            case CLOSED_BEFORE_TLS -> plain.close();
            case CLOSED_AFTER_TLS -> {
                SSLSocket socket = shakeHands();
                plain.close();
                socket.close();
            }
            case PLAIN_HTTP -> {
                byte[] answer = "HTTP/1.1 400 \r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII);
                plain.getOutputStream().write(answer);
                plain.shutdownOutput();
                plain.getInputStream().transferTo(OutputStream.nullOutputStream());
            }
            case SILENT -> new CountDownLatch(1).await();
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
        AnswerWriter writer = new AnswerWriter(new BufferedOutputStream(socket.getOutputStream()));
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
        }
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
