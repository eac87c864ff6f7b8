package org.tppkit.ports.model.account;

import java.util.Objects;
import org.tppkit.ports.model.LogText;

/**
 * The bank's id of an account: enough, with a consent, for every read of that account (STET {@code accountResourceId},
 * {@code resourceId}). Other than an IBAN it says nothing outside the bank.
 *
 * @param value 1 to 100 printable ASCII characters
 */
public record AccountId(String value) {
    private static final int LONGEST = 100;

    /**
     * Checks what it is made of.
     *
     * @param value 1 to 100 printable ASCII characters
     * @throws IllegalArgumentException if it is blank, too long or has other characters
     */
    public AccountId {
        Objects.requireNonNull(value);
        boolean printable = value.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
        if (value.isBlank() || value.length() > LONGEST || !printable) {
            throw new IllegalArgumentException("an account id has 1 to " + LONGEST + " printable ASCII characters");
        }
    }

    /**
     * {@return the account with that id}
     *
     * @param value the bank's id as its answer gives it, not percent-encoded; 1 to 100 printable ASCII characters
     */
    public static AccountId of(String value) {
        return new AccountId(value);
    }

    /** For a log: see {@link LogText}. */
    @Override
    public String toString() {
        return LogText.of(value);
    }
}
