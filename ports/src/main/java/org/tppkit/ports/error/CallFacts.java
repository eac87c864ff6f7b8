package org.tppkit.ports.error;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.RequestId;

/**
 * What is known of the call that an error belongs to.
 *
 * @param bankOrNull the bank that was called
 * @param requestIds the X-Request-ID of each request made ready, in order: what a bank's support asks for
 * @param requestsSent how many requests were handed to the network
 * @param clockSkewOrNull how far the bank's clock is ahead of ours, by the Date of its last answer
 */
public record CallFacts(
        @Nullable BankId bankOrNull,
        List<RequestId> requestIds,
        int requestsSent,
        @Nullable Duration clockSkewOrNull) {
    /** Nothing is known, and nothing was sent. */
    public static final CallFacts NONE = new CallFacts(null, List.of(), 0);

    /**
     * Checks what it is made of.
     *
     * @param bankOrNull the bank that was called
     * @param requestIds the X-Request-ID of each request made ready, in order: what a bank's support asks for
     * @param requestsSent how many requests were handed to the network
     * @param clockSkewOrNull how far the bank's clock is ahead of ours, by the Date of its last answer
     */
    public CallFacts {
        requestIds = List.copyOf(requestIds);
    }

    /**
     * Facts of a call in which no clock was seen.
     *
     * @param bankOrNull the bank that was called
     * @param requestIds the X-Request-ID of each request made ready, in order
     * @param requestsSent how many requests were handed to the network
     */
    public CallFacts(@Nullable BankId bankOrNull, List<RequestId> requestIds, int requestsSent) {
        this(bankOrNull, requestIds, requestsSent, null);
    }

    /** {@return how far the bank's clock is ahead of ours; negative if it is behind} */
    public Optional<Duration> clockSkew() {
        return Optional.ofNullable(clockSkewOrNull);
    }

    /** {@return the bank that was called} */
    public Optional<BankId> bank() {
        return Optional.ofNullable(bankOrNull);
    }
}
