package org.tppkit.testkit.fake;

import java.io.ByteArrayInputStream;

/** A body that remembers whether it was closed. */
final class WatchedBody extends ByteArrayInputStream {
    private volatile boolean closed;

    WatchedBody(byte[] bytes) {
        super(bytes);
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
