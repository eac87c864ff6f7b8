package org.tppkit.ports.model;

import java.util.Objects;
import java.util.UUID;

/**
 * The id of one request to a bank, sent as {@code X-Request-ID}. Each attempt has its own.
 *
 * @param value a UUID (RFC 9562); of any kind
 */
public record RequestId(UUID value) {

    /**
     * Takes any UUID.
     *
     * @param value a UUID of any version
     */
    public RequestId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * Reads the canonical form: 36 characters, lower case, hyphens in their places. {@link UUID#fromString} alone
     * would also take shortened groups.
     *
     * @param text for instance {@code 0c2a6f0e-93b5-4f6a-9f0d-5d6f0e1a2b3c}
     * @return the id that is written so
     * @throws IllegalArgumentException if it is written otherwise; it is not repeated
     */
    public static RequestId of(String text) {
        if (!isCanonical(text)) {
            throw new IllegalArgumentException(
                    "not a UUID in canonical form: 8-4-4-4-12 lower case hexadecimal digits");
        }
        return new RequestId(UUID.fromString(text));
    }

    /** The canonical form in lower case, which {@link #of(String)} reads. */
    @Override
    public String toString() {
        return value.toString();
    }

    private static boolean isCanonical(String text) {
        if (text.length() != 36) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            boolean fits = hyphen ? c == '-' : Ascii.isHexDigit(c) && !Ascii.isUpperCaseLetter(c);
            if (!fits) {
                return false;
            }
        }
        return true;
    }
}
