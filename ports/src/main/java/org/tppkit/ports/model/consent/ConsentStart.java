package org.tppkit.ports.model.consent;

import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.tppkit.ports.model.NextStep;
import org.tppkit.ports.model.Values;

/** A consent that was started at a bank and waits for the customer. */
@Value.Immutable
@Values
public abstract class ConsentStart {
    ConsentStart() {}

    /** {@return what the customer has to do} */
    public abstract NextStep nextStep();

    /** {@return the bank's own id of the consent, where it keeps a resource for it (Berlin Group {@code consentId})} */
    public abstract Optional<String> consentReference();

    /**
     * {@return what the adapter needs again when the customer comes back, for instance a PKCE verifier} The engine
     * keeps it with the pending consent and hands it back in {@link CodeExchange#keep()}.
     */
    @Value.Redacted
    public abstract Map<String, String> keep();

    /**
     * {@return a start that only sends the customer somewhere}
     *
     * @param nextStep what comes next
     */
    public static ConsentStart of(NextStep nextStep) {
        return builder().nextStep(nextStep).build();
    }

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link ConsentStart}. */
    public static final class Builder extends ImmutableConsentStart.Builder {
        Builder() {}
    }
}
