package org.tppkit.ports.model.payment;

import java.util.Objects;

/**
 * Why a third party cancels a payment (STET 1.4.2, PUT payment-requests).
 *
 * <p>An open list: a code that is not among the constants is kept as the bank sent it.
 *
 * @param code as it stands on the wire, for instance {@code DS02}; any text is taken
 */
public record CancellationReason(String code) {
    /** An authorised user asked for it. */
    public static final CancellationReason REQUESTED_BY_CUSTOMER = new CancellationReason("DS02");

    /** It is a duplicate. */
    public static final CancellationReason DUPLICATE = new CancellationReason("DUPL");

    /** Suspicion of fraud. */
    public static final CancellationReason FRAUD = new CancellationReason("FRAD");

    /** A technical reason. */
    public static final CancellationReason TECHNICAL = new CancellationReason("TECH");

    /**
     * Checks what it is made of.
     *
     * @param code as it stands on the wire, for instance {@code DS02}; any text is taken
     */
    public CancellationReason {
        Objects.requireNonNull(code);
    }

    @Override
    public String toString() {
        return code;
    }
}
