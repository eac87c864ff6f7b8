package org.tppkit.ports.spi.event;

/**
 * What the engine does with a bank.
 *
 * <p>New constants may come with new versions of TPPKit: a {@code switch} needs a default branch.
 */
public enum Operation {
    /** Starting a consent. */
    BEGIN_CONSENT,
    /** Asking how a consent stands. */
    CONSENT_STATUS,
    /** Changing an authorization code into tokens. */
    EXCHANGE_CODE,
    /** Getting a new access token. */
    REFRESH_TOKEN,
    /** Ending a consent at the bank. */
    REVOKE,
    /** Reading a page of accounts. */
    ACCOUNTS,
    /** Reading balances. */
    BALANCES,
    /** Reading a page of transactions. */
    TRANSACTIONS,
    /** Reading the customer's identity. */
    IDENTITY,
    /** Reading a page of trusted beneficiaries. */
    TRUSTED_BENEFICIARIES,
    /** Asking whether an amount is there. */
    FUNDS_CONFIRMATION,
    /** Getting the application's own token. */
    CLIENT_TOKEN,
    /** Initiating a payment. */
    INITIATE_PAYMENT,
    /** Confirming a payment that the customer approved. */
    CONFIRM_PAYMENT,
    /** Reading a payment. */
    FIND_PAYMENT,
    /** Cancelling a payment. */
    CANCEL_PAYMENT
}
