package org.tppkit.ports.model.consent;

import java.util.Objects;

/**
 * What the customer brings back from the bank, to be changed into tokens once (RFC 6749 section 4.1.2). A secret: never printed.
 *
 * @param value 1 to 16,384 printable ASCII characters without blanks
 */
public record AuthorizationCode(String value) {
    private static final int LONGEST = 16_384;

    public AuthorizationCode {
        Objects.requireNonNull(value);
        boolean printable = value.chars().allMatch(c -> c > 0x20 && c < 0x7f);
        if (value.isEmpty() || value.length() > LONGEST || !printable) {
            throw new IllegalArgumentException(
                    "an authorization code has 1 to " + LONGEST + " printable ASCII characters without blanks");
        }
    }

    /** Says nothing of the value. */
    @Override
    public String toString() {
        return "AuthorizationCode[…]";
    }
}
