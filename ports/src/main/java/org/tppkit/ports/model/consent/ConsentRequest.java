package org.tppkit.ports.model.consent;

import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Values;

/** A consent that a customer is to be asked for. */
@Value.Immutable
@Values
public abstract class ConsentRequest {
    private static final int LONGEST_SUBJECT = 256;

    ConsentRequest() {}

    /**
     * {@return the third party's own name for its customer: 1 to 256 characters} Kept beside the tokens, so that a
     * customer's consents can be listed and erased; never sent to a bank.
     */
    @Value.Redacted
    public abstract String subject();

    /** {@return what the consent is for} */
    public abstract ConsentScope scope();

    /** {@return how long the consent is wanted; empty for as long as the bank allows} The shorter of both holds. */
    public abstract Optional<Period> validity();

    /**
     * {@return the accounts that the consent is about, where the third party knows them} Most banks let the customer
     * choose; some want to be told, above all for the confirmation of funds.
     */
    @Value.Redacted
    public abstract List<Iban> accounts();

    /**
     * {@return a consent to read that customer's accounts}
     *
     * @param subject your own name for the customer, 1 to 256 characters; never sent to the bank
     */
    public static ConsentRequest accountInformation(String subject) {
        return builder()
                .subject(subject)
                .scope(ConsentScope.ACCOUNT_INFORMATION)
                .build();
    }

    /**
     * {@return a consent to read that customer's accounts with as long a history as the bank gives}
     *
     * @param subject your own name for the customer, 1 to 256 characters; never sent to the bank
     */
    public static ConsentRequest accountInformationWithExtendedHistory(String subject) {
        return builder()
                .subject(subject)
                .scope(ConsentScope.ACCOUNT_INFORMATION_EXTENDED_HISTORY)
                .build();
    }

    /**
     * {@return a consent to ask whether that customer's account holds an amount (CBPII)}
     *
     * @param subject your own name for the customer, 1 to 256 characters; never sent to the bank
     */
    public static ConsentRequest fundsConfirmation(String subject) {
        return builder().subject(subject).scope(ConsentScope.FUNDS_CONFIRMATION).build();
    }

    /**
     * {@return the same request about those accounts and no others}
     *
     * @param accounts replace the accounts of this request; none leaves the choice to the customer
     */
    public final ConsentRequest about(Iban... accounts) {
        return builder().from(this).accounts(List.of(accounts)).build();
    }

    /**
     * {@return the same request with a validity; the bank's own limit holds where it is shorter}
     *
     * @param validity counted from the moment at which the consent is completed; more than nothing
     * @throws IllegalArgumentException if it is zero or negative
     */
    public final ConsentRequest validFor(Period validity) {
        return builder().from(this).validity(validity).build();
    }

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    @Value.Check
    void check() {
        if (subject().isBlank() || subject().length() > LONGEST_SUBJECT) {
            throw new IllegalArgumentException("the subject has 1 to " + LONGEST_SUBJECT + " characters");
        }
        validity().filter(period -> period.isNegative() || period.isZero()).ifPresent(period -> {
            throw new IllegalArgumentException("the validity must be positive");
        });
    }

    /** Builds {@link ConsentRequest}. */
    public static final class Builder extends ImmutableConsentRequest.Builder {
        Builder() {}
    }
}
