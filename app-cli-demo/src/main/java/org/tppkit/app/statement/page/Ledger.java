package org.tppkit.app.statement.page;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.account.TransactionStatus;

/**
 * The entries of a statement, sorted: booked by day, booked without a day, pending, others. What was booked after the last
 * day asked for is left out here. Within a day the bank's order stays.
 */
final class Ledger {
    private static final Comparator<Transaction> NEWEST_FIRST = Comparator.comparing(
                    (Transaction entry) -> entry.bookingDate().orElse(LocalDate.MAX))
            .reversed();

    private final List<Transaction> entries;

    Ledger(Statement statement) {
        this.entries = statement.entries().stream()
                .filter(entry -> entry.bookingDate()
                        .map(statement.heading().days()::includes)
                        .orElse(true))
                .toList();
    }

    static boolean isBooked(Transaction entry) {
        return entry.status().equals(TransactionStatus.BOOKED);
    }

    private static boolean isPending(Transaction entry) {
        return entry.status().equals(TransactionStatus.PENDING);
    }

    /** Newest first. */
    List<Transaction> booked() {
        return entries.stream()
                .filter(Ledger::isBooked)
                .filter(entry -> entry.bookingDate().isPresent())
                .sorted(NEWEST_FIRST)
                .toList();
    }

    List<Transaction> undated() {
        return entries.stream()
                .filter(Ledger::isBooked)
                .filter(entry -> entry.bookingDate().isEmpty())
                .toList();
    }

    /** In the bank's order. */
    List<Transaction> pending() {
        return select(Ledger::isPending);
    }

    /** Newest first. */
    List<Transaction> others() {
        return entries.stream()
                .filter(entry -> !isBooked(entry) && !isPending(entry))
                .sorted(NEWEST_FIRST)
                .toList();
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The currencies of what is booked, in alphabetical order. */
    Set<Currency> currencies() {
        Set<Currency> currencies = new TreeSet<>(Comparator.comparing(Currency::getCurrencyCode));
        select(Ledger::isBooked).forEach(entry -> currencies.add(entry.amount().currency()));
        return new LinkedHashSet<>(currencies);
    }

    /** What is booked, with and without a day: the sum of credits, or of debits without their sign. */
    Money sum(Currency currency, boolean in) {
        return total(select(entry -> isBooked(entry) && entry.signedAmount().isNegative() != in), currency);
    }

    /** What is pending, for each currency, with its sign. */
    Map<Currency, Money> pendingSums() {
        Map<Currency, Money> sums = new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode));
        pending().forEach(entry -> sums.merge(entry.amount().currency(), entry.signedAmount(), Money::plus));
        return sums;
    }

    /** What is booked with a day in that currency, month by month; months without entries are missing. */
    NavigableMap<YearMonth, MonthSum> months(Currency currency) {
        NavigableMap<YearMonth, MonthSum> months = new TreeMap<>();
        for (Transaction entry : booked()) {
            if (entry.amount().currency().equals(currency)) {
                YearMonth month = YearMonth.from(entry.bookingDate().orElseThrow());
                months.put(
                        month, months.getOrDefault(month, none(month, currency)).plus(entry));
            }
        }
        return months;
    }

    /** A month in which nothing was booked. */
    static MonthSum none(YearMonth month, Currency currency) {
        Money zero = Money.of(BigDecimal.ZERO, currency);
        return new MonthSum(month, zero, zero);
    }

    /** The only currency of what is booked; empty where there are none or several. */
    Optional<Currency> onlyCurrency() {
        Set<Currency> currencies = currencies();
        return currencies.size() == 1 ? Optional.of(currencies.iterator().next()) : Optional.empty();
    }

    private List<Transaction> select(Predicate<Transaction> wanted) {
        return entries.stream().filter(wanted).toList();
    }

    private static Money total(List<Transaction> entries, Currency currency) {
        return entries.stream()
                .map(Transaction::amount)
                .filter(amount -> amount.currency().equals(currency))
                .reduce(Money.of(BigDecimal.ZERO, currency), Money::plus);
    }
}
