package org.tppkit.testkit.simulator.internal.stet;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import org.tppkit.testkit.simulator.Scope;
import org.tppkit.testkit.simulator.SimulatedAccount;
import org.tppkit.testkit.simulator.SimulatedTransaction;
import org.tppkit.testkit.simulator.internal.api.ApiCall;
import org.tppkit.testkit.simulator.internal.api.StetErrors;
import org.tppkit.testkit.simulator.internal.data.Entries;
import org.tppkit.testkit.simulator.internal.http.Answer;

/** Chooses the entries of one page. Without a filter: the last 89 days, with extended history as well. */
final class TransactionsResource {

    private final StetErrors errors;
    private final Clock clock;
    private final int pageSize;

    TransactionsResource(StetErrors errors, Clock clock, int pageSize) {
        this.errors = errors;
        this.clock = clock;
        this.pageSize = pageSize;
    }

    Answer handle(ApiCall call, WireForm form, SimulatedAccount account) {
        String path = call.call().path();
        try {
            TransactionFilter filter =
                    TransactionFilter.parse(call.call().rawQuery().orElse(""));
            LocalDateTime earliest = earliest();
            requireAllowed(filter, earliest, call);
            TransactionPage page = page(account.transactions(), filter, earliest);
            if (filter.page() >= page.count()) {
                return errors.of(404, "there is no such page", path);
            }
            return TransactionsWriter.write(form, account, filter, page);
        } catch (TransactionFilter.InvalidException e) {
            return errors.of(400, String.valueOf(e.getMessage()), path);
        }
    }

    /** Of entries that are known to be in order only those of the page are looked at. */
    private TransactionPage page(List<SimulatedTransaction> all, TransactionFilter filter, LocalDateTime earliest) {
        if (all instanceof Entries ordered) {
            List<SimulatedTransaction> booked = ordered.booked(filter.firstDay(earliest), filter.lastDay());
            return TransactionPage.of(taken(ordered.pending(), filter, earliest), booked, filter.page(), pageSize);
        }
        return TransactionPage.of(List.of(), taken(all, filter, earliest), filter.page(), pageSize);
    }

    private static List<SimulatedTransaction> taken(
            List<SimulatedTransaction> entries, TransactionFilter filter, LocalDateTime earliest) {
        return entries.stream()
                .filter(transaction -> filter.takes(transaction, earliest))
                .toList();
    }

    private LocalDateTime earliest() {
        return TransactionFilter.earliest(clock.instant().atZone(WireForm.PARIS).toLocalDate());
    }

    private static void requireAllowed(TransactionFilter filter, LocalDateTime earliest, ApiCall call)
            throws TransactionFilter.InvalidException {
        boolean tooEarly =
                filter.dateFrom().filter(from -> from.isBefore(earliest)).isPresent();
        if (tooEarly && !call.token().scopes().contains(Scope.EXTENDED_TRANSACTION_HISTORY)) {
            throw new TransactionFilter.InvalidException(
                    "dateFrom is more than " + TransactionFilter.DAYS_BACK + " days back");
        }
        if (filter.dateFrom().isPresent()
                && filter.dateTo()
                        .filter(to -> to.isBefore(filter.dateFrom().get()))
                        .isPresent()) {
            throw new TransactionFilter.InvalidException("dateTo is before dateFrom");
        }
    }
}
