package org.tppkit.app.statement.page;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.account.BalanceType;
import org.tppkit.ports.model.account.Transaction;

/**
 * Works out the balance over time from one booked balance that the bank gives with its day: forward and back by the booked
 * entries. Says why where it cannot; invents nothing.
 *
 * <p>A balance of a day is the balance at its end: it includes what was booked on that day and nothing that was booked later.
 * Where reading ended early and the bank gives newest entries first, what is known ends with the day of the last entry: that
 * day may have more entries, but the balance at its end needs later days only.
 */
final class BalanceHistory {
    private final Statement statement;
    private final List<Transaction> booked;

    /** The line, or why there is none: one of the two. */
    record Result(Optional<BalanceLine> line, Optional<NoLine> reason) {
        static Result of(NoLine reason) {
            return new Result(Optional.empty(), Optional.of(reason));
        }
    }

    /** A day that reading reaches back to, and whether all of it was read. */
    private record Reach(LocalDate day, boolean whole) {}

    BalanceHistory(Statement statement) {
        this.statement = statement;
        this.booked = statement.entries().stream().filter(Ledger::isBooked).toList();
    }

    Result result() {
        if (booked.stream().anyMatch(entry -> entry.bookingDate().isEmpty())) {
            return Result.of(NoLine.UNDATED_ENTRIES);
        }
        List<Balance> anchors = newestDatedBalances();
        if (anchors.isEmpty()) {
            return Result.of(NoLine.NO_BALANCE);
        }
        if (anchors.stream().map(Balance::amount).distinct().count() > 1) {
            return Result.of(NoLine.BALANCES_DISAGREE);
        }
        Balance anchor = anchors.get(0);
        if (booked.stream()
                .anyMatch(entry ->
                        !entry.amount().currency().equals(anchor.amount().currency()))) {
            return Result.of(NoLine.SEVERAL_CURRENCIES);
        }
        boolean complete = statement.outcome().isComplete();
        if (!complete && !comesNewestFirst()) {
            return Result.of(NoLine.ORDER_UNKNOWN);
        }
        return reach(complete)
                .map(reach -> between(reach, anchor))
                .orElse(Result.of(complete ? NoLine.NO_ENTRIES : NoLine.NOTHING_KNOWN));
    }

    private Result between(Reach reach, Balance anchor) {
        LocalDate anchorDay = anchor.referenceDate().orElseThrow();
        LocalDate first = reach.whole() ? reach.day().minusDays(1) : reach.day();
        if (anchorDay.isBefore(first)) {
            return Result.of(NoLine.BALANCE_TOO_OLD);
        }
        LocalDate last = lastDay(anchorDay);
        if (last.isBefore(first)) {
            return Result.of(NoLine.NOTHING_KNOWN);
        }
        if (last.equals(first)) {
            return Result.of(NoLine.TOO_SHORT);
        }
        NavigableMap<LocalDate, Money> points = points(anchor, first, last);
        return new Result(Optional.of(new BalanceLine(points, !reach.whole())), Optional.empty());
    }

    /** The balance at the end of the first day, and at the end of each later day on which something was booked. */
    private NavigableMap<LocalDate, Money> points(Balance anchor, LocalDate first, LocalDate last) {
        NavigableMap<LocalDate, Money> changes = changesAfter(first);
        Money balance = anchor.amount();
        for (Money change :
                changes.headMap(anchor.referenceDate().orElseThrow(), true).values()) {
            balance = balance.minus(change);
        }
        NavigableMap<LocalDate, Money> points = new TreeMap<>();
        points.put(first, balance);
        for (var change : changes.headMap(last, true).entrySet()) {
            balance = balance.plus(change.getValue());
            points.put(change.getKey(), balance);
        }
        points.put(last, balance);
        return points;
    }

    private NavigableMap<LocalDate, Money> changesAfter(LocalDate first) {
        NavigableMap<LocalDate, Money> changes = new TreeMap<>();
        for (Transaction entry : booked) {
            LocalDate day = entry.bookingDate().orElseThrow();
            if (day.isAfter(first)) {
                changes.merge(day, entry.signedAmount(), Money::plus);
            }
        }
        return changes;
    }

    private List<Balance> newestDatedBalances() {
        Optional<LocalDate> newest = datedBalances()
                .map(balance -> balance.referenceDate().orElseThrow())
                .max(LocalDate::compareTo);
        return datedBalances()
                .filter(balance -> balance.referenceDate().equals(newest))
                .toList();
    }

    private Stream<Balance> datedBalances() {
        return statement.balances().stream()
                .filter(balance -> balance.type().equals(BalanceType.ACCOUNTING))
                .filter(balance -> balance.referenceDate().isPresent());
    }

    private Stream<LocalDate> days() {
        return booked.stream().flatMap(entry -> entry.bookingDate().stream());
    }

    /** The first day asked for, or the earliest that was given; where reading ended early, always the earliest given. */
    private Optional<Reach> reach(boolean complete) {
        Optional<LocalDate> earliest = days().min(LocalDate::compareTo);
        Optional<LocalDate> from = statement.heading().days().from();
        if (complete && from.isPresent()) {
            return Optional.of(new Reach(from.get(), true));
        }
        return earliest.map(day -> new Reach(day, complete));
    }

    /** The last day asked for, but no day of which nothing is known yet. */
    private LocalDate lastDay(LocalDate anchorDay) {
        LocalDate known = days().reduce(anchorDay, BalanceHistory::later);
        return statement.heading().days().to().filter(to -> to.isBefore(known)).orElse(known);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private boolean comesNewestFirst() {
        @Nullable LocalDate before = null;
        for (Transaction entry : booked) {
            LocalDate day = entry.bookingDate().orElseThrow();
            if (before != null && day.isAfter(before)) {
                return false;
            }
            before = day;
        }
        return true;
    }
}
