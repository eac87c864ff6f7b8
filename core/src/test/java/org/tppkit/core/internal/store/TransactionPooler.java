package org.tppkit.core.internal.store;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A proxy that pools transactions, as PgBouncer does: a client's session is not a session of the database. Two connections
 * to the database take turns, so that two transactions of one client nearly never meet the same one.
 */
final class TransactionPooler implements AutoCloseable {
    private static final int BACKENDS = 2;
    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;

    private final int databasePort;
    private final ServerSocket server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Backend> idle = new LinkedBlockingQueue<>();
    private final AtomicInteger transactions = new AtomicInteger();
    private byte[] greeting = {};

    TransactionPooler(int databasePort) throws IOException {
        this.databasePort = databasePort;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        run(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    int transactions() {
        return transactions.get();
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    /** A socket that ends is how clients, servers and this proxy go. */
    private static void run(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // the end
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = server.accept();
            sockets.add(client);
            run(() -> serve(client));
        }
    }

    /** One connection to the database. */
    private static final class Backend {
        private final DataInputStream in;
        private final DataOutputStream out;

        private Backend(Socket socket) throws IOException {
            in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
        }
    }

    private void serve(Socket client) throws IOException, InterruptedException {
        client.setTcpNoDelay(true);
        DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(client.getOutputStream()));
        byte[] startup = readStartup(in, out);
        openBackends(startup);
        out.write(greeting);
        out.flush();
        Backend held = null;
        while (true) {
            int type = in.readUnsignedByte();
            if (type == 'X') {
                client.close();
                return;
            }
            Backend backend = held == null ? idle.take() : held;
            boolean ends = forward(type, in, backend.out);
            while (!ends) {
                ends = forward(in.readUnsignedByte(), in, backend.out);
            }
            backend.out.flush();
            boolean inTransaction = answer(backend.in, out) != 'I';
            held = inTransaction ? backend : null;
            if (!inTransaction) {
                transactions.incrementAndGet();
                idle.put(backend);
            }
            out.flush();
        }
    }

    private static byte[] readStartup(DataInputStream in, DataOutputStream out) throws IOException {
        while (true) {
            int length = in.readInt();
            byte[] rest = in.readNBytes(length - Integer.BYTES);
            int code = ByteBuffer.wrap(rest).getInt();
            if (code != SSL_REQUEST && code != GSS_REQUEST) {
                ByteArrayOutputStream whole = new ByteArrayOutputStream();
                new DataOutputStream(whole).writeInt(length);
                whole.writeBytes(rest);
                return whole.toByteArray();
            }
            out.write('N');
            out.flush();
        }
    }

    private synchronized void openBackends(byte[] startup) throws IOException {
        if (greeting.length > 0) {
            return;
        }
        for (int i = 0; i < BACKENDS; i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), databasePort);
            socket.setTcpNoDelay(true);
            sockets.add(socket);
            Backend backend = new Backend(socket);
            backend.out.write(startup);
            backend.out.flush();
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            answer(backend.in, new DataOutputStream(said));
            greeting = said.toByteArray();
            idle.add(backend);
        }
    }

    /** Passes on one message; whether the database answers now (Query, Sync). */
    private static boolean forward(int type, DataInputStream in, DataOutputStream out) throws IOException {
        int length = in.readInt();
        out.write(type);
        out.writeInt(length);
        out.write(in.readNBytes(length - Integer.BYTES));
        return type == 'Q' || type == 'S';
    }

    /** Passes on an answer up to ReadyForQuery, and gives the state of the transaction that it tells. */
    private static int answer(DataInputStream in, DataOutputStream out) throws IOException {
        while (true) {
            int type = in.readUnsignedByte();
            int length = in.readInt();
            byte[] body = in.readNBytes(length - Integer.BYTES);
            out.write(type);
            out.writeInt(length);
            out.write(body);
            if (type == 'Z') {
                return body[0];
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
