package org.tppkit.ports.model.account;

import java.util.Objects;

/**
 * How far a transaction has come (STET {@code status}).
 *
 * <p>An open list: a code that is not among the constants is kept as the bank sent it.
 *
 * @param code the code on the wire
 */
public record TransactionStatus(String code) {
    /** Booked on the account. */
    public static final TransactionStatus BOOKED = new TransactionStatus("BOOK");

    /** Not booked yet; may change or vanish. */
    public static final TransactionStatus PENDING = new TransactionStatus("PDNG");

    /** Something else. */
    public static final TransactionStatus OTHER = new TransactionStatus("OTHR");

    public TransactionStatus {
        Objects.requireNonNull(code);
    }

    /** The code; for logs, with a question mark in place of whatever is no printable ASCII. */
    @Override
    public String toString() {
        return code.replaceAll("[^ -~]", "?");
    }
}
