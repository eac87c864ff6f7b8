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
     * The third party's own name for its customer: 1 to 256 characters. Kept beside the tokens, so that a customer's
     * consents can be listed and erased; never sent to a bank.
     */
    @Value.Redacted
    public abstract String subject();

    /** What the consent is for. */
    public abstract ConsentScope scope();

    /** How long the consent is wanted; empty for as long as the bank allows. The shorter of both holds. */
    public abstract Optional<Period> validity();

    /**
     * The accounts that the consent is about, where the third party knows them. Most banks let the customer choose; some
     * want to be told, above all for the confirmation of funds.
     */
    @Value.Redacted
    public abstract List<Iban> accounts();

    /** A consent to read that customer's accounts. */
    public static ConsentRequest accountInformation(String subject) {
        return builder()
                .subject(subject)
                .scope(ConsentScope.ACCOUNT_INFORMATION)
                .build();
    }

    /** A consent to read that customer's accounts with as long a history as the bank gives. */
    public static ConsentRequest accountInformationWithExtendedHistory(String subject) {
        return builder()
                .subject(subject)
                .scope(ConsentScope.ACCOUNT_INFORMATION_EXTENDED_HISTORY)
                .build();
    }

    /** A consent to ask whether that customer's account holds an amount (CBPII). */
    public static ConsentRequest fundsConfirmation(String subject) {
        return builder().subject(subject).scope(ConsentScope.FUNDS_CONFIRMATION).build();
    }

    /** The same request about those accounts. */
    public final ConsentRequest about(Iban... accounts) {
        return builder().from(this).accounts(List.of(accounts)).build();
    }

    /** The same request with a validity. */
    public final ConsentRequest validFor(Period validity) {
        return builder().from(this).validity(validity).build();
    }

    /** A new builder. */
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
