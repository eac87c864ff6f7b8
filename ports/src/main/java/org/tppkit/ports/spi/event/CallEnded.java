package org.tppkit.ports.spi.event;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.RequestId;
import org.tppkit.ports.model.Values;

/** A call is over, well or not. */
@Value.Immutable
@Values
public abstract class CallEnded {
    CallEnded() {}

    /** {@return the bank whose interface was called} */
    public abstract BankId bank();

    /** {@return what was done} */
    public abstract Operation operation();

    /** {@return whether the customer was there} */
    public abstract boolean attended();

    /** {@return the error that the caller got; empty where all went well} */
    public abstract Optional<TppException> failure();

    /** {@return the HTTP status of the last answer, where there was one} */
    public abstract Optional<Integer> status();

    /** {@return how often the operation was tried} */
    public abstract int attempts();

    /** {@return how many requests were handed to the network} */
    public abstract int requestsSent();

    /** {@return the X-Request-ID of each request, in order} */
    public abstract List<RequestId> requestIds();

    /** {@return from the caller's call to its end} */
    public abstract Duration elapsed();

    /** {@return of that, waiting for a free slot to the host} */
    public abstract Duration waitedForSlot();

    /** {@return of that, waiting for a usable token: the store, another thread's or another process's refresh} */
    public abstract Duration waitedForToken();

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link CallEnded}. */
    public static final class Builder extends ImmutableCallEnded.Builder {
        Builder() {}
    }
}
