package org.tppkit.adapter.arkea.scripted;

import java.util.function.Consumer;
import org.junit.jupiter.api.Assertions;

/** Property tests: a rule over many random cases, each of which can be run again by its seed. */
public final class Seeded {

    private Seeded() {}

    /** Runs a rule with seeds 1 to {@code cases}; names the seed that breaks it. */
    public static void forAll(int cases, Consumer<java.util.Random> rule) {
        for (long seed = 1; seed <= cases; seed++) {
            try {
                rule.accept(new java.util.Random(seed));
            } catch (AssertionError | RuntimeException e) {
                Assertions.fail("seed " + seed + ": " + e, e);
            }
        }
    }
}
