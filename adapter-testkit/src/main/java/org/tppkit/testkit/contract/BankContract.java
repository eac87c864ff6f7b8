package org.tppkit.testkit.contract;

import org.tppkit.testkit.contract.bank.BankDescription;

/** What all contracts of a bank's adapter have in common: the description of the bank. */
public interface BankContract {

    /** {@return how the adapter's banks speak} Asked before each test. */
    BankDescription description();
}
