package org.tppkit.ports.error;

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
 */
public record CallFacts(@Nullable BankId bankOrNull, List<RequestId> requestIds, int requestsSent) {
    /** Nothing is known, and nothing was sent. */
    public static final CallFacts NONE = new CallFacts(null, List.of(), 0);

    public CallFacts {
        requestIds = List.copyOf(requestIds);
    }

    /** The bank that was called. */
    public Optional<BankId> bank() {
        return Optional.ofNullable(bankOrNull);
    }
}
