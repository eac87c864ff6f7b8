package org.tppkit.testkit.contract.bank;

/** The open lists of account information: where a bank may send a code that nobody knew before. */
public enum OpenCode {
    /** What a balance means. */
    BALANCE_TYPE,
    /** What kind of account it is. */
    ACCOUNT_TYPE,
    /** How far a transaction has come. */
    TRANSACTION_STATUS
}
