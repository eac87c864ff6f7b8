package org.tppkit.ports.model.consent;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The token that a new access token is got with (RFC 6749 section 6); at Arkéa good for one use. A secret: never
 * printed. Two are equal if their values are.
 *
 * <p>No record, and its field is transient, so that what writes objects as JSON by their components or fields does not
 * write it by accident.
 */
public final class RefreshToken {
    private static final int LONGEST = 16_384;

    private final transient String value;

    /**
     * @param value 1 to 16,384 printable ASCII characters without blanks
     * @throws IllegalArgumentException if it is not so; the message does not repeat it
     */
    public RefreshToken(String value) {
        Objects.requireNonNull(value);
        boolean printable = value.chars().allMatch(c -> c > 0x20 && c < 0x7f);
        if (value.isEmpty() || value.length() > LONGEST || !printable) {
            throw new IllegalArgumentException(
                    "a refresh token has 1 to " + LONGEST + " printable ASCII characters without blanks");
        }
        this.value = value;
    }

    /** {@return the value itself} */
    public String value() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RefreshToken same && same.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Says nothing of the value. */
    @Override
    public String toString() {
        return "RefreshToken[…]";
    }
}
