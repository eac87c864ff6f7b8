package org.tppkit.app.demo;

/** Compares what the library says with what the bank knows. */
final class Check {
    private Check() {}

    /**
     * Two values must be equal.
     *
     * @param what names the value, without showing it
     * @throws MismatchException if they differ
     */
    static void same(String what, Object atTheBank, Object read) {
        if (!atTheBank.equals(read)) {
            throw new MismatchException(what + " differ from what the bank holds");
        }
    }

    /**
     * Two counts must be equal.
     *
     * @throws MismatchException with both counts, if they differ
     */
    static void count(String what, long expected, long found) {
        if (expected != found) {
            throw new MismatchException(what + ": " + expected + " expected, " + found + " found");
        }
    }

    /**
     * Something must be so.
     *
     * @param otherwise what to say if it is not
     * @throws MismatchException if it is not
     */
    static void that(boolean holds, String otherwise) {
        if (!holds) {
            throw new MismatchException(otherwise);
        }
    }
}
