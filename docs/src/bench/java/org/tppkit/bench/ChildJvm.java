package org.tppkit.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tppkit.bench.bank.JavaProcess;
import org.tppkit.bench.harness.Benchmark;
import org.tppkit.bench.harness.Plan;
import org.tppkit.bench.harness.Row;

/** Measures one benchmark in a JVM of its own and writes its rows, one to a line. */
final class ChildJvm {
    private static final String MARK = "row\t";
    private static final int PROCESSOR = 0;

    /** Held here, or its level would be forgotten. */
    private static final Logger LIBRARY = Logger.getLogger("org.tppkit");

    private ChildJvm() {}

    /** In the process that was asked for the benchmark. */
    static List<Row> measure(Benchmark benchmark, Plan plan) throws IOException, InterruptedException {
        JavaProcess java = JavaProcess.of(ChildJvm.class)
                .options(benchmark.jvmOptions())
                .arguments(
                        benchmark.name(),
                        Integer.toString(plan.rounds()),
                        plan.keys().toString());
        Process process = (benchmark.isPinned() ? java.pinnedTo(PROCESSOR) : java).start();
        List<Row> rows = new ArrayList<>();
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().forEach(line -> {
                if (line.startsWith(MARK)) {
                    rows.add(Row.decode(line.substring(MARK.length())));
                } else {
                    System.err.println(line);
                }
            });
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the benchmark " + benchmark.name() + " failed");
        }
        return rows;
    }

    /** In the benchmark's own process. */
    public static void main(String... arguments) throws Exception {
        LIBRARY.setLevel(Level.SEVERE);
        Plan plan = new Plan(Integer.parseInt(arguments[1]), Path.of(arguments[2]));
        for (Row row : Benchmarks.named(arguments[0]).get(0).measure(plan)) {
            System.out.println(MARK + row.encode());
        }
        System.exit(0);
    }
}
