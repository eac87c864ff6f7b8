package org.tppkit.app.statement.page;

import java.time.YearMonth;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.account.Transaction;

/**
 * What was booked in a month, in one currency.
 *
 * @param month the month
 * @param in the sum of credits
 * @param out the sum of debits, without sign
 */
record MonthSum(YearMonth month, Money in, Money out) {

    MonthSum plus(Transaction entry) {
        return entry.signedAmount().isNegative()
                ? new MonthSum(month, in, out.plus(entry.amount()))
                : new MonthSum(month, in.plus(entry.amount()), out);
    }

    Money difference() {
        return in.minus(out);
    }
}
