package org.tppkit.bench.scaling;

import java.util.List;
import org.tppkit.bench.harness.Plan;

/** How the cost of something grows. It runs in a JVM of its own; all its sizes take turns. */
interface Study {

    /** Short and lower-case; the name of its picture too. */
    String name();

    /** What grows, as the head of a column. */
    String axis();

    /** What the figures are, in a few words. */
    String title();

    /** Measures; the points of a series from the smallest to the largest. */
    List<Point> measure(Plan plan) throws Exception;

    /** Options of its JVM beside the usual ones. */
    default List<String> jvmOptions() {
        return List.of("-Xms1g", "-Xmx1g");
    }

    /** Whether it speaks to a bank in another process: then each of them gets a processor of its own. */
    default boolean isPinned() {
        return false;
    }
}
