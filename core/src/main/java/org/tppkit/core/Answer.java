package org.tppkit.core;

import java.util.List;
import java.util.Objects;
import org.tppkit.ports.model.RequestId;

/**
 * What a bank answered, and what it took to get it.
 *
 * @param value what the bank said, in TPPKit's terms
 * @param requestsSent how many requests were handed to the network; each may count against a limit of the bank
 * @param requestIds the X-Request-ID of each request, in order: what a bank's support asks for
 * @param <T> what was asked for
 */
public record Answer<T>(T value, int requestsSent, List<RequestId> requestIds) {
    /**
     * Checks what it is made of.
     *
     * @param value what the bank said, in TPPKit's terms
     * @param requestsSent how many requests were handed to the network; each may count against a limit of the bank
     * @param requestIds the X-Request-ID of each request, in order: what a bank's support asks for
     */
    public Answer {
        Objects.requireNonNull(value);
        requestIds = List.copyOf(requestIds);
    }

    /** The counts only: the value may be personal data. */
    @Override
    public String toString() {
        return "Answer[" + requestsSent + " requests]";
    }
}
