package org.tppkit.ports.model;

import java.util.Objects;

/**
 * Where a bank's list goes on: written and read by one adapter, opaque to everybody else. Two equal cursors mean the same
 * page.
 *
 * @param value the adapter's own text, 1 to 4,096 characters
 */
public record PageCursor(String value) {
    private static final int LONGEST = 4_096;

    /**
     * Checks what it is made of.
     *
     * @param value the adapter's own text, 1 to 4,096 characters
     * @throws IllegalArgumentException if it is empty or longer
     */
    public PageCursor {
        Objects.requireNonNull(value);
        if (value.isEmpty() || value.length() > LONGEST) {
            throw new IllegalArgumentException("a page cursor has 1 to " + LONGEST + " characters");
        }
    }

    /** A length only: addresses of pages name accounts. */
    @Override
    public String toString() {
        return "PageCursor[" + value.length() + " characters]";
    }
}
