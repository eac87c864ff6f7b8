package org.tppkit.bench.bank;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLServerSocket;
import org.tppkit.testkit.pki.TlsContexts;

/**
 * A bank that does as little as a bank can: mutual TLS, connections that stay, one thread each, answers made before. Runs in
 * a process of its own; see {@link BankProcess}.
 */
final class BankServer {
    private static final int BACKLOG = 1_024;

    private final Answers answers = new Answers();
    private final AtomicInteger connections = new AtomicInteger();
    private final TokenDesk desk = new TokenDesk();
    private final long delayMillis;

    private BankServer(long delayMillis) {
        this.delayMillis = delayMillis;
    }

    /** @param arguments the folder of the keys; how long each answer takes, in milliseconds */
    public static void main(String... arguments) throws Exception {
        Keys keys = Keys.read(Path.of(arguments[0]));
        BankServer server = new BankServer(Long.parseLong(arguments[1]));
        var tls = TlsContexts.server(keys.server(), TlsContexts.trust(List.of(keys.authority())));
        SSLServerSocket socket = (SSLServerSocket)
                tls.getServerSocketFactory().createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        socket.setNeedClientAuth(true);
        startDaemon(() -> server.acceptAll(socket));
        System.out.println(socket.getLocalPort());
        server.answerQuestions();
    }

    private void acceptAll(SSLServerSocket socket) {
        try {
            while (true) {
                Socket connection = socket.accept();
                connections.incrementAndGet();
                startDaemon(() -> Conversation.over(connection, this::answer));
            }
        } catch (IOException e) {
            throw new IllegalStateException("the bank cannot take connections", e);
        }
    }

    private byte[] answer(String path, String body) {
        if (delayMillis > 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(delayMillis));
        }
        return path.endsWith("/token") ? Answers.of(desk.answer(body)) : answers.to(path);
    }

    /** Each line from the other process is a question; the end of them is the end. */
    private void answerQuestions() throws IOException {
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = questions.readLine(); line != null; line = questions.readLine()) {
            System.out.println(line.equals("connections") ? connections.get() : desk.calls());
        }
        System.exit(0);
    }

    private static void startDaemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }
}
