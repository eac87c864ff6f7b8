package org.tppkit.bench.harness;

import java.util.List;

/** One benchmark. It runs in a JVM of its own, so that none meets what the compiler learned from another. */
public interface Benchmark {

    /** Short and lower-case, as it is asked for on the command line. */
    String name();

    /** Measures. */
    List<Row> measure(Plan plan) throws Exception;

    /** Options of its JVM beside the usual ones. */
    default List<String> jvmOptions() {
        return List.of("-Xms1g", "-Xmx1g");
    }

    /** Whether it speaks to a bank in another process: then each of them gets a processor of its own. */
    default boolean isPinned() {
        return false;
    }
}
