package org.tppkit.ports.model.consent;

/** How a consent stands at a bank that keeps a resource for it. */
public enum ConsentStatus {
    /** The customer has not approved yet. */
    PENDING,
    /** The consent can be used. */
    VALID,
    /** The customer said no. */
    REFUSED,
    /** The consent is over: expired, withdrawn or replaced. */
    ENDED
}
