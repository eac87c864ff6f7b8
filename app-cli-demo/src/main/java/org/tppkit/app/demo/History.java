package org.tppkit.app.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.tppkit.core.Accounts;
import org.tppkit.core.Transactions;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.Transaction;

/**
 * What was read of one account's transactions.
 *
 * @param account the account
 * @param entries the transactions, in the bank's order
 * @param completeness how far reading came
 */
record History(Account account, List<Transaction> entries, Transactions.Completeness completeness) {

    History {
        entries = List.copyOf(entries);
    }

    /** Reads an account's transactions, page after page, as far back as the bank goes. */
    static History read(Accounts accounts, Account account) {
        Transactions transactions = accounts.transactions(account.id());
        List<Transaction> entries = new ArrayList<>();
        transactions.forEach(entries::add);
        return new History(account, entries, transactions.completeness());
    }

    /** The sum of all entries with their signs; empty where there are none. */
    Optional<Money> sum() {
        return sum(entry -> true);
    }

    /** The sum of those entries with their signs; empty where there are none. */
    Optional<Money> sum(Predicate<Transaction> wanted) {
        return entries.stream().filter(wanted).map(Transaction::signedAmount).reduce(Money::plus);
    }
}
