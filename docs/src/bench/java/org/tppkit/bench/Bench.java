package org.tppkit.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tppkit.bench.bank.Keys;
import org.tppkit.bench.harness.Benchmark;
import org.tppkit.bench.harness.Plan;
import org.tppkit.bench.harness.Row;
import org.tppkit.bench.harness.Verdict;

/**
 * Runs benchmarks, each in a JVM of its own, and prints what came out. After a run of all of them, the page of the results
 * is written.
 */
public final class Bench {
    private static final String ALL = "all";
    private static final String JMH = "jmh";

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
        Path keys = Keys.create();
        try {
            Bench bench = new Bench(new Plan(Integer.parseInt(arguments[1]), keys), Boolean.parseBoolean(arguments[2]));
            List<Row> rows = bench.run(name.equals(JMH) ? List.of() : Benchmarks.named(name));
            List<String> absolute = name.equals(ALL) || name.equals(JMH) ? Absolute.run(keys) : List.of();
            String results = Results.markdown(rows, absolute, bench.plan.rounds());
            System.out.println(results);
            if (name.equals(ALL)) {
                Results.writeTo(Path.of(arguments[3]), results);
            }
            if (bench.gate && isMissed(rows)) {
                throw new IllegalStateException("a goal was missed twice");
            }
        } finally {
            Keys.delete(keys);
        }
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
