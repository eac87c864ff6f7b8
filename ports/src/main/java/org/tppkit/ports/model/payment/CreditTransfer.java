package org.tppkit.ports.model.payment;

import java.time.LocalDate;
import java.util.Optional;
import org.immutables.value.Value;
import org.tppkit.ports.model.Bic;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.Values;

/** One transfer of a payment (STET {@code CreditTransferTransaction}). */
@Value.Immutable
@Values
public abstract class CreditTransfer {
    CreditTransfer() {}

    /** {@return the third party's id of the instruction: 1 to 35 characters} */
    public abstract String instructionId();

    /** {@return the id that goes through to the receiver: 1 to 35 characters} Needed by STET 1.4.1. */
    public abstract Optional<String> endToEndId();

    /** {@return the amount: more than nothing} */
    public abstract Money amount();

    /** {@return who is paid} */
    public abstract Party creditor();

    /** {@return the account that is paid on} */
    @Value.Redacted
    public abstract Iban creditorAccount();

    /** {@return the bank of that account; not needed in SEPA} */
    public abstract Optional<Bic> creditorBank();

    /** {@return what the receiver is told} Needed by STET 1.4.1. */
    public abstract Optional<Remittance> remittance();

    /** {@return the underlying reason} */
    public abstract Optional<Purpose> purpose();

    /** {@return on whose behalf it is paid, where that is not the debtor; not every bank can be told} */
    public abstract Optional<Party> ultimateDebtor();

    /** {@return for whom the money is in the end} */
    public abstract Optional<Party> ultimateCreditor();

    /** {@return a day of its own, where a payment holds transfers on several days} */
    public abstract Optional<LocalDate> executionDate();

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    @Value.Check
    void check() {
        SepaText.requireId("the instruction id", instructionId());
        endToEndId().ifPresent(id -> SepaText.requireId("the end-to-end id", id));
        if (!amount().isPositive()) {
            throw new IllegalArgumentException("a transfer's amount is more than nothing");
        }
        int digits = amount().currency().getDefaultFractionDigits();
        if (amount().amount().scale() > digits) {
            throw new IllegalArgumentException(
                    "an amount in " + amount().currency() + " has at most " + digits + " digits behind the point");
        }
    }

    /** Builds {@link CreditTransfer}. */
    public static final class Builder extends ImmutableCreditTransfer.Builder {
        Builder() {}
    }
}
