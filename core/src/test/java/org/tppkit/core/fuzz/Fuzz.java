package org.tppkit.core.fuzz;

/** What fuzz targets say when a rule is broken. */
final class Fuzz {
    private Fuzz() {}

    static void require(boolean holds, String broken) {
        if (!holds) {
            throw new AssertionError(broken);
        }
    }
}
