package org.tppkit.ports.model.payment;

import java.util.Map;
import java.util.Objects;
import org.tppkit.ports.model.NextStep;

/**
 * A payment, or a cancellation, that the bank has taken.
 *
 * @param resourceId the bank's id of the payment, or whatever the adapter needs to find it again
 * @param nextStep what has to happen next
 * @param keep what the adapter needs again when the customer comes back, for instance a PKCE verifier: the engine
 *     keeps it
 *     and hands it back in {@link org.tppkit.ports.model.consent.CodeExchange#keep()}
 */
public record PaymentStart(String resourceId, NextStep nextStep, Map<String, String> keep) {
    /**
     * Checks what it is made of.
     *
     * @param resourceId the bank's id of the payment, or whatever the adapter needs to find it again
     * @param nextStep what has to happen next
     * @param keep what the adapter needs again when the customer comes back, for instance a PKCE verifier: the engine
     *     keeps it and hands it back in {@link org.tppkit.ports.model.consent.CodeExchange#keep()}
     */
    public PaymentStart {
        Objects.requireNonNull(resourceId);
        Objects.requireNonNull(nextStep);
        keep = Map.copyOf(keep);
    }

    /**
     * A start of which nothing has to be kept.
     *
     * @param resourceId the bank's id of it
     * @param nextStep what comes next
     */
    public PaymentStart(String resourceId, NextStep nextStep) {
        this(resourceId, nextStep, Map.of());
    }

    /** Without what is kept: it may be a secret. */
    @Override
    public String toString() {
        return "PaymentStart[" + resourceId + ", " + nextStep + "]";
    }
}
