package org.tppkit.bench.scaling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.tppkit.bench.harness.Comparison;
import org.tppkit.bench.harness.Contender;
import org.tppkit.bench.harness.Slice;

/** One job at several sizes, as contenders of one comparison. */
final class Sizes {
    private final Map<String, TreeMap<Integer, Work>> series = new LinkedHashMap<>();

    private record Work(Contender contender, int units) {}

    /** @param units how many of what is counted the work does at once */
    Sizes add(String name, int size, int units, Contender.Work work) {
        Contender contender = new Contender(name + " " + size, work);
        series.computeIfAbsent(name, key -> new TreeMap<>()).put(size, new Work(contender, units));
        return this;
    }

    List<Contender> contenders() {
        return series.values().stream()
                .flatMap(sizes -> sizes.values().stream())
                .map(Work::contender)
                .toList();
    }

    /** @param measure what of a slice counts, in nanoseconds */
    List<Point> points(Comparison result, ToDoubleFunction<Slice> measure) {
        List<Point> points = new ArrayList<>();
        series.forEach((name, sizes) -> {
            Work first = sizes.firstEntry().getValue();
            sizes.forEach((size, work) -> points.add(new Point(
                    name,
                    size,
                    result.of(work.contender().name(), measure)
                            .divided(1e3 * work.units())
                            .median(),
                    result.ratio(work.contender().name(), first.contender().name(), measure)
                            .divided((double) work.units() / first.units()))));
        });
        return points;
    }
}
