package org.tppkit.docs.snippets;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tppkit.core.Accounts;
import org.tppkit.core.KeyedTransaction;
import org.tppkit.core.Transactions;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.account.TransactionQuery;

/** A copy of one account's transactions that is kept straight: the example of the page about pending entries. */
final class AccountCopy {
    /** How far back each fetch looks again: longer than a bank takes to correct a booking. */
    private static final int OVERLAP_DAYS = 10;

    /** Asked for besides, and not compared: it is not known which date of an entry a bank's filter looks at. */
    private static final int MARGIN_DAYS = 5;

    private final AccountId account;
    private final int historyDays;
    private final Map<String, Transaction> rows = new LinkedHashMap<>(); // by key: the table of your database
    private final List<Transaction> rowsWithoutKey = new ArrayList<>(); // pending ones, mostly
    private Optional<LocalDate> lastComplete = Optional.empty();

    /** @param historyDays how far back the bank goes without extended history, 89 at Arkéa's banks */
    AccountCopy(AccountId account, int historyDays) {
        this.account = account;
        this.historyDays = historyDays;
    }

    /**
     * Fetches anew.
     *
     * @param today the day at the bank
     * @return whether the copy now says what the bank says; if not, it is what it was before
     */
    boolean refresh(Accounts accounts, LocalDate today) {
        LocalDate earliest = today.minusDays(historyDays);
        LocalDate from = later(lastComplete.orElse(earliest).minusDays(OVERLAP_DAYS), earliest);
        TransactionQuery window = TransactionQuery.since(from);
        LocalDate asked = later(from.minusDays(MARGIN_DAYS), earliest);
        Transactions fetched = accounts.transactions(account, TransactionQuery.since(asked));
        Map<String, Transaction> keyed = new LinkedHashMap<>();
        List<Transaction> withoutKey = new ArrayList<>();
        for (KeyedTransaction entry : fetched.keyed()) {
            if (window.includes(entry.transaction())) {
                entry.key()
                        .ifPresentOrElse(
                                key -> keyed.put(key.value(), entry.transaction()),
                                () -> withoutKey.add(entry.transaction()));
            }
        }
        if (!fetched.completeness().isComplete()) {
            return false;
        }
        replace(window, keyed, withoutKey);
        lastComplete = Optional.of(today);
        return true;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** In one transaction of your database. */
    private void replace(TransactionQuery window, Map<String, Transaction> keyed, List<Transaction> withoutKey) {
        rows.entrySet().removeIf(row -> window.includes(row.getValue()) && !keyed.containsKey(row.getKey()));
        rows.putAll(keyed); // a row that is there keeps its own id, and what your customer wrote to it
        rowsWithoutKey.removeIf(window::includes); // pending entries belong to every window
        rowsWithoutKey.addAll(withoutKey);
    }

    /** What has a key, by key. */
    Map<String, Transaction> rows() {
        return Collections.unmodifiableMap(rows);
    }

    /** What has none: shown, never counted as booked, and replaced by each fetch. */
    List<Transaction> rowsWithoutKey() {
        return Collections.unmodifiableList(rowsWithoutKey);
    }
}
