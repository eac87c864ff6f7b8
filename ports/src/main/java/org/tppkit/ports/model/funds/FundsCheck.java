package org.tppkit.ports.model.funds;

import java.util.Optional;
import org.immutables.value.Value;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.Values;

/** The question whether an account holds an amount (PSD2 article 65; STET {@code PaymentCoverageRequestResource}). */
@Value.Immutable
@Values
public abstract class FundsCheck {
    private static final int LONGEST_ID = 35;
    private static final int LONGEST_PAYEE = 70;

    FundsCheck() {}

    /** {@return the third party's own id of the question: 1 to 35 characters; comes back in the bank's answer} */
    public abstract String id();

    /** {@return the account that is asked about} */
    @Value.Redacted
    public abstract Iban account();

    /** {@return the amount: more than nothing} */
    public abstract Money amount();

    /** {@return who is to be paid, as information for the customer: at most 70 characters} */
    @Value.Redacted
    public abstract Optional<String> payee();

    /**
     * {@return a question without payee}
     *
     * @param id your own id of the question: 1 to 35 characters (STET {@code paymentCoverageRequestId})
     * @param account the account that is asked about
     * @param amount more than nothing
     * @throws IllegalArgumentException if the id or the amount is not so
     */
    public static FundsCheck of(String id, Iban account, Money amount) {
        return builder().id(id).account(account).amount(amount).build();
    }

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    @Value.Check
    void check() {
        if (id().isBlank() || id().length() > LONGEST_ID) {
            throw new IllegalArgumentException("the id of a funds check has 1 to " + LONGEST_ID + " characters");
        }
        if (!amount().isPositive()) {
            throw new IllegalArgumentException("the amount of a funds check is more than nothing");
        }
        payee().filter(name -> name.isBlank() || name.length() > LONGEST_PAYEE).ifPresent(name -> {
            throw new IllegalArgumentException("the payee has 1 to " + LONGEST_PAYEE + " characters");
        });
    }

    /** Builds {@link FundsCheck}. */
    public static final class Builder extends ImmutableFundsCheck.Builder {
        Builder() {}
    }
}
