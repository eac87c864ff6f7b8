package org.tppkit.app.statement;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.Transactions.Completeness;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.account.TransactionStatus;

/** Counts entries while they pass; keeps none. */
final class Tally {
    private long entries;
    private long pending;
    private @Nullable LocalDate first;
    private @Nullable LocalDate last;

    void add(Transaction entry) {
        entries++;
        if (entry.status().equals(TransactionStatus.PENDING)) {
            pending++;
        }
        entry.bookingDate().ifPresent(this::widen);
    }

    long entries() {
        return entries;
    }

    Outcome outcome(Completeness completeness) {
        return new Outcome(
                completeness.pagesRead(),
                completeness.requestsSent(),
                entries,
                pending,
                Optional.ofNullable(first),
                Optional.ofNullable(last),
                completeness.end());
    }

    private void widen(LocalDate day) {
        first = first == null || day.isBefore(first) ? day : first;
        last = last == null || day.isAfter(last) ? day : last;
    }
}
