package org.tppkit.ports.model.account;

import java.util.Objects;
import org.tppkit.ports.model.LogText;

/**
 * What a balance means (STET {@code balanceType}, ISO 20022).
 *
 * <p>An open list: a code that is not among the constants is kept as the bank sent it.
 *
 * @param code as it stands on the wire, for instance {@code CLBD}; any text is taken
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

    /**
     * Checks what it is made of.
     *
     * @param code as it stands on the wire, for instance {@code CLBD}; any text is taken
     */
    public BalanceType {
        Objects.requireNonNull(code);
    }

    /** For a log: see {@link LogText}. */
    @Override
    public String toString() {
        return LogText.of(code);
    }
}
