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
    REVOCATION
}
