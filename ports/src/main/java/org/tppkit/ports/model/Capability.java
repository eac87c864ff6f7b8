package org.tppkit.ports.model;

/**
 * Something a bank can do in one version of its interface. A {@link BankDescriptor} declares capabilities and nothing
 * else does; what is not declared is refused before any call.
 *
 * <p>New constants may come with new versions of TPPKit: a {@code switch} needs a default branch.
 */
public enum Capability {
    /** The customer's accounts can be listed. */
    ACCOUNTS,
    /** An account's balances can be read. */
    BALANCES,
    /** An account's transactions can be read. */
    TRANSACTIONS,
    /** A consent may ask for transactions older than {@link BankDescriptor#historyDays()}. */
    EXTENDED_HISTORY,
    /** The customer's name can be read. */
    IDENTITY,
    /** The customer's list of trusted beneficiaries can be read. */
    TRUSTED_BENEFICIARIES,
    /** A consent can be ended at the bank by the third party. */
    REVOCATION,
    /**
     * The bank gives tokens to the application itself (client credentials, RFC 6749 section 4.4), and wants one with every
     * call about a payment that is not made in the customer's name. Without it such calls carry no token.
     */
    APPLICATION_TOKENS,
    /** The bank answers whether an amount is there (CBPII). */
    FUNDS_CONFIRMATION,
    /** SEPA credit transfers in euro can be initiated (PISP), executed as soon as possible. */
    PAYMENTS,
    /** Instant SEPA credit transfers can be initiated. */
    INSTANT_PAYMENTS,
    /** A payment may ask for a day of execution. */
    DATED_PAYMENTS,
    /** Standing orders can be initiated. */
    STANDING_ORDERS,
    /** One payment may hold transfers to several beneficiaries, on one day. */
    SEVERAL_BENEFICIARIES,
    /** One payment may hold transfers on several days. */
    SEVERAL_DATES,
    /** Payments in other currencies than the euro can be initiated. */
    NON_EURO_PAYMENTS,
    /** Payments to accounts outside SEPA can be initiated. */
    INTERNATIONAL_PAYMENTS,
    /** Payments with high priority can be initiated. */
    PRIORITY_PAYMENTS,
    /** A transfer may carry a structured creditor reference (ISO 11649). */
    STRUCTURED_REFERENCES,
    /** Addresses may be structured (town, post code, street), beyond country and lines. */
    STRUCTURED_ADDRESSES,
    /** A transfer may name on whose behalf it is paid. */
    ULTIMATE_DEBTORS,
    /** Payments that wait for their day, and standing orders, can be cancelled. */
    PAYMENT_CANCELLATION,
    /**
     * A payment that the customer approved with an authorization code is executed only once the third party confirms it.
     * Without it such a code is changed into a token, and that is all.
     */
    PAYMENT_CONFIRMATION
}
