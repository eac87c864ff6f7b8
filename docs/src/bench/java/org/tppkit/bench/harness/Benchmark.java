package org.tppkit.bench.harness;

import java.util.List;

/** One benchmark. It runs in a JVM of its own, so that none meets what the compiler learned from another. */
public interface Benchmark {

    /** Short and lower-case, as it is asked for on the command line. */
    String name();

    /** Measures. */
    List<Row> measure(Plan plan) throws Exception;

    /**
     * Options of its JVM beside the usual ones. The compiler is told to be quick: a call takes a millisecond, and ten thousand
     * of them before the first measurement would take longer than all measurements.
     */
    default List<String> jvmOptions() {
        return isPinned()
                ? List.of("-Xms1g", "-Xmx1g", "-XX:CompileThresholdScaling=0.1")
                : List.of("-Xms1g", "-Xmx1g");
    }

    /** Whether it speaks to a bank in another process: then each of them gets a processor of its own. */
    default boolean isPinned() {
        return false;
    }
}
