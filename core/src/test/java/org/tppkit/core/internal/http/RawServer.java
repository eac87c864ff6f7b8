package org.tppkit.core.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;

/** A TLS server on loopback that plays byte by byte what a test tells it, and notes every request that reaches it. */
final class RawServer implements AutoCloseable {

    /** What to do with a connection. */
    interface Play {
        void on(Connection connection) throws Exception;
    }

    private static final int LONGEST_SILENCE_MILLIS = 30_000;

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "raw-server");
        thread.setDaemon(true);
        return thread;
    });
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> clients = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch firstRequest = new CountDownLatch(1);
    private final CountDownLatch clientHasGone = new CountDownLatch(1);

    private RawServer(ServerSocket socket) {
        this.socket = socket;
    }

    static RawServer start(SSLContext tls, Play play) throws IOException {
        return start(tls, connection -> {}, play);
    }

    static RawServer start(SSLContext tls, Consumer<SSLSocket> setup, Play play) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
        RawServer server = new RawServer(socket);
        server.threads.execute(() -> server.acceptAll(tls, setup, play));
        return server;
    }

    URI uri(String pathAndQuery) {
        return URI.create("https://localhost:" + socket.getLocalPort() + pathAndQuery);
    }

    /** The head of every request that was read whole. */
    List<String> requests() {
        return requests;
    }

    /** The subject of each client certificate seen with a request, or {@code none}. */
    List<String> clients() {
        return clients;
    }

    /** How many connections came as far as their first request or ended before. */
    int connections() {
        return connections.get();
    }

    void awaitRequest() throws InterruptedException {
        if (!firstRequest.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("no request reached the server");
        }
    }

    /** Waits until a client has closed a connection on which the server waited for that. */
    void awaitClientGone() throws InterruptedException {
        if (!clientHasGone.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("the client kept its connection");
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket each : open) {
            each.close();
        }
        threads.shutdownNow();
    }

    private void acceptAll(SSLContext tls, Consumer<SSLSocket> setup, Play play) {
        while (!socket.isClosed()) {
            try {
                Socket accepted = socket.accept();
                accepted.setSoTimeout(LONGEST_SILENCE_MILLIS);
                open.add(accepted);
                connections.incrementAndGet();
                threads.execute(() -> play(tls, setup, play, accepted));
            } catch (IOException e) {
                // Closed by the test, or a client that has gone already.
                continue;
            }
        }
    }

    private void play(SSLContext tls, Consumer<SSLSocket> setup, Play play, Socket accepted) {
        try (accepted) {
            SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(accepted, null, false);
            setup.accept(secured);
            play.on(handshaken(secured, accepted));
            secured.close();
        } catch (Exception e) {
            // What the client thinks of it is what a test asks; the server's view is in its notes.
            return;
        } finally {
            open.remove(accepted);
        }
    }

    private Connection handshaken(SSLSocket secured, Socket below) throws IOException {
        try {
            secured.startHandshake();
        } catch (IOException e) {
            // Read to the end before closing, or the reset may overtake the alert that says why.
            below.getInputStream().transferTo(OutputStream.nullOutputStream());
            throw e;
        }
        return new Connection(secured);
    }

    /** One connection of a client. */
    final class Connection {
        private final SSLSocket socket;
        private final InputStream in;

        private Connection(SSLSocket socket) throws IOException {
            this.socket = socket;
            this.in = socket.getInputStream();
        }

        /** Reads a request, notes it, and gives its head; null when the client has gone. */
        String readRequest() throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                int next = in.read();
                if (next < 0) {
                    return null;
                }
                head.write(next);
            }
            String text = head.toString(StandardCharsets.ISO_8859_1);
            String body = new String(in.readNBytes(contentLength(text)), StandardCharsets.ISO_8859_1);
            clients.add(subject());
            requests.add(text + body);
            firstRequest.countDown();
            return text;
        }

        void write(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        }

        /** A whole answer, after which the connection can be used again. */
        void answer(int status, String body) throws IOException {
            write("HTTP/1.1 " + status + " Status\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        }

        /** Answers every request of the connection. */
        void answerAll(int status, String body) throws IOException {
            while (readRequest() != null) {
                answer(status, body);
            }
        }

        /** Does nothing until the client closes the connection. */
        void awaitClientGone() throws IOException {
            try {
                while (in.read() >= 0) {
                    continue;
                }
            } finally {
                clientHasGone.countDown();
            }
        }

        /** Writes character by character with pauses, until the client goes. */
        void dribble(String text, Duration pause) throws IOException, InterruptedException {
            try {
                for (char c : text.toCharArray()) {
                    write(String.valueOf(c));
                    new CountDownLatch(1).await(pause.toNanos(), TimeUnit.NANOSECONDS);
                }
            } finally {
                clientHasGone.countDown();
            }
        }

        private String subject() {
            try {
                return socket.getSession().getPeerPrincipal().getName();
            } catch (SSLPeerUnverifiedException e) {
                return "none";
            }
        }

        private static int contentLength(String head) {
            for (String line : head.split("\r\n")) {
                if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    return Integer.parseInt(
                            line.substring("content-length:".length()).strip());
                }
            }
            return 0;
        }
    }
}
