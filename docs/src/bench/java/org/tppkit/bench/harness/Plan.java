package org.tppkit.bench.harness;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How much to measure, and with what.
 *
 * @param rounds of each comparison
 * @param keys the folder of the throw-away keys that all benchmarks of a run share
 */
public record Plan(int rounds, Path keys) {
    private static final Duration WARM_UP_OF_CALLS = Duration.ofSeconds(8);

    /** Contenders in turn, as often as planned. */
    public Paired paired() {
        return Paired.rounds(rounds);
    }

    /** The same for calls over the network: a millisecond each, through so much code that the compiler needs thousands. */
    public Paired pairedCalls() {
        return paired().withWarmUp(WARM_UP_OF_CALLS);
    }
}
