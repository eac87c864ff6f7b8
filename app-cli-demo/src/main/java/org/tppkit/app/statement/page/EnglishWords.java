package org.tppkit.app.statement.page;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import org.tppkit.app.statement.AskedDays;
import org.tppkit.app.statement.Outcome;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.PagingEnd;
import org.tppkit.ports.model.account.TransactionStatus;

/** English: {@code €1,234.50}, {@code 21 Nov 2026}. */
final class EnglishWords implements Words {
    private static final Digits DIGITS = new Digits(",", ".");
    private static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");

    @Override
    public String code() {
        return "en";
    }

    @Override
    public String amount(Money money) {
        return (money.isNegative() ? "\u2212" : "") + unsigned(money);
    }

    @Override
    public String signed(Money money) {
        return (money.isPositive() ? "+" : "") + amount(money);
    }

    private static String unsigned(Money money) {
        String code = money.currency().getCurrencyCode();
        return (code.equals("EUR") ? "€" : code + "\u00A0") + DIGITS.of(money.amount());
    }

    @Override
    public String number(BigDecimal number) {
        return (number.signum() < 0 ? "\u2212" : "") + DIGITS.of(number);
    }

    @Override
    public String day(LocalDate day) {
        return shortDay(day) + " " + day.getYear();
    }

    @Override
    public String month(YearMonth month) {
        return MONTHS.get(month.getMonthValue() - 1) + " " + month.getYear();
    }

    @Override
    public String shortMonth(YearMonth month) {
        return MONTHS.get(month.getMonthValue() - 1).substring(0, 3);
    }

    @Override
    public String shortDay(LocalDate day) {
        return day.getDayOfMonth() + " " + shortMonth(YearMonth.from(day));
    }

    @Override
    public String moment(ZonedDateTime moment) {
        return String.format(
                Locale.ROOT,
                "%s, %02d:%02d (%s)",
                day(moment.toLocalDate()),
                moment.getHour(),
                moment.getMinute(),
                moment.getZone());
    }

    @Override
    public String title() {
        return "Account statement";
    }

    @Override
    public String account() {
        return "Account";
    }

    @Override
    public String accountNumber() {
        return "Number";
    }

    @Override
    public String bank() {
        return "Bank";
    }

    @Override
    public String period() {
        return "Period";
    }

    @Override
    public String days(AskedDays asked, Outcome given) {
        if (asked.from().isPresent()) {
            LocalDate first = asked.from().get();
            return asked.to().map(last -> between(first, last)).orElse("since " + day(first));
        }
        return "all that the bank gives"
                + given.first()
                        .map(first -> ": " + between(first, given.last().orElse(first)))
                        .orElse("");
    }

    private String between(LocalDate first, LocalDate last) {
        return first.equals(last) ? day(first) : day(first) + " to " + day(last);
    }

    @Override
    public String made() {
        return "Made";
    }

    @Override
    public String incomplete() {
        return "This statement is not complete.";
    }

    @Override
    public String whyIncomplete(Outcome outcome) {
        String why = outcome.end().map(EnglishWords::reason).orElse("The bank failed while its pages were read.");
        return why + " " + entries(outcome.entries()) + " from " + outcome.pages()
                + (outcome.pages() == 1 ? " page" : " pages") + " came before that.";
    }

    private static String reason(PagingEnd end) {
        return end == PagingEnd.PAGE_LIMIT
                ? "There are more pages than the limit allows to read."
                : "The bank led back to a page that had been read before; the rest cannot be reached.";
    }

    @Override
    public String ofWhatWasRead() {
        return "All sums on this page are of the entries that were read, and of no others.";
    }

    @Override
    public String bookedBalance() {
        return "Booked balance";
    }

    @Override
    public String in() {
        return "In";
    }

    @Override
    public String out() {
        return "Out";
    }

    @Override
    public String entries(long count) {
        return DIGITS.of(BigDecimal.valueOf(count)) + (count == 1 ? " entry" : " entries");
    }

    @Override
    public String pending() {
        return "Pending";
    }

    @Override
    public String onDay(LocalDate day) {
        return "on " + day(day);
    }

    @Override
    public String notGiven() {
        return "not given";
    }

    @Override
    public String balanceOverTime() {
        return "Balance over time";
    }

