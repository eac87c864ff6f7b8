package org.tppkit.testkit.contract.bank;

/** What a bank may repeat of a question in its answer. */
public enum FundsField {
    /** The third party's id of the question. */
    ID,
    /** The account. */
    ACCOUNT,
    /** The amount. */
    AMOUNT
}
