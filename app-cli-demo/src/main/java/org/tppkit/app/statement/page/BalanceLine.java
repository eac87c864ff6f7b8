package org.tppkit.app.statement.page;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import org.tppkit.ports.model.Money;

/**
 * The booked balance over time: a point for each day on which it changed, and for the first and the last day that it is
 * known of. Between two points it stays.
 *
 * @param points at least two, by day
 * @param cutShort whether earlier entries exist that were not read
 */
record BalanceLine(NavigableMap<LocalDate, Money> points, boolean cutShort) {

    DayBalance first() {
        return all().get(0);
    }

    DayBalance last() {
        return all().get(points.size() - 1);
    }

    DayBalance lowest() {
        return all().stream().min(byBalance()).orElseThrow();
    }

    DayBalance highest() {
        return all().stream().max(byBalance()).orElseThrow();
    }

    List<DayBalance> all() {
        return points.entrySet().stream()
                .map(point -> new DayBalance(point.getKey(), point.getValue()))
                .toList();
    }

    /** The balance at the end of a day; empty for a day that nothing is known of. */
    Optional<Money> on(LocalDate day) {
        boolean known = !day.isBefore(points.firstKey()) && !day.isAfter(points.lastKey());
        return known ? Optional.of(points.floorEntry(day).getValue()) : Optional.empty();
    }

    private static Comparator<DayBalance> byBalance() {
        return Comparator.comparing(DayBalance::balance);
    }
}
