package org.tppkit.ports.model.payment;

import java.util.Objects;

/**
 * The underlying reason of a transfer (STET {@code purpose}, ISO 20022 external purpose codes).
 *
 * <p>An open list: a code that is not among the constants is kept as the bank sent it.
 *
 * @param code as it stands on the wire, for instance {@code COMC}; any text is taken
 */
public record Purpose(String code) {
    /** Account management. */
    public static final Purpose ACCOUNT_MANAGEMENT = new Purpose("ACCT");

    /** Cash management. */
    public static final Purpose CASH_MANAGEMENT = new Purpose("CASH");

    /** Commercial payment. */
    public static final Purpose COMMERCIAL = new Purpose("COMC");

    /** Car park charges. */
    public static final Purpose CAR_PARK = new Purpose("CPKC");

    /** Transport: road pricing. */
    public static final Purpose TRANSPORT = new Purpose("TRPT");

    /**
     * Checks what it is made of.
     *
     * @param code as it stands on the wire, for instance {@code COMC}; any text is taken
     */
    public Purpose {
        Objects.requireNonNull(code);
    }

    @Override
    public String toString() {
        return code;
    }
}
