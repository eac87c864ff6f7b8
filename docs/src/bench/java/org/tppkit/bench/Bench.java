package org.tppkit.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tppkit.bench.bank.Keys;
import org.tppkit.bench.harness.Benchmark;
import org.tppkit.bench.harness.Plan;
import org.tppkit.bench.harness.Row;
import org.tppkit.bench.harness.Verdict;
import org.tppkit.bench.scaling.Scaling;

/**
 * Runs benchmarks, each in a JVM of its own, and prints what came out. After a run of all of them, the page of the results
 * is written.
 */
public final class Bench {
    private static final String ALL = "all";
    private static final String JMH = "jmh";
    private static final String SCALING = "scaling";

    private final Plan plan;
    private final boolean gate;

    private Bench(Plan plan, boolean gate) {
        this.plan = plan;
        this.gate = gate;
    }

    /**
     * @param arguments the benchmark's name or {@code all}; the number of rounds; whether a missed goal is a failure; the
     *     page to write
     */
    public static void main(String... arguments) throws Exception {
        String name = arguments[0];
        Path page = Path.of(arguments[3]);
        Path keys = Keys.create();
        try {
            if (name.equals(SCALING)) {
                scale(new Plan(Integer.parseInt(arguments[1]), keys), page);
                return;
            }
            Bench bench = new Bench(new Plan(Integer.parseInt(arguments[1]), keys), Boolean.parseBoolean(arguments[2]));
            List<Row> rows = bench.run(name.equals(JMH) ? List.of() : Benchmarks.named(name));
            List<String> absolute = name.equals(ALL) || name.equals(JMH) ? Absolute.run(keys) : List.of();
            String results = Results.markdown(rows, absolute, bench.plan.rounds());
            System.out.println(results);
            if (name.equals(ALL)) {
                Results.writeTo(page, results);
            }
            if (bench.gate && isMissed(rows)) {
                throw new IllegalStateException("a goal was missed twice");
            }
        } finally {
            Keys.delete(keys);
        }
    }

    /** How costs grow takes some minutes of its own, so it is asked for by its name. */
    private static void scale(Plan plan, Path page) throws Exception {
        String results = Results.scaling(Scaling.run(plan, page.resolveSibling("benchmarks")), plan.rounds());
        System.out.println(results);
        Results.writeScalingTo(page, results);
    }

    private List<Row> run(List<Benchmark> benchmarks) throws Exception {
        List<Row> all = new ArrayList<>();
        for (Benchmark benchmark : benchmarks) {
            System.err.println("bench: " + benchmark.name());
            List<Row> rows = ChildJvm.measure(benchmark, plan);
            // A neighbour may have spoilt it: only what is missed twice is missed.
            all.addAll(gate && isMissed(rows) ? ChildJvm.measure(benchmark, plan) : rows);
        }
        return all;
    }

    private static boolean isMissed(List<Row> rows) {
        return rows.stream().anyMatch(row -> row.verdict() == Verdict.MISSED);
    }
}
