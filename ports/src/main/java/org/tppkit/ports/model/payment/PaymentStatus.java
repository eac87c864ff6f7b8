package org.tppkit.ports.model.payment;

import java.util.Objects;
import org.tppkit.ports.model.LogText;

/**
 * How far a payment, or one of its transfers, has come (STET {@code paymentInformationStatus}, {@code
 * transactionStatus}; ISO 20022).
 *
 * <p>An open list: a code that is not among the constants is kept as the bank sent it.
 *
 * @param code as it stands on the wire, for instance {@code ACSC}; any text is taken
 */
public record PaymentStatus(String code) {
    /** Received. */
    public static final PaymentStatus RECEIVED = new PaymentStatus("RCVD");

    /** Syntax and authentication are right; may still be cancelled. */
    public static final PaymentStatus TECHNICALLY_ACCEPTED = new PaymentStatus("ACTC");

    /** Some of several authentications are done. */
    public static final PaymentStatus PARTIALLY_AUTHENTICATED = new PaymentStatus("PATC");

    /** The customer's profile was checked as well. */
    public static final PaymentStatus PROFILE_ACCEPTED = new PaymentStatus("ACCP");

    /** The funds were checked as well (Berlin Group NextGenPSD2 section 14.13). */
    public static final PaymentStatus FUNDS_CHECKED = new PaymentStatus("ACFC");

    /** Accepted for execution; can no longer be cancelled. */
    public static final PaymentStatus ACCEPTED_FOR_EXECUTION = new PaymentStatus("ACSP");

    /** The debtor's account is debited. Final. */
    public static final PaymentStatus SETTLED = new PaymentStatus("ACSC");

    /** The creditor's account is credited. Final. */
    public static final PaymentStatus CREDITED = new PaymentStatus("ACCC");

    /** Accepted with a change, for instance of the date. */
    public static final PaymentStatus ACCEPTED_WITH_CHANGE = new PaymentStatus("ACWC");

    /** Accepted, not yet posted to the creditor. */
    public static final PaymentStatus ACCEPTED_NOT_POSTED = new PaymentStatus("ACWP");

    /** Waits for further checks; may be cancelled. */
    public static final PaymentStatus PENDING = new PaymentStatus("PDNG");

    /** Some transfers were accepted, others not. */
    public static final PaymentStatus PARTLY_ACCEPTED = new PaymentStatus("PART");

    /** Rejected. Final. */
    public static final PaymentStatus REJECTED = new PaymentStatus("RJCT");

    /** Cancelled. Final. */
    public static final PaymentStatus CANCELLED = new PaymentStatus("CANC");

    /**
     * Checks what it is made of.
     *
     * @param code as it stands on the wire, for instance {@code ACSC}; any text is taken
     */
    public PaymentStatus {
        Objects.requireNonNull(code);
    }

    /** {@return whether nothing will change any more: settled, credited, rejected or cancelled} */
    public boolean isFinal() {
        return equals(SETTLED) || equals(CREDITED) || equals(REJECTED) || equals(CANCELLED);
    }

    /** {@return whether the bank will not execute it: rejected or cancelled} */
    public boolean isUnsuccessful() {
        return equals(REJECTED) || equals(CANCELLED);
    }

    /** {@return whether the bank has accepted it for execution, or executed it} */
    public boolean isAccepted() {
        return equals(ACCEPTED_FOR_EXECUTION)
                || equals(SETTLED)
                || equals(CREDITED)
                || equals(ACCEPTED_WITH_CHANGE)
                || equals(ACCEPTED_NOT_POSTED);
    }

    /** For a log: see {@link LogText}. */
    @Override
    public String toString() {
        return LogText.of(code);
    }
}
