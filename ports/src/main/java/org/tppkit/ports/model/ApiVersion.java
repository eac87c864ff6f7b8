package org.tppkit.ports.model;

import java.util.Objects;

/**
 * The version of a bank's interface, as the bank writes it: {@code 1.4.2}. Versions are names; they have no order.
 *
 * @param value 1 to 20 letters, digits, dots or hyphens
 */
public record ApiVersion(String value) {

    private static final int MAX_LENGTH = 20;

    /**
     * Takes the written form.
     *
     * @param value for instance {@code 1.4.2}
     * @throws IllegalArgumentException if it is empty, longer than 20 characters or has other characters
     */
    public ApiVersion {
        Objects.requireNonNull(value, "value");
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("API version has " + value.length() + " characters, not 1 to 20");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!Ascii.isLetterOrDigit(c) && c != '.' && c != '-') {
                throw new IllegalArgumentException("API version has a bad character at position " + (i + 1));
            }
        }
    }

    /**
     * {@return the version that is written so}
     *
     * @param value for instance {@code 1.4.2}
     * @throws IllegalArgumentException if it is empty, longer than 20 characters or has other characters
     */
    public static ApiVersion of(String value) {
        return new ApiVersion(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
