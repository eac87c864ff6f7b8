package org.tppkit.testkit.contract;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/**
 * One thing that a contract demands. Where it is not kept, the failure says what the rule wants, what was seen, and where to
 * look.
 *
 * @param rule id and demand: {@code TS-04 A payload must come back to the byte.}
 * @param look where to look: one sentence
 */
record Clause(String rule, String look) {

    /** Demands that something is so. */
    void holds(boolean kept, String seen) {
        if (!kept) {
            throw broken(seen, null);
        }
    }

    /** Demands that something is equal; neither value is printed. */
    void equal(@Nullable Object wanted, @Nullable Object found, String seen) {
        holds(Objects.equals(wanted, found), seen);
    }

    /** The failure, to be thrown. */
    AssertionFailedError broken(String seen, @Nullable Throwable cause) {
        String message = rule + "\nSeen: " + seen + "\nLook at: " + look;
        return cause == null ? new AssertionFailedError(message) : new AssertionFailedError(message, cause);
    }
}
