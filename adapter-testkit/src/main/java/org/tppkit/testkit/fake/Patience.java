package org.tppkit.testkit.fake;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.TransportException.Reason;

/** Waits for what blocks on a socket: until it is done, until the exchange's time is up, or until an interrupt. */
final class Patience {
    private final ExecutorService threads;
    private final long end;

    Patience(ExecutorService threads, Duration timeout) {
        this.threads = threads;
        this.end = System.nanoTime() + timeout.toNanos();
    }

    /**
     * Does one thing that blocks.
     *
     * @param broken closed where nobody waits any more; that ends the thing itself
     * @param mayHaveArrived whether the bank may have seen the request by now
     */
    <T> T await(Callable<T> work, Closeable broken, boolean mayHaveArrived) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            close(broken);
            throw interrupted(mayHaveArrived);
        }
        Future<T> result = start(work, mayHaveArrived);
        try {
            return result.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            close(broken);
            throw new TransportException(Reason.TIMEOUT, mayHaveArrived, "the time for the exchange was up", null);
        } catch (InterruptedException e) {
            close(broken);
            Thread.currentThread().interrupt();
            throw interrupted(mayHaveArrived);
        } catch (ExecutionException e) {
            close(broken);
            throw asIs(e.getCause());
        }
    }

    private <T> Future<T> start(Callable<T> work, boolean mayHaveArrived) {
        try {
            return threads.submit(work);
        } catch (RejectedExecutionException e) {
            throw new TransportException(Reason.CLOSED, mayHaveArrived, "the kit's transport was closed", null);
        }
    }

    private static TransportException interrupted(boolean mayHaveArrived) {
        return new TransportException(Reason.INTERRUPTED, mayHaveArrived, "the calling thread was interrupted", null);
    }

    private static IOException asIs(@Nullable Throwable cause) throws IOException {
        if (cause instanceof TransportException failure) {
            throw failure;
        }
        if (cause instanceof IOException failure) {
            throw failure;
        }
        throw new IllegalStateException("the kit's transport failed", cause);
    }

    private static void close(Closeable broken) {
        try {
            broken.close();
        } catch (IOException e) {
            // It is of no use any more: how it ended does not matter.
            return;
        }
    }
}
