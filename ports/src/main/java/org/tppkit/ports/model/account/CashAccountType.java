package org.tppkit.ports.model.account;

import java.util.Objects;
import org.tppkit.ports.model.LogText;

/**
 * What kind of account it is (STET {@code cashAccountType}).
 *
 * <p>An open list: a code that is not among the constants is kept as the bank sent it.
 *
 * @param code as it stands on the wire, for instance {@code CACC}; any text is taken
 */
public record CashAccountType(String code) {
    /** A cash account. */
    public static final CashAccountType CASH = new CashAccountType("CACC");

    /** A list of card transactions that a cash account will be debited with. */
    public static final CashAccountType CARD = new CashAccountType("CARD");

    /**
     * Checks what it is made of.
     *
     * @param code as it stands on the wire, for instance {@code CACC}; any text is taken
     */
    public CashAccountType {
        Objects.requireNonNull(code);
    }

    /** For a log: see {@link LogText}. */
    @Override
    public String toString() {
        return LogText.of(code);
    }
}
