package org.tppkit.core.internal.store;

/** How many records a page may be asked to have. */
final class PageLimit {
    private static final int LARGEST_PAGE = 1000;

    private PageLimit() {}

    static void check(int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new IllegalArgumentException("a page has 1 to " + LARGEST_PAGE + " records");
        }
    }
}
