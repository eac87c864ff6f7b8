package org.tppkit.app.statement;

import java.time.LocalDate;
import java.util.Optional;
import org.tppkit.ports.model.account.TransactionQuery;

/**
 * The days that a statement is about, both included, in the bank's zone.
 *
 * @param from the first day; empty for as far back as the bank goes
 * @param to the last day; empty for the newest that there is
 */
public record AskedDays(Optional<LocalDate> from, Optional<LocalDate> to) {
    /**
     * @throws IllegalArgumentException if the last day lies before the first, is given without it, or is the last day of
     *     all calendars
     */
    public AskedDays {
        if (to.isPresent() && from.isEmpty()) {
            throw new IllegalArgumentException("a last day needs a first day: give --from too");
        }
        if (to.isPresent() && to.get().isBefore(from.get())) {
            throw new IllegalArgumentException("the last day (--to) lies before the first (--from)");
        }
        if (to.isPresent() && to.get().equals(LocalDate.MAX)) {
            throw new IllegalArgumentException("there is no day after the last day");
        }
    }

    /** Whatever the bank gives. */
    public static AskedDays all() {
        return new AskedDays(Optional.empty(), Optional.empty());
    }

    /** What to ask the bank for. */
    public TransactionQuery query() {
        return to.map(last -> TransactionQuery.between(from.orElseThrow(), last.plusDays(1)))
                .orElseGet(this::queryUpToNow);
    }

    /** The same, and all that came later: needed to run back from today's balance. */
    public TransactionQuery queryUpToNow() {
        return from.map(TransactionQuery::since).orElseGet(TransactionQuery::all);
    }

    /** Whether the day is one of them. */
    public boolean includes(LocalDate day) {
        return from.map(first -> !day.isBefore(first)).orElse(true)
                && to.map(last -> !day.isAfter(last)).orElse(true);
    }
}
