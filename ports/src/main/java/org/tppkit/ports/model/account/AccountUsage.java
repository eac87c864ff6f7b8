package org.tppkit.ports.model.account;

import java.util.Objects;

/**
 * What the account is used for (STET {@code usage}).
 *
 * <p>An open list: a code that is not among the constants is kept as the bank sent it.
 *
 * @param code the code on the wire
 */
public record AccountUsage(String code) {
    /** A private account. */
    public static final AccountUsage PRIVATE = new AccountUsage("PRIV");

    /** A professional account. */
    public static final AccountUsage PROFESSIONAL = new AccountUsage("ORGA");

    public AccountUsage {
        Objects.requireNonNull(code);
    }

    /** The code; for logs, with a question mark in place of whatever is no printable ASCII. */
    @Override
    public String toString() {
        return code.replaceAll("[^ -~]", "?");
    }
}
