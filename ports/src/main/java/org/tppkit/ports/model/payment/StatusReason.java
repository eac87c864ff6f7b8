package org.tppkit.ports.model.payment;

import java.util.Objects;
import org.tppkit.ports.model.LogText;

/**
 * Why a payment is in its state (STET {@code statusReasonInformation}).
 *
 * <p>An open list: a code that is not among the constants is kept as the bank sent it.
 *
 * @param code as it stands on the wire, for instance {@code AC01}; any text is taken
 */
public record StatusReason(String code) {
    /** The account number is wrong. */
    public static final StatusReason INCORRECT_ACCOUNT = new StatusReason("AC01");

    /** The account is closed. */
    public static final StatusReason CLOSED_ACCOUNT = new StatusReason("AC04");

    /** The account is blocked. */
    public static final StatusReason BLOCKED_ACCOUNT = new StatusReason("AC06");

    /** Forbidden on this kind of account. */
    public static final StatusReason TRANSACTION_FORBIDDEN = new StatusReason("AG01");

    /** Too many transactions in one payment. */
    public static final StatusReason TOO_MANY_TRANSACTIONS = new StatusReason("AM18");

    /** The execution date lies too far ahead. */
    public static final StatusReason DATE_TOO_FAR = new StatusReason("CH03");

    /** The customer refused, or has not the money. */
    public static final StatusReason CUSTOMER_DECISION = new StatusReason("CUST");

    /** Cancelled by an authorised user. */
    public static final StatusReason CANCELLED_BY_USER = new StatusReason("DS02");

    /** Cancelled as a duplicate. */
    public static final StatusReason DUPLICATE = new StatusReason("DUPL");

    /** The request is invalid. */
    public static final StatusReason INVALID_REQUEST = new StatusReason("FF01");

    /** Suspicion of fraud. */
    public static final StatusReason FRAUD = new StatusReason("FRAD");

    /** No reason given. */
    public static final StatusReason NO_REASON = new StatusReason("MS03");

    /** The customer did not answer in time. */
    public static final StatusReason NO_ANSWER = new StatusReason("NOAS");

    /** The debtor's account or identification is missing. */
    public static final StatusReason DEBTOR_ACCOUNT_MISSING = new StatusReason("RR01");

    /** The creditor's name or address is missing. */
    public static final StatusReason CREDITOR_NAME_MISSING = new StatusReason("RR03");

    /** Regulatory. */
    public static final StatusReason REGULATORY = new StatusReason("RR04");

    /** A party's identification is invalid. */
    public static final StatusReason INVALID_PARTY = new StatusReason("RR12");

    /** Cancelled for a technical reason. */
    public static final StatusReason TECHNICAL = new StatusReason("TECH");

    /**
     * Checks what it is made of.
     *
     * @param code as it stands on the wire, for instance {@code AC01}; any text is taken
     */
    public StatusReason {
        Objects.requireNonNull(code);
    }

    /** For a log: see {@link LogText}. */
    @Override
    public String toString() {
        return LogText.of(code);
    }
}
