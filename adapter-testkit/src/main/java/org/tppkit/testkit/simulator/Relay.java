package org.tppkit.testkit.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Passes the bytes of TCP connections on, TLS and all, and can break the connections between two requests, as a bank does
 * that closes what was idle for too long. The bank never sees the bytes that break a connection, so that its journal
 * has no entry for them. Safe for use by several threads.
 */
public final class Relay {

    private static final int BUFFER = 16_384;

    private final ServerSocket listener;
    private final int target;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicInteger broken = new AtomicInteger();

    private Relay(ServerSocket listener, int target) {
        this.listener = listener;
        this.target = target;
    }

    static Relay before(URI bank) {
        try {
            Relay relay = new Relay(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), bank.getPort());
            start("accept", relay::accept);
            return relay;
        } catch (IOException e) {
            throw new UncheckedIOException("the relay cannot start", e);
        }
    }

    URI uri() {
        return URI.create("https://localhost:" + listener.getLocalPort());
    }

    /** {@return how many connections are open} */
    public int open() {
        return links.size();
    }

    /**
     * Every connection that is open now breaks when the client sends the next byte on it; the byte goes nowhere. New
     * connections are whole.
     */
    public void breakOnNextBytes() {
        links.forEach(link -> link.breaking = true);
    }

    /** Closes every connection that is open now. */
    public void closeAll() {
        links.forEach(Link::close);
    }

    /** {@return how many connections broke by {@link #breakOnNextBytes()}} */
    public int broken() {
        return broken.get();
    }

    void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the relay cannot be closed", e);
        }
        closeAll();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                join(listener.accept());
            } catch (IOException e) {
                // Closed, or a client that went away at once; the loop's condition tells which.
            }
        }
    }

    private void join(Socket client) throws IOException {
        Link link;
        try {
            link = new Link(client, new Socket(InetAddress.getLoopbackAddress(), target));
        } catch (IOException e) {
            client.close();
            throw e;
        }
        links.add(link);
        start("in", () -> link.pump(link.client, link.bank, true));
        start("out", () -> link.pump(link.bank, link.client, false));
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, "simulator-relay-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private final class Link {
        private final Socket client;
        private final Socket bank;
        private volatile boolean breaking;

        private Link(Socket client, Socket bank) throws IOException {
            this.client = client;
            this.bank = bank;
            client.setTcpNoDelay(true);
            bank.setTcpNoDelay(true);
        }

        private void pump(Socket from, Socket to, boolean fromClient) {
            byte[] buffer = new byte[BUFFER];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                int count = in.read(buffer);
                while (count >= 0 && !(fromClient && breaking)) {
                    out.write(buffer, 0, count);
                    count = in.read(buffer);
                }
                if (count >= 0) {
                    broken.incrementAndGet();
                }
            } catch (IOException e) {
                // One side is gone: the other follows below.
            } finally {
                close();
            }
        }

        private void close() {
            links.remove(this);
            closeQuietly(client);
            closeQuietly(bank);
        }

        private void closeQuietly(Socket socket) {
            try {
                socket.close();
            } catch (IOException e) {
                // It is gone in any case.
            }
        }
    }
}
