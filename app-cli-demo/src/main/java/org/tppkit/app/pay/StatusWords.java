package org.tppkit.app.pay;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.model.payment.PaymentStatus;
import org.tppkit.ports.model.payment.StatusReason;

/** Codes of payments in words. A code that is not known here is shown as it is. */
final class StatusWords {
    private static final Map<PaymentStatus, String> STATUS = Map.ofEntries(
            Map.entry(PaymentStatus.RECEIVED, "received by the bank"),
            Map.entry(PaymentStatus.TECHNICALLY_ACCEPTED, "well-formed, waits for the customer"),
            Map.entry(PaymentStatus.PARTIALLY_AUTHENTICATED, "one of several approvals is there"),
            Map.entry(PaymentStatus.PROFILE_ACCEPTED, "the customer's profile was checked"),
            Map.entry(PaymentStatus.FUNDS_CHECKED, "the funds were checked"),
            Map.entry(PaymentStatus.ACCEPTED_FOR_EXECUTION, "accepted for execution"),
            Map.entry(PaymentStatus.SETTLED, "the payer's account is debited"),
            Map.entry(PaymentStatus.CREDITED, "the receiver's account is credited"),
            Map.entry(PaymentStatus.ACCEPTED_WITH_CHANGE, "accepted with a change"),
            Map.entry(PaymentStatus.ACCEPTED_NOT_POSTED, "accepted, not yet credited"),
            Map.entry(PaymentStatus.PENDING, "waits for its day or for checks"),
            Map.entry(PaymentStatus.PARTLY_ACCEPTED, "some transfers accepted, others not"),
            Map.entry(PaymentStatus.REJECTED, "rejected"),
            Map.entry(PaymentStatus.CANCELLED, "cancelled"));

    private static final Map<StatusReason, String> REASON = Map.ofEntries(
            Map.entry(StatusReason.INCORRECT_ACCOUNT, "wrong account number"),
            Map.entry(StatusReason.CLOSED_ACCOUNT, "account closed"),
            Map.entry(StatusReason.BLOCKED_ACCOUNT, "account blocked"),
            Map.entry(StatusReason.TRANSACTION_FORBIDDEN, "forbidden on this account"),
            Map.entry(StatusReason.TOO_MANY_TRANSACTIONS, "too many transfers"),
            Map.entry(StatusReason.DATE_TOO_FAR, "the day is too far ahead"),
            Map.entry(StatusReason.CUSTOMER_DECISION, "the customer refused, or has not the money"),
            Map.entry(StatusReason.CANCELLED_BY_USER, "cancelled by its customer"),
            Map.entry(StatusReason.DUPLICATE, "cancelled as a duplicate"),
            Map.entry(StatusReason.INVALID_REQUEST, "the request is invalid"),
            Map.entry(StatusReason.FRAUD, "suspicion of fraud"),
            Map.entry(StatusReason.NO_REASON, "no reason given"),
            Map.entry(StatusReason.NO_ANSWER, "the customer did not answer in time"),
            Map.entry(StatusReason.DEBTOR_ACCOUNT_MISSING, "the payer's account is missing"),
            Map.entry(StatusReason.CREDITOR_NAME_MISSING, "the receiver's name or address is missing"),
            Map.entry(StatusReason.REGULATORY, "regulatory"),
            Map.entry(StatusReason.INVALID_PARTY, "a party's identification is invalid"),
            Map.entry(StatusReason.TECHNICAL, "technical"));

    private StatusWords() {}

    static String of(PaymentStatus status) {
        return withWords(status.toString(), STATUS.get(status));
    }

    static String of(StatusReason reason) {
        return withWords(reason.toString(), REASON.get(reason));
    }

    private static String withWords(String code, @Nullable String words) {
        return words == null ? code : code + " (" + words + ")";
    }
}
