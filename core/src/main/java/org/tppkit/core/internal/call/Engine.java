package org.tppkit.core.internal.call;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.tppkit.ports.error.TransportException;

/**
 * Runs work that must come to its end, whatever becomes of the caller: on the engine's own threads, with the caller
 * waiting as long as a call may take.
 */
public final class Engine {
    private Engine() {}

    /**
     * Runs work and waits for it.
     *
     * @param atMost how long the caller waits
     * @param what is being done, for the message to a caller who gives up
     * @param ifNot undoes what was prepared, where the work could not even be begun: the client is closed, say
     */
    public static <T> T run(Executor executor, Duration atMost, String what, Supplier<T> work, Runnable ifNot) {
        try {
            return begun(executor, work, ifNot).get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw given(TransportException.Reason.INTERRUPTED, "interrupted while " + what);
        } catch (TimeoutException e) {
            throw given(TransportException.Reason.TIMEOUT, "the time was up while " + what);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("a step that must come to its end failed while " + what, e.getCause());
        }
    }

    private static <T> CompletableFuture<T> begun(Executor executor, Supplier<T> work, Runnable ifNot) {
        try {
            return CompletableFuture.supplyAsync(work, executor);
        } catch (RejectedExecutionException e) {
            ifNot.run();
            throw new TransportException(TransportException.Reason.CLOSED, false, "the client is closed", null);
        } catch (RuntimeException | Error e) {
            ifNot.run(); // no memory for a thread, say
            throw e;
        }
    }

    private static TransportException given(TransportException.Reason reason, String message) {
        return new TransportException(
                reason, true, message + "; that goes on, and the same callback will name what came of it", null);
    }
}
