package org.tppkit.core.internal.token;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.internal.time.Deadline;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.spi.token.TokenKey;

/** At most one flight per consent at a time in this process: whoever comes second waits for the first one's result. */
final class Flights {
    private final ConcurrentMap<TokenKey, Flight> flights = new ConcurrentHashMap<>();
    private final Executor executor;

    Flights(Executor executor) {
        this.executor = executor;
    }

    /** The flight that is on the way for that consent; a new one if there is none. */
    Flight join(TokenKey key, @Nullable UsableToken refused, Function<Flight, UsableToken> work) {
        Flight own = new Flight(key, refused);
        Flight other = flights.putIfAbsent(key, own);
        if (other != null) {
            return other;
        }
        try {
            executor.execute(() -> fly(own, work));
        } catch (RejectedExecutionException e) {
            land(own);
            own.result.completeExceptionally(new TransportException(
                    TransportException.Reason.CLOSED, false, "the client was closed before the token was got", null));
        } catch (RuntimeException | Error e) {
            // No memory for a thread, say. A flight that never begins must not stay in the way of the next one.
            land(own);
            own.result.completeExceptionally(e);
            throw e;
        }
        return own;
    }

    /** Landed first and told afterwards: who hears of the result and wants another one must not meet this flight again. */
    private void fly(Flight flight, Function<Flight, UsableToken> work) {
        try {
            UsableToken token = work.apply(flight);
            land(flight);
            flight.result.complete(token);
        } catch (Throwable failure) {
            land(flight);
            flight.result.completeExceptionally(failure);
        }
    }

    private void land(Flight flight) {
        flights.remove(flight.key, flight);
    }

    /** The consent has changed: what a flight has seen until now may be of before. */
    void outdate(TokenKey key) {
        Flight flight = flights.get(key);
        if (flight != null) {
            flight.outdated = true;
        }
    }

    /** One way to a usable token, shared by all who wait for it. */
    static final class Flight {
        private final TokenKey key;
        private final @Nullable UsableToken refused;
        private final CompletableFuture<UsableToken> result = new CompletableFuture<>();
        private volatile boolean outdated;

        private Flight(TokenKey key, @Nullable UsableToken refused) {
            this.key = key;
            this.refused = refused;
        }

        TokenKey key() {
            return key;
        }

        @Nullable
        UsableToken refused() {
            return refused;
        }

        boolean knewOf(UsableToken token) {
            return refused != null && refused.looksTheSameAs(token);
        }

        boolean isOutdated() {
            return outdated;
        }

        /** Waits for the result; the flight goes on whatever becomes of the waiting. */
        UsableToken await(Deadline deadline) {
            try {
                return result.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                throw new TransportException(
                        TransportException.Reason.TIMEOUT,
                        false,
                        "the time for the call was up while waiting for a usable token",
                        null);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TransportException(
                        TransportException.Reason.INTERRUPTED,
                        false,
                        "the thread was interrupted while waiting for a usable token",
                        null);
            } catch (ExecutionException e) {
                throw SharedFailure.forOneWaiter(e.getCause());
            }
        }
    }
}
