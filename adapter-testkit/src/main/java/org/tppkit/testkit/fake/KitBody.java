package org.tppkit.testkit.fake;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Objects;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.TransportException.Reason;

/** A body as it arrives: bounded in size and in time. Closing it before its end ends the connection. */
final class KitBody extends InputStream {
    private final BodyFraming framing;
    private final Patience patience;
    private final Socket socket;
    private final long largest;
    private final String host;
    private final Runnable atEnd;
    private long size;
    private boolean over;
    private volatile boolean closed;

    /** @param atEnd told once, when the body was read to its proper end */
    KitBody(BodyFraming framing, Patience patience, Socket socket, long largest, String host, Runnable atEnd) {
        this.framing = framing;
        this.patience = patience;
        this.socket = socket;
        this.largest = largest;
        this.host = host;
        this.atEnd = atEnd;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (size > largest) {
            throw tooLong();
        }
        if (over) {
            return -1;
        }
        if (length == 0) {
            return 0;
        }
        int count = framing.isOver() ? -1 : await(target, offset, length);
        if (count < 0) {
            finish();
            return -1;
        }
        size += count;
        if (size > largest) {
            // Over before it is closed: a broken connection must not go back among the idle ones.
            over = true;
            socket.close();
            throw tooLong();
        }
        if (framing.isOver()) {
            finish();
        }
        return count;
    }

    private TransportException tooLong() {
        return BodyFraming.malformed("is longer than " + largest + " bytes", host);
    }

    private int await(byte[] target, int offset, int length) {
        try {
            return patience.await(() -> framing.read(target, offset, length), socket, true);
        } catch (IOException e) {
            throw new TransportException(
                    Reason.CONNECTION_LOST, true, "the connection to " + host + " broke within the answer", null);
        }
    }

    private void finish() {
        if (!over) {
            over = true;
            atEnd.run();
        }
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        if (!over && framing.isOver()) {
            finish();
        } else if (!over) {
            over = true;
            socket.close();
        }
    }
}
