package org.tppkit.testkit.contract.bank;

/** What a bank gives in pages. */
public enum PagedList {
    /** The customer's accounts. */
    ACCOUNTS,
    /** An account's transactions. */
    TRANSACTIONS,
    /** The customer's trusted beneficiaries. */
    TRUSTED_BENEFICIARIES
}
