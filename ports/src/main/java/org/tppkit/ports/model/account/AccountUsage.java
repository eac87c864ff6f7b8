package org.tppkit.ports.model.account;

import java.util.Objects;
import org.tppkit.ports.model.LogText;

/**
 * What the account is used for (STET {@code usage}).
 *
 * <p>An open list: a code that is not among the constants is kept as the bank sent it.
 *
 * @param code as it stands on the wire, for instance {@code PRIV}; any text is taken
 */
public record AccountUsage(String code) {
    /** A private account. */
    public static final AccountUsage PRIVATE = new AccountUsage("PRIV");

    /** A professional account. */
    public static final AccountUsage PROFESSIONAL = new AccountUsage("ORGA");

    /**
     * Checks what it is made of.
     *
     * @param code as it stands on the wire, for instance {@code PRIV}; any text is taken
     */
    public AccountUsage {
        Objects.requireNonNull(code);
    }

    /** For a log: see {@link LogText}. */
    @Override
    public String toString() {
        return LogText.of(code);
    }
}
