package org.tppkit.core;

import java.util.List;
import org.tppkit.ports.error.TppException;

/**
 * What became of a customer's consents at one bank when they were to be erased.
 *
 * @param removed how many were removed here, after the bank had ended those that could still be used
 * @param failures those that could not be ended at the bank: they are kept, so that erasing can be tried again
 */
public record ErasureReport(int removed, List<Failure> failures) {
    /**
     * Checks what it is made of.
     *
     * @param removed how many were removed here, after the bank had ended those that could still be used
     * @param failures those that could not be ended at the bank: they are kept, so that erasing can be tried again
     */
    public ErasureReport {
        failures = List.copyOf(failures);
    }

    /** {@return whether nothing is kept of the customer any more} */
    public boolean isComplete() {
        return failures.isEmpty();
    }

    /**
     * A consent that is still kept.
     *
     * @param consent which one
     * @param reason why the bank did not end it
     */
    public record Failure(Consent consent, TppException reason) {}
}
