package org.tppkit.ports.model.consent;

/**
 * What a consent lets the third party do.
 *
 * <p>New constants may come with new versions of TPPKit: a {@code switch} needs a default branch.
 */
public enum ConsentScope {
    /** Read accounts, within the history that the bank gives without further authentication. */
    ACCOUNT_INFORMATION,
    /** Read accounts, and transactions older than that too, as long as the bank's window for it is open. */
    ACCOUNT_INFORMATION_EXTENDED_HISTORY,
    /** Ask whether an amount is there. */
    FUNDS_CONFIRMATION
}
