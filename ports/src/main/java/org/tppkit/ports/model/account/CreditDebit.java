package org.tppkit.ports.model.account;

/** The direction of a transaction, seen from the account (STET {@code creditDebitIndicator}). */
public enum CreditDebit {
    /** Money came in (CRDT). */
    CREDIT,
    /** Money went out (DBIT). */
    DEBIT
}
