package org.tppkit.app.approval;

import java.util.function.Function;
import java.util.function.Predicate;
import org.tppkit.app.client.ExitStatus;
import org.tppkit.ports.model.Callback;

/**
 * What waits for the customer's return. Its handle is kept by then, so that another command can go on where this one stops.
 *
 * @param belongs whether a callback carries the state of it: only the bank that was asked can know that
 * @param completion takes a callback up, for instance {@code Consents.complete}; called by one thread at a time
 * @param completeLater the command that does it later, such as {@code tppkit consent complete}
 * @param nobodyCame how the process ends if nobody comes back
 * @param advice what to do then
 * @param <T> what comes of the approval
 */
public record Awaited<T>(
        Predicate<Callback> belongs,
        Function<Callback, T> completion,
        String completeLater,
        ExitStatus nobodyCame,
        String advice) {}
