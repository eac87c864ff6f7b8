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

    /** The bank. */
    public abstract BankId bank();

    /** What was done. */
    public abstract Operation operation();

    /** Whether the customer was there. */
    public abstract boolean attended();

    /** The error that the caller got; empty where all went well. */
    public abstract Optional<TppException> failure();

    /** The HTTP status of the last answer, where there was one. */
    public abstract Optional<Integer> status();

    /** How often the operation was tried. */
    public abstract int attempts();

    /** How many requests were handed to the network. */
    public abstract int requestsSent();

    /** The X-Request-ID of each request, in order. */
    public abstract List<RequestId> requestIds();

    /** From the caller's call to its end. */
    public abstract Duration elapsed();

    /** Of that, waiting for a free slot to the host. */
    public abstract Duration waitedForSlot();

    /** Of that, waiting for a usable token: the store, another thread's or another process's refresh. */
    public abstract Duration waitedForToken();

    /** A new builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link CallEnded}. */
    public static final class Builder extends ImmutableCallEnded.Builder {
        Builder() {}
    }
}
