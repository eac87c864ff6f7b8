package org.tppkit.ports.model.consent;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Values;

/** What an adapter needs in order to start a consent at its bank. */
@Value.Immutable
@Values
public abstract class ConsentSetup {
    ConsentSetup() {}

    /** {@return what the consent is for} */
    public abstract ConsentScope scope();

    /**
     * {@return the state that ties the customer's return to this consent: unguessable, {@code [A-Za-z0-9_-]}, no comma}
     */
    @Value.Redacted
    public abstract String state();

    /** {@return where the bank sends the customer back to} */
    public abstract URI redirectUri();

    /** {@return the last day, in the bank's zone, on which the consent is wanted; for banks that take such a date} */
    public abstract Optional<LocalDate> validUntil();

    /** {@return the accounts that the consent is to be about; empty where the customer chooses them at the bank} */
    @Value.Redacted
    public abstract List<Iban> accounts();

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link ConsentSetup}. */
    public static final class Builder extends ImmutableConsentSetup.Builder {
        Builder() {}
    }
}
