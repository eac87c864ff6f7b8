package org.tppkit.ports.model.account;

import java.util.Objects;
import org.tppkit.ports.model.LogText;

/**
 * How far a transaction has come (STET {@code status}).
 *
 * <p>An open list: a code that is not among the constants is kept as the bank sent it.
 *
 * @param code as it stands on the wire, for instance {@code BOOK}; any text is taken
 */
public record TransactionStatus(String code) {
    /** Booked on the account. */
    public static final TransactionStatus BOOKED = new TransactionStatus("BOOK");

    /** Not booked yet; may change or vanish. */
    public static final TransactionStatus PENDING = new TransactionStatus("PDNG");

    /** Something else. */
    public static final TransactionStatus OTHER = new TransactionStatus("OTHR");

    /**
     * Checks what it is made of.
     *
     * @param code as it stands on the wire, for instance {@code BOOK}; any text is taken
     */
    public TransactionStatus {
        Objects.requireNonNull(code);
    }

    /** For a log: see {@link LogText}. */
    @Override
    public String toString() {
        return LogText.of(code);
    }
}
