package org.tppkit.core.internal.call;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.tppkit.core.internal.time.Deadline;
import org.tppkit.ports.error.SigningException;
import org.tppkit.ports.error.TppException;

/** A signature by somebody who may take long: on another thread, so that its caller is free at the deadline. */
final class TimedSignature {
    private TimedSignature() {}

    /**
     * The signature.
     *
     * @throws SigningException if there is none in time, or if the caller is interrupted; the signer is interrupted then
     */
    static byte[] of(Supplier<byte[]> signer, Deadline deadline, Executor executor) {
        FutureTask<byte[]> signature = new FutureTask<>(signer::get);
        try {
            executor.execute(signature);
            return signature.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw failure("the signer did not answer in the time for the call");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("interrupted while waiting for the signer");
        } catch (RejectedExecutionException e) {
            throw failure("the client is closed");
        } catch (ExecutionException e) {
            throw rethrown(e.getCause() == null ? e : e.getCause());
        } finally {
            signature.cancel(true);
        }
    }

    private static RuntimeException rethrown(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof TppException known) {
            return known;
        }
        // A foreign signer's message and cause may hold anything, so only its class is told.
        return failure("the signer failed with " + failure.getClass().getName());
    }

    private static SigningException failure(String what) {
        return new SigningException(what + "; nothing was sent", null);
    }
}
