package org.tppkit.testkit.simulator.internal.dictionary;

/** A body breaks a rule. The message names the place, for instance {@code a.b[0].c}, and never shows a value. */
public final class InvalidBodyException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String path;

    /** What is wrong with the value at a path; an empty path is the body itself. */
    public InvalidBodyException(String path, String problem) {
        super((path.isEmpty() ? "the body" : path) + " " + problem);
        this.path = path;
    }

    /** Where the value stands. */
    public String path() {
        return path;
    }
}
