package org.tppkit.ports.model.payment;

/**
 * By which rules a payment is carried out.
 *
 * <p>New constants may come with new versions of TPPKit: a {@code switch} needs a default branch.
 */
public enum PaymentScheme {
    /** A usual credit transfer: SEPA where it is in euro and stays in SEPA. */
    CREDIT_TRANSFER,
    /** An instant SEPA credit transfer. */
    INSTANT
}
