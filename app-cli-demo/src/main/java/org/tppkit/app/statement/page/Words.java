package org.tppkit.app.statement.page;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import org.tppkit.app.statement.AskedDays;
import org.tppkit.app.statement.Outcome;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.account.TransactionStatus;

/** What the page says, in one language. */
interface Words {
    /** BCP 47. */
    String code();

    // --- numbers and days ---

    /** With a sign only where it is negative. */
    String amount(Money money);

    /** With its sign, also where it is positive. */
    String signed(Money money);

    /** For an axis: no currency. */
    String number(BigDecimal number);

    String day(LocalDate day);

    String month(YearMonth month);

    String shortMonth(YearMonth month);

    String shortDay(LocalDate day);

    String moment(ZonedDateTime moment);

    // --- the head ---

    String title();

    String account();

    String accountNumber();

    String bank();

    String period();

    String days(AskedDays asked, Outcome given);

    String made();

    // --- the box for what is missing ---

    String incomplete();

    String whyIncomplete(Outcome outcome);

    String ofWhatWasRead();

    // --- the sums ---

    String bookedBalance();

    String in();

    String out();

    String entries(long count);

    String pending();

    String onDay(LocalDate day);

    String notGiven();

    // --- the charts ---

    String balanceOverTime();

    String balanceSummary(BalanceLine line);

    String balanceNote(boolean pending);

    String noLine(NoLine reason);

    String lineFrom(LocalDate day);

    String byMonth();

    String monthsSummary(int months, Money in, Money out);

    String monthSummary(MonthSum sum);

    String tooManyMonths();

    String severalCurrencies();

    String numbersByMonth();

    String monthColumn();

    String difference();

    // --- the table ---

    String entriesHeading();

    String tableCaption();

    String dayColumn();

    String textColumn();

    String amountColumn();

    String balanceColumn();

    String pendingGroup();

    String undatedGroup();

    String otherGroup();

    String status(TransactionStatus status);

    String valueDay(LocalDate day);

    String noEntries();

    String noText();

    // --- the foot ---

    String pendingRule(long count);

    String otherRule(long count);

    String lineRule();

    String source();
}
