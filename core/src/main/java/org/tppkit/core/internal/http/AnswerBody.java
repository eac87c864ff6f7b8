package org.tppkit.core.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.internal.time.Deadline;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.TransportException.Reason;

/**
 * An answer's body while it arrives: bounded in size, in time, and in how long it may stand still. The JDK's own stream has
 * none of these bounds. It asks the network for more only when something was read, so a long body needs little memory.
 *
 * <p>The network's threads fill it, one thread reads it, and any thread may end it. An end other than the proper one is
 * what every later reading meets.
 */
final class AnswerBody extends InputStream implements BodySubscriber<AnswerBody> {
    private static final int READ_AHEAD = 2;

    /** Why a body ended early; made anew for each reading, so that each has its own stack trace. */
    private record EarlyEnd(Reason reason, String message) {
        TransportException exception() {
            return new TransportException(reason, true, message, null);
        }
    }

    private final String host;
    private final long largest;
    private final Duration noProgress;
    private final Deadline deadline;
    private final Runnable onEnd;

    private final BlockingQueue<List<ByteBuffer>> arrived = new LinkedBlockingQueue<>();
    private final AtomicReference<@Nullable EarlyEnd> earlyEnd = new AtomicReference<>();
    private final AtomicReference<Flow.@Nullable Subscription> network = new AtomicReference<>();
    private long size;
    private volatile boolean complete;
    private volatile boolean closed;

    private Iterator<ByteBuffer> buffers = List.<ByteBuffer>of().iterator();
    private ByteBuffer current = ByteBuffer.allocate(0);

    /**
     * @param host who answers, for messages
     * @param largest how many bytes are taken
     * @param noProgress how long a reader waits for the next bytes
     * @param deadline when the whole exchange must be over
     * @param onEnd told, maybe several times, that the network is no longer needed
     */
    AnswerBody(String host, long largest, Duration noProgress, Deadline deadline, Runnable onEnd) {
        this.host = host;
        this.largest = largest;
        this.noProgress = noProgress;
        this.deadline = deadline;
        this.onEnd = onEnd;
    }

    // --- the network's side ---

    @Override
    public CompletionStage<AnswerBody> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        network.set(subscription);
        if (closed || earlyEnd.get() != null) {
            subscription.cancel();
        } else {
            subscription.request(READ_AHEAD);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        for (ByteBuffer buffer : bytes) {
            size += buffer.remaining();
        }
        if (size > largest) {
            end(
                    Reason.MALFORMED,
                    "the answer of " + host + " is longer than " + largest
                            + " bytes (Settings.largestAnswer): ask for fewer days");
        } else if (bytes.isEmpty()) {
            // It has used up one of the pieces that were asked for, and no reader will ask for another in its place.
            askForMore();
        } else {
            arrived.add(bytes);
        }
    }

    @Override
    public void onError(Throwable failure) {
        TransportException meaning = Failures.withinBody(failure, host);
        end(meaning.reason(), Objects.requireNonNull(meaning.getMessage()));
    }

    @Override
    public void onComplete() {
        complete = true;
        arrived.add(List.of());
        onEnd.run();
    }

    // --- ending ---

    /** Ends the body because the exchange's time is up. */
    void expire() {
        end(Reason.TIMEOUT, "the time for the call was up before the answer of " + host + " was complete");
    }

    /** Ends the body because the client was closed. */
    void abandon() {
        end(Reason.CLOSED, "the client was closed before the answer of " + host + " was complete");
    }

    @Override
    public void close() {
        closed = true;
        cancel();
    }

    private void end(Reason reason, String message) {
        if (!complete) {
            endReading(reason, message);
        }
    }

    private void endReading(Reason reason, String message) {
        if (earlyEnd.compareAndSet(null, new EarlyEnd(reason, message))) {
            cancel();
            // Wakes the reader, who then finds out why.
            arrived.add(List.of());
        }
    }

    private void cancel() {
        Flow.Subscription subscription = network.get();
        if (subscription != null && !complete) {
            subscription.cancel();
        }
        onEnd.run();
    }

    // --- the reader's side ---

    @Override
    public int read() throws IOException {
        return moveToNextByte() ? current.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!moveToNextByte()) {
            return -1;
        }
        int count = Math.min(length, current.remaining());
        current.get(target, offset, count);
        return count;
    }

    @Override
    public int available() {
        return current.remaining();
    }

    /** Whether there is one more byte; waits for it. */
    private boolean moveToNextByte() throws IOException {
        while (true) {
            throwIfEnded();
            if (current.hasRemaining()) {
                return true;
            }
            if (buffers.hasNext()) {
                current = buffers.next();
                continue;
            }
            List<ByteBuffer> next = next();
            if (next.isEmpty()) {
                // Left in place for the next reading.
                arrived.add(next);
                throwIfEnded();
                return false;
            }
            buffers = next.iterator();
            askForMore();
        }
    }

    private void throwIfEnded() throws IOException {
        EarlyEnd end = earlyEnd.get();
        if (end != null) {
            throw end.exception();
        }
        if (closed) {
            throw new IOException("the body was closed");
        }
    }

    private void askForMore() {
        Flow.Subscription subscription = network.get();
        if (subscription != null) {
            subscription.request(1);
        }
    }

    /** What arrived next; empty at the end, proper or early. */
    private List<ByteBuffer> next() {
        long left = deadline.left().toNanos();
        long patience = Math.min(left, noProgress.toNanos());
        try {
            List<ByteBuffer> next = arrived.poll(patience, TimeUnit.NANOSECONDS);
            if (next != null) {
                return next;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            // Also where all bytes have arrived: the reader has not got them, and must not take this for their end.
            endReading(Reason.INTERRUPTED, "interrupted while reading the answer of " + host);
            return List.of();
        }
        if (patience == left) {
            expire();
        } else {
            end(Reason.TIMEOUT, "the answer of " + host + " stood still for " + noProgress.toMillis() + " ms");
        }
        return List.of();
    }
}
