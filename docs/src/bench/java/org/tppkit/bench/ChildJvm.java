package org.tppkit.bench;

import java.io.IOException;
import java.nio.file.Path;
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
        return (benchmark.isPinned() ? java.pinnedTo(PROCESSOR) : java)
                .lines(MARK).stream().map(Row::decode).toList();
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
