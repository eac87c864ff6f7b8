package org.tppkit.ports.model.account;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.Values;

/**
 * One entry of an account (STET {@code Transaction}). Dates are days in the bank's zone.
 *
 * <p>A bank may give neither {@link #resourceId()} nor {@link #entryReference()} (Arkéa gives none): two equal entries are
 * then two transactions, never one.
 */
@Value.Immutable
@Values
public abstract class Transaction {
    Transaction() {}

    /** The bank's id of the transaction, where it has one. */
    @Value.Redacted
    public abstract Optional<String> resourceId();

    /** The bank's reference for reconciliation, where it has one. */
    @Value.Redacted
    public abstract Optional<String> entryReference();

    /** The amount without sign; {@link #creditDebit()} says the direction. */
    public abstract Money amount();

    /** Whether money came in or went out. */
    public abstract CreditDebit creditDebit();

    /** Booked, pending or otherwise. */
    public abstract TransactionStatus status();

    /** The day of booking; absent on pending entries. */
    public abstract Optional<LocalDate> bookingDate();

    /** The day from which the amount counts for interest. */
    public abstract Optional<LocalDate> valueDate();

    /** The day of the deed itself, for instance of a card payment. */
    public abstract Optional<LocalDate> transactionDate();

    /** The day on which a pending entry is expected to be booked. */
    public abstract Optional<LocalDate> expectedBookingDate();

    /** What the parties wrote, line by line. */
    @Value.Redacted
    public abstract List<String> remittanceInformation();

    /** Structured creditor references, where given (for instance ISO 11649). */
    @Value.Redacted
    public abstract List<String> structuredReferences();

    /** Further words of the bank. */
    @Value.Redacted
    public abstract Optional<String> additionalInformation();

    /** The amount with its sign as the account sees it: negative for a debit. */
    public final Money signedAmount() {
        return creditDebit() == CreditDebit.DEBIT ? amount().negate() : amount();
    }

    /** A new builder. */
    public static Builder builder() {
        return new Builder();
    }

    @Value.Check
    void check() {
        if (amount().isNegative()) {
            throw new IllegalArgumentException("a transaction's amount has no sign: creditDebit says the direction");
        }
    }

    /** Builds {@link Transaction}. */
    public static final class Builder extends ImmutableTransaction.Builder {
        Builder() {}
    }
}
