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

/**
 * What the page says, in one language: English ({@code €1,234.50}, {@code 21 Nov 2026}) or French ({@code 1 234,50 €},
 * {@code 21 nov. 2026}). All texts stand in {@link Text}; here stands what is worked out.
 */
final class Words {
    private static final String MINUS = "\u2212";

    private final Language language;
    private final Digits digits;
    private final List<String> months;
    private final List<String> shortMonths;

    Words(Language language) {
        this.language = language;
        this.digits = new Digits(of(Text.THOUSANDS), of(Text.POINT));
        this.months = List.of(of(Text.MONTHS).split(" "));
        this.shortMonths = List.of(of(Text.SHORT_MONTHS).split(" "));
    }

    /** BCP 47. */
    String code() {
        return language.name().toLowerCase(Locale.ROOT);
    }

    /** A text with those values in it. */
    String of(Text text, Object... values) {
        return text.in(language, values);
    }

    // ------------------------------------------------------------------ numbers and days

    /** With a sign only where it is negative. */
    String amount(Money money) {
        String code = money.currency().getCurrencyCode();
        String number = digits.of(money.amount());
        return (money.isNegative() ? MINUS : "")
                + (code.equals("EUR") ? of(Text.EURO, number) : of(Text.CURRENCY, number, code));
    }

    /** With its sign, also where it is positive. */
    String signed(Money money) {
        return (money.isPositive() ? "+" : "") + amount(money);
    }

    /** For an axis: no currency. */
    String number(BigDecimal number) {
        return (number.signum() < 0 ? MINUS : "") + digits.of(number);
    }

    String day(LocalDate day) {
        return shortDay(day) + " " + day.getYear();
    }

    String month(YearMonth month) {
        return months.get(month.getMonthValue() - 1) + " " + month.getYear();
    }

    String shortMonth(YearMonth month) {
        return shortMonths.get(month.getMonthValue() - 1);
    }

    String shortDay(LocalDate day) {
        String number = day.getDayOfMonth() == 1 ? of(Text.FIRST_OF_MONTH) : Integer.toString(day.getDayOfMonth());
        return number + " " + shortMonth(YearMonth.from(day));
    }

    String moment(ZonedDateTime moment) {
        return of(Text.MOMENT, day(moment.toLocalDate()), moment.getHour(), moment.getMinute(), moment.getZone());
    }

    private String between(LocalDate first, LocalDate last) {
        return first.equals(last) ? of(Text.SINGLE_DAY, day(first)) : of(Text.BETWEEN, day(first), day(last));
    }

    // ------------------------------------------------------------------ how many

    String entries(long count) {
        return counted(count, Text.ENTRY, Text.ENTRIES);
    }

    private String counted(long count, Text one, Text several) {
        return of(isOne(count) ? one : several, digits.of(BigDecimal.valueOf(count)));
    }

    /** In French nothing is as singular as one. */
    private boolean isOne(long count) {
        return count == 1 || (count == 0 && language == Language.FR);
    }

    // ------------------------------------------------------------------ sentences

    String days(AskedDays asked, Outcome given) {
        if (asked.from().isPresent()) {
            LocalDate first = asked.from().get();
            return asked.to().map(last -> between(first, last)).orElseGet(() -> of(Text.SINCE, day(first)));
        }
        return given.first()
                .map(first ->
                        of(Text.ALL_GIVEN_DAYS, between(first, given.last().orElse(first))))
                .orElseGet(() -> of(Text.ALL_GIVEN));
    }

    String whyIncomplete(Outcome outcome) {
        Text why = outcome.end()
                .map(end -> end == PagingEnd.PAGE_LIMIT ? Text.PAGE_LIMIT : Text.LED_BACK)
                .orElse(Text.BANK_FAILED);
        return of(
                Text.READ_BEFORE, of(why), entries(outcome.entries()), counted(outcome.pages(), Text.PAGE, Text.PAGES));
    }

    String balanceSummary(BalanceLine line) {
        return of(
                Text.BALANCE_SUMMARY,
                point(line.first()),
                point(line.last()),
                point(line.lowest()),
                point(line.highest()));
    }

    private String point(DayBalance point) {
        return of(Text.BALANCE_POINT, amount(point.balance()), day(point.day()));
    }

    String noLine(NoLine reason) {
        return of(Text.NO_LINE, reason.in(language));
    }

    String monthsSummary(int months, Money in, Money out) {
        return of(Text.MONTHS_SUMMARY, counted(months, Text.MONTH_COUNT, Text.MONTHS_COUNT), amount(in), amount(out));
    }

    String monthSummary(MonthSum sum) {
        return of(Text.MONTH_SUMMARY, month(sum.month()), amount(sum.in()), amount(sum.out()));
    }

    String status(TransactionStatus status) {
        if (status.equals(TransactionStatus.PENDING)) {
            return of(Text.STATUS_PENDING);
        }
        return status.equals(TransactionStatus.OTHER) ? of(Text.STATUS_OTHER) : of(Text.STATUS_OF_BANK, status.code());
    }

    /** A rule about entries, which is said of that many. */
    String rule(Text rule, long count) {
        return of(rule, of(isOne(count) ? Text.ENTRY_IS : Text.ENTRIES_ARE, entries(count)));
    }
}
