package org.tppkit.ports.model.payment;

import java.util.Objects;

/**
 * What a payment is, in large classes (STET {@code categoryPurpose}).
 *
 * <p>An open list: a code that is not among the constants is kept as the bank sent it.
 *
 * @param code as it stands on the wire, for instance {@code CASH}; any text is taken
 */
public record CategoryPurpose(String code) {
    /** A transfer between accounts. */
    public static final CategoryPurpose TRANSFER = new CategoryPurpose("CASH");

    /** Payment to a merchant. */
    public static final CategoryPurpose MERCHANT_PAYMENT = new CategoryPurpose("DVPM");

    /**
     * Checks what it is made of.
     *
     * @param code as it stands on the wire, for instance {@code CASH}; any text is taken
     */
    public CategoryPurpose {
        Objects.requireNonNull(code);
    }

    @Override
    public String toString() {
        return code;
    }
}
