package org.tppkit.ports.model.account;

import java.util.Objects;

/**
 * What a balance means (STET {@code balanceType}, ISO 20022).
 *
 * <p>An open list: a code that is not among the constants is kept as the bank sent it.
 *
 * @param code the code on the wire
 */
public record BalanceType(String code) {
    /** The accounting balance: what is booked. */
    public static final BalanceType ACCOUNTING = new BalanceType("CLBD");

    /** The real-time balance: what is booked and what is known to come. */
    public static final BalanceType INSTANT = new BalanceType("XPCD");

    /** The balance by value date. */
    public static final BalanceType VALUE_DATE = new BalanceType("VALU");

    /** Something else. */
    public static final BalanceType OTHER = new BalanceType("OTHR");

    public BalanceType {
        Objects.requireNonNull(code);
    }

    /** The code; for logs, with a question mark in place of whatever is no printable ASCII. */
    @Override
    public String toString() {
        return code.replaceAll("[^ -~]", "?");
    }
}
