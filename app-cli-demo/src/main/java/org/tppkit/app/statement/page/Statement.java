package org.tppkit.app.statement.page;

import java.time.ZonedDateTime;
import java.util.List;
import org.tppkit.app.statement.Outcome;
import org.tppkit.app.statement.StatementHeading;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.account.Transaction;

/**
 * All that a page is made of.
 *
 * @param heading what it is of
 * @param made when it was made, in the bank's zone
 * @param balances the bank's balances
 * @param entries in the bank's order; may reach beyond the last day asked for, up to today
 * @param outcome how far reading came
 */
record Statement(
        StatementHeading heading,
        ZonedDateTime made,
        List<Balance> balances,
        List<Transaction> entries,
        Outcome outcome) {

    /** The counts only. */
    @Override
    public String toString() {
        return "Statement[" + heading + ", " + entries.size() + " entries]";
    }
}
