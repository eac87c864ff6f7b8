package org.tppkit.testkit.contract;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.TransportException.Reason;

/** A body with the bounds that a transport owes: size, time, interrupts. Parts of it are replaced by wrong transports. */
class OpenBody extends InputStream {
    private static final ExecutorService READERS = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "open-body");
        thread.setDaemon(true);
        return thread;
    });

    final InputStream raw;
    private final long limit;
    private final long deadline;
    private long size;

    OpenBody(InputStream raw, long limit, long deadline) {
        this.raw = raw;
        this.limit = limit;
        this.deadline = deadline;
        // Also a body that nobody reads ends in time.
        CompletableFuture.delayedExecutor(nanosLeft(), TimeUnit.NANOSECONDS, READERS)
                .execute(this::giveUp);
    }

    // --- the parts ---

    int await(Future<Integer> reading) throws InterruptedException, ExecutionException, TimeoutException {
        return reading.get(nanosLeft(), TimeUnit.NANOSECONDS);
    }

    int broken(Throwable failure) throws IOException {
        throw OpenTransport.meaning(failure);
    }

    void interrupted() {
        Thread.currentThread().interrupt();
        throw OpenTransport.failure(Reason.INTERRUPTED, true, "interrupted");
    }

    // --- the body ---

    final long nanosLeft() {
        return Math.max(0, deadline - System.nanoTime());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        byte[] own = new byte[length];
        try {
            int count = await(READERS.submit(() -> raw.read(own, 0, length)));
            size += Math.max(0, count);
            if (size > limit) {
                giveUp();
                throw OpenTransport.failure(Reason.MALFORMED, true, "the answer is too long");
            }
            System.arraycopy(own, 0, target, offset, Math.max(0, count));
            return count;
        } catch (TimeoutException e) {
            giveUp();
            throw OpenTransport.failure(Reason.TIMEOUT, true, "the answer did not end in time");
        } catch (InterruptedException e) {
            giveUp();
            interrupted();
            return -1;
        } catch (ExecutionException e) {
            if (nanosLeft() == 0) {
                throw new TransportException(Reason.TIMEOUT, true, "the answer did not end in time", null);
            }
            return broken(e.getCause());
        }
    }

    void giveUp() {
        try {
            raw.close();
        } catch (IOException e) {
            // It is given up: how that ends does not matter.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        giveUp();
    }
}
