package org.tppkit.testkit.contract;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.BankResponse;
import org.tppkit.ports.spi.http.HttpTransport;

/** One exchange in a thread of its own, so that a transport which hangs fails a test instead of stopping it. */
final class Exchange {

    /** What is done with a transport. */
    interface Work {
        Optional<Answer> run() throws IOException;
    }

    /** An answer that was read to its end. */
    static final class Answer {
        private final BankResponse response;
        private final byte[] body;

        Answer(BankResponse response, byte[] body) {
            this.response = response;
            this.body = body;
        }

        BankResponse response() {
            return response;
        }

        byte[] body() {
            return body;
        }
    }

    /** How an exchange ended: with an answer or a failure, and whether the thread's interrupt flag was set. */
    record End(@Nullable Answer answer, @Nullable Throwable failure, boolean flag) {

        /** The failure, which must be a {@link TransportException}. */
        TransportException transportFailure(Clause clause, String what) {
            if (failure instanceof TransportException known) {
                return known;
            }
            throw clause.broken(
                    failure == null
                            ? what + " was taken for an answer, where a TransportException was due."
                            : what + " is not told as a TransportException, but as a "
                                    + failure.getClass().getName() + ".",
                    failure);
        }
    }

    private final CompletableFuture<End> end = new CompletableFuture<>();
    private final Thread thread;

    private Exchange(Work work) {
        thread = new Thread(() -> end.complete(ended(work)), "contract");
        thread.setDaemon(true);
        thread.start();
    }

    static Exchange of(Work work) {
        return new Exchange(work);
    }

    /** Sends a request and reads the answer to its end. */
    static Exchange of(HttpTransport transport, BankRequest request, Duration timeout) {
        return new Exchange(() -> {
            try (BankResponse response = transport.exchange(request, timeout)) {
                return Optional.of(new Answer(response, response.body().readAllBytes()));
            }
        });
    }

    private static End ended(Work work) {
        try {
            Answer answer = work.run().orElse(null);
            return new End(answer, null, Thread.currentThread().isInterrupted());
        } catch (IOException | RuntimeException | Error e) {
            return new End(null, e, Thread.currentThread().isInterrupted());
        }
    }

    void interrupt() {
        thread.interrupt();
    }

    /** Waits for the end. */
    End end(Duration guard, Clause clause) {
        try {
            return end.get(guard.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw clause.broken("the exchange had not ended after " + guard.toSeconds() + " s.", null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for an exchange", e);
        } catch (ExecutionException e) {
            throw new AssertionError("an exchange completes always", e);
        }
    }

    /** The answer that must have come. */
    Answer answer(Duration guard, Clause clause) {
        End how = end(guard, clause);
        if (how.answer() == null) {
            throw clause.broken("there was no answer, but " + named(how.failure()) + ".", how.failure());
        }
        return how.answer();
    }

    private static String named(@Nullable Throwable failure) {
        if (failure instanceof TransportException transport) {
            return "a TransportException of reason " + transport.reason();
        }
        return failure == null ? "nothing" : "a " + failure.getClass().getName();
    }
}
