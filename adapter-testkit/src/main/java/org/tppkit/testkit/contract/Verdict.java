package org.tppkit.testkit.contract;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/** The words of a failed contract: what the rule wants, what was seen, and where to look. */
final class Verdict {
    private Verdict() {}

    /**
     * A failure.
     *
     * @param rule the rule's id and what it wants, in one sentence
     * @param seen what was seen instead; no secret but the kit's own
     * @param look where to look
     */
    static AssertionFailedError wrong(String rule, String seen, String look) {
        return new AssertionFailedError(rule + " Seen: " + seen + " Look at: " + look);
    }

    /** A failure with what the adapter threw. */
    static AssertionFailedError wrong(String rule, String seen, String look, @Nullable Throwable cause) {
        return new AssertionFailedError(rule + " Seen: " + seen + " Look at: " + look, cause);
    }

    /** An error's class and where it was thrown: its message may hold what must not be repeated. */
    static String describe(Throwable failure) {
        String place = Arrays.stream(failure.getStackTrace())
                .filter(frame -> !frame.getClassName().startsWith("java."))
                .findFirst()
                .map(frame -> " at " + frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber())
                .orElse("");
        return failure.getClass().getSimpleName() + place;
    }
}
