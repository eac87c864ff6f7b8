package org.tppkit.adapter.arkea.journey;

import java.util.ArrayList;
import java.util.List;
import org.tppkit.core.Accounts;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.Transactions;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.account.Beneficiary;
import org.tppkit.ports.model.account.EndUserIdentity;
import org.tppkit.ports.model.account.Transaction;

/** Everything that a consent lets read, as domain values. */
record Reading(List<OneAccount> accounts, List<EndUserIdentity> identity, List<Beneficiary> beneficiaries) {

    /** One account with what stands on it. */
    record OneAccount(Account account, List<Balance> balances, List<Transaction> transactions) {}

    static Reading of(Bank bank, Consent consent) {
        Accounts accounts = bank.accounts(consent, BankWorld.CUSTOMER);
        List<OneAccount> all = new ArrayList<>();
        for (Account account : accounts.list()) {
            all.add(new OneAccount(
                    account, List.copyOf(accounts.balances(account.id())), transactions(accounts, account)));
        }
        return new Reading(all, List.of(accounts.identity().value()), List.copyOf(accounts.trustedBeneficiaries()));
    }

    private static List<Transaction> transactions(Accounts accounts, Account account) {
        Transactions transactions = accounts.transactions(account.id());
        List<Transaction> entries = transactions.toList(10_000);
        if (!transactions.completeness().isComplete()) {
            throw new IncompleteException(
                    transactions.completeness().end().orElseThrow().name());
        }
        return entries;
    }

    /** The list ended before its end. */
    static final class IncompleteException extends RuntimeException {
        IncompleteException(String why) {
            super(why);
        }
    }

    @Override
    public String toString() {
        return "Reading[" + accounts.size() + " accounts]";
    }
}
