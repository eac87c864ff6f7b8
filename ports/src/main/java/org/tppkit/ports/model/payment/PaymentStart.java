package org.tppkit.ports.model.payment;

import java.util.Objects;
import org.tppkit.ports.model.NextStep;

/**
 * A payment, or a cancellation, that the bank has taken.
 *
 * @param resourceId the bank's id of the payment
 * @param nextStep what has to happen next
 */
public record PaymentStart(String resourceId, NextStep nextStep) {
    public PaymentStart {
        Objects.requireNonNull(resourceId);
        Objects.requireNonNull(nextStep);
    }
}
