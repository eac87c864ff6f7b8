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
 * <p>A bank may give neither {@link #resourceId()} nor {@link #entryReference()} (Arkéa gives none): two equal entries
 * are then two transactions, never one.
 */
@Value.Immutable
@Values
public abstract class Transaction {
    Transaction() {}

    /** {@return the bank's id of the transaction, where it has one} */
    @Value.Redacted
    public abstract Optional<String> resourceId();

    /** {@return the bank's reference for reconciliation, where it has one} */
    @Value.Redacted
    public abstract Optional<String> entryReference();

    /** {@return the amount without sign; {@link #creditDebit()} says the direction} */
    public abstract Money amount();

    /** {@return whether money came in or went out} */
    public abstract CreditDebit creditDebit();

    /** {@return whether the entry is booked, pending or something else, in the bank's code} */
    public abstract TransactionStatus status();

    /** {@return the day of booking; absent on pending entries} */
    public abstract Optional<LocalDate> bookingDate();

    /** {@return the day from which the amount counts for interest} */
    public abstract Optional<LocalDate> valueDate();

    /** {@return the day of the deed itself, for instance of a card payment} */
    public abstract Optional<LocalDate> transactionDate();

    /** {@return the day on which a pending entry is expected to be booked} */
    public abstract Optional<LocalDate> expectedBookingDate();

    /** {@return what the parties wrote, line by line} */
    @Value.Redacted
    public abstract List<String> remittanceInformation();

    /** {@return structured creditor references, where given (for instance ISO 11649)} */
    @Value.Redacted
    public abstract List<String> structuredReferences();

    /** {@return further words of the bank} */
    @Value.Redacted
    public abstract Optional<String> additionalInformation();

    /** {@return the amount with its sign as the account sees it: negative for a debit} */
    public final Money signedAmount() {
        return creditDebit() == CreditDebit.DEBIT ? amount().negate() : amount();
    }

    /** {@return a new builder} */
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