    @Override
    public String balanceSummary(BalanceLine line) {
        return "Booked balance at the end of each day: " + point(line.first()) + ", " + point(line.last()) + "; lowest "
                + point(line.lowest()) + ", highest " + point(line.highest()) + ".";
    }

    private String point(DayBalance point) {
        return amount(point.balance()) + " on " + day(point.day());
    }

    @Override
    public String balanceNote(boolean pending) {
        return pending ? "Booked entries only: what is pending is not in this line." : "Booked entries only.";
    }

    @Override
    public String noLine(NoLine reason) {
        return "There is no chart of the balance: "
                + switch (reason) {
                    case NO_BALANCE -> "the bank gives no booked balance with its day.";
                    case BALANCES_DISAGREE -> "the bank gives two different booked balances for the same day.";
                    case SEVERAL_CURRENCIES -> "there are several currencies.";
                    case UNDATED_ENTRIES -> "there are booked entries without a day.";
                    case BALANCE_TOO_OLD -> "the bank's booked balance is of an earlier day than what was read.";
                    case ORDER_UNKNOWN -> "entries are missing, and the order of the others does not tell where.";
                    case NOTHING_KNOWN -> "nothing was read that tells of these days.";
                    case NO_ENTRIES -> "nothing is booked.";
                    case TOO_SHORT -> "there is but one day to show.";
                };
    }

    @Override
    public String lineFrom(LocalDate day) {
        return "The line begins on " + day(day) + ": earlier entries were not read.";
    }

    @Override
    public String byMonth() {
        return "In and out by month";
    }

    @Override
    public String monthsSummary(int months, Money in, Money out) {
        return "Booked entries of " + months + (months == 1 ? " month" : " months") + ": in " + amount(in) + ", out "
                + amount(out) + ".";
    }

    @Override
    public String monthSummary(MonthSum sum) {
        return month(sum.month()) + ": in " + amount(sum.in()) + ", out " + amount(sum.out());
    }

    @Override
    public String tooManyMonths() {
        return "There are too many months for a chart.";
    }

    @Override
    public String severalCurrencies() {
        return "There are several currencies: sums are for each of them, and there is no chart.";
    }

    @Override
    public String numbersByMonth() {
        return "The numbers by month";
    }

    @Override
    public String monthColumn() {
        return "Month";
    }

    @Override
    public String difference() {
        return "Difference";
    }

    @Override
    public String entriesHeading() {
        return "Entries";
    }

    @Override
    public String tableCaption() {
        return "Newest first. Days are days of booking.";
    }

    @Override
    public String dayColumn() {
        return "Day";
    }

    @Override
    public String textColumn() {
        return "Text";
    }

    @Override
    public String amountColumn() {
        return "Amount";
    }

    @Override
    public String balanceColumn() {
        return "Balance, end of day";
    }

    @Override
    public String pendingGroup() {
        return "Pending: not booked, not in the balance";
    }

    @Override
    public String undatedGroup() {
        return "Booked, without a day";
    }

    @Override
    public String otherGroup() {
        return "Neither booked nor pending: in no sum";
    }

    @Override
    public String status(TransactionStatus status) {
        if (status.equals(TransactionStatus.PENDING)) {
            return "pending";
        }
        return status.equals(TransactionStatus.OTHER) ? "other" : "status " + status.code();
    }

    @Override
    public String valueDay(LocalDate day) {
        return "value " + day(day);
    }

    @Override
    public String noEntries() {
        return "There are no entries in this period.";
    }

    @Override
    public String noText() {
        return "(no text)";
    }

    @Override
    public String pendingRule(long count) {
        return entries(count) + (count == 1 ? " is" : " are")
                + " pending: not booked yet, may change or vanish. Pending entries are in no sum, not in the balance and"
                + " not in its line.";
    }

    @Override
    public String otherRule(long count) {
        return entries(count) + (count == 1 ? " is" : " are")
                + " neither booked nor pending in the bank's words: listed at the end, in no sum and not in the balance.";
    }

    @Override
    public String lineRule() {
        return "The booked balance is the bank's; the line and the balances of days are worked out from it by the booked"
                + " entries.";
    }

    @Override
    public String source() {
        return "Made by TPPKit from what the bank's interface gave; this is no document of the bank.";
    }
}
