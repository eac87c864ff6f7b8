package org.tppkit.ports.model.account;

import java.util.Objects;

/**
 * What kind of account it is (STET {@code cashAccountType}).
 *
 * <p>An open list: a code that is not among the constants is kept as the bank sent it.
 *
 * @param code the code on the wire
 */
public record CashAccountType(String code) {
    /** A cash account. */
    public static final CashAccountType CASH = new CashAccountType("CACC");

    /** A list of card transactions that a cash account will be debited with. */
    public static final CashAccountType CARD = new CashAccountType("CARD");

    public CashAccountType {
        Objects.requireNonNull(code);
    }

    /** The code; for logs, with a question mark in place of whatever is no printable ASCII. */
    @Override
    public String toString() {
        return code.replaceAll("[^ -~]", "?");
    }
}
