package org.tppkit.ports.model.payment;

import java.util.Objects;

/**
 * A payment as it was read, together with the bank's own words of it, which a cancellation has to send back unchanged.
 */
public final class RetrievedPayment {
    private final String resourceId;
    private final Payment payment;
    private final byte[] resource;

    private RetrievedPayment(String resourceId, Payment payment, byte[] resource) {
        this.resourceId = Objects.requireNonNull(resourceId);
        this.payment = Objects.requireNonNull(payment);
        this.resource = resource.clone();
    }

    /**
     * {@return a payment that was read}
     *
     * @param resourceId the bank's id of it
     * @param payment what the bank's words say, in TPPKit's terms
     * @param resource the bank's own words, for the adapter that read them; opaque to everybody else; copied
     */
    public static RetrievedPayment of(String resourceId, Payment payment, byte[] resource) {
        return new RetrievedPayment(resourceId, payment, resource);
    }

    /** {@return the bank's id of it} */
    public String resourceId() {
        return resourceId;
    }

    /** {@return what it says} */
    public Payment payment() {
        return payment;
    }

    /** {@return a copy of the bank's own words} */
    public byte[] resource() {
        return resource.clone();
    }

    /** Without the bank's words: they hold names and account numbers. */
    @Override
    public String toString() {
        return "RetrievedPayment[" + resourceId + "]";
    }
}
