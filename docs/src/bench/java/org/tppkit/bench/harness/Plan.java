package org.tppkit.bench.harness;

import java.nio.file.Path;

/**
 * How much to measure, and with what.
 *
 * @param rounds of each comparison
 * @param keys the folder of the throw-away keys that all benchmarks of a run share
 */
public record Plan(int rounds, Path keys) {

    /** Contenders in turn, as often as planned. */
    public Paired paired() {
        return Paired.rounds(rounds);
    }
}
