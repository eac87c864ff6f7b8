package org.tppkit.ports.model.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.immutables.value.Value;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.Values;

/** One of an account's balances (STET {@code BalanceResource}). */
@Value.Immutable
@Values
public abstract class Balance {
    Balance() {}

    /** {@return the balance's label in the bank's words; where the bank gives none, its word for the type} */
    @Value.Redacted
    public abstract String name();

    /** {@return the amount; negative where the account is overdrawn} */
    public abstract Money amount();

    /** {@return what the balance means} */
    public abstract BalanceType type();

    /** {@return the day the balance refers to, in the bank's zone} */
    public abstract Optional<LocalDate> referenceDate();

    /** {@return when the balance last changed} */
    public abstract Optional<Instant> lastChange();

    /** {@return the bank's reference of the last transaction that the balance includes} */
    @Value.Redacted
    public abstract Optional<String> lastCommittedTransaction();

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link Balance}. */
    public static final class Builder extends ImmutableBalance.Builder {
        Builder() {}
    }
}
