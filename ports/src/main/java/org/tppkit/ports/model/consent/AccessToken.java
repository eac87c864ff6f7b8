package org.tppkit.ports.model.consent;

import java.util.Objects;

/**
 * The token that a call to a bank carries (RFC 6750). A secret: never printed.
 *
 * @param value 1 to 16,384 printable ASCII characters without blanks
 */
public record AccessToken(String value) {
    private static final int LONGEST = 16_384;

    public AccessToken {
        Objects.requireNonNull(value);
        boolean printable = value.chars().allMatch(c -> c > 0x20 && c < 0x7f);
        if (value.isEmpty() || value.length() > LONGEST || !printable) {
            throw new IllegalArgumentException(
                    "an access token has 1 to " + LONGEST + " printable ASCII characters without blanks");
        }
    }

    /** Says nothing of the value. */
    @Override
    public String toString() {
        return "AccessToken[…]";
    }
}
