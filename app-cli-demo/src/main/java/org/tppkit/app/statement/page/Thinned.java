package org.tppkit.app.statement.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A line with fewer points: of each stretch its lowest and its highest stay, so that no dip is lost. */
final class Thinned {
    private Thinned() {}

    /**
     * The points, or some of them in the same order; first and last always stay.
     *
     * @param most how many points are wanted at most, at least 4
     */
    static List<DayBalance> of(List<DayBalance> points, int most) {
        if (points.size() <= most) {
            return points;
        }
        List<DayBalance> inner = points.subList(1, points.size() - 1);
        int stretches = (most - 2) / 2;
        List<DayBalance> thinned = new ArrayList<>();
        thinned.add(points.get(0));
        for (int i = 0; i < stretches; i++) {
            int from = (int) ((long) inner.size() * i / stretches);
            int to = (int) ((long) inner.size() * (i + 1) / stretches);
            addExtremes(inner.subList(from, to), thinned);
        }
        thinned.add(points.get(points.size() - 1));
        return thinned;
    }

    private static void addExtremes(List<DayBalance> stretch, List<DayBalance> thinned) {
        Comparator<DayBalance> byBalance = Comparator.comparing(DayBalance::balance);
        DayBalance lowest = stretch.stream().min(byBalance).orElseThrow();
        DayBalance highest = stretch.stream().max(byBalance).orElseThrow();
        boolean lowestFirst = lowest.day().isBefore(highest.day());
        thinned.add(lowestFirst ? lowest : highest);
        if (!lowest.day().equals(highest.day())) {
            thinned.add(lowestFirst ? highest : lowest);
        }
    }
}
