package org.tppkit.app.statement.page;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.account.Transaction;

/** All entries: pending first, then what is booked, month by month, newest first; others at the end. */
final class EntryTable {
    private final Markup markup;
    private final Words words;
    private final Optional<BalanceLine> line;

    EntryTable(Markup markup, Words words, Optional<BalanceLine> line) {
        this.markup = markup;
        this.words = words;
        this.line = line;
    }

    void write(Ledger ledger) throws IOException {
        markup.start("table", "class", "entries");
        markup.leaf("caption", words.of(Text.TABLE_CAPTION));
        head();
        group("pending", words.of(Text.PENDING_GROUP), ledger.pending());
        group("undated", words.of(Text.UNDATED_GROUP), ledger.undated());
        months(ledger);
        group("other", words.of(Text.OTHER_GROUP), ledger.others());
        markup.endLine();
    }

    private void head() throws IOException {
        markup.start("thead").start("tr");
        markup.leaf("th", words.of(Text.DAY_COLUMN), "scope", "col");
        markup.leaf("th", words.of(Text.TEXT_COLUMN), "scope", "col");
        markup.leaf("th", words.of(Text.AMOUNT_COLUMN), "scope", "col", "class", "money");
        if (line.isPresent()) {
            markup.leaf("th", words.of(Text.BALANCE_COLUMN), "scope", "col", "class", "money after");
        }
        markup.end().endLine();
    }

    private void group(String kind, String title, List<Transaction> entries) throws IOException {
        if (entries.isEmpty()) {
            return;
        }
        markup.start("tbody", "class", kind);
        groupHead(title, "");
        for (Transaction entry : entries) {
            row(entry, Optional.empty(), true);
        }
        markup.endLine();
    }

    private void months(Ledger ledger) throws IOException {
        Optional<NavigableMap<YearMonth, MonthSum>> sums = ledger.onlyCurrency().map(ledger::months);
        @Nullable YearMonth open = null;
        @Nullable LocalDate before = null;
        for (Transaction entry : ledger.booked()) {
            LocalDate day = entry.bookingDate().orElseThrow();
            YearMonth month = YearMonth.from(day);
            if (!month.equals(open)) {
                if (open != null) {
                    markup.endLine();
                }
                markup.start("tbody", "class", "booked");
                groupHead(words.month(month), sums.map(all -> sumOf(all, month)).orElse(""));
                open = month;
            }
            boolean newDay = !day.equals(before);
            row(entry, newDay ? line.flatMap(known -> known.on(day)) : Optional.empty(), false);
            before = day;
        }
        if (open != null) {
            markup.endLine();
        }
    }

    private String sumOf(NavigableMap<YearMonth, MonthSum> sums, YearMonth month) {
        MonthSum sum = sums.get(month);
        return sum == null ? "" : words.signed(sum.difference());
    }

    /** A heading of a group; the sum stands in the column of amounts. */
    private void groupHead(String title, String sum) throws IOException {
        markup.start("tr", "class", "group");
        markup.leaf("th", title, "scope", "rowgroup", "colspan", "2");
        markup.leaf("td", sum, "class", "money");
        if (line.isPresent()) {
            markup.leaf("td", "", "class", "after");
        }
        markup.endLine();
    }

    private void row(Transaction entry, Optional<Money> balance, boolean showStatus) throws IOException {
        markup.start("tr");
        markup.start("td", "class", "day");
        Optional<LocalDate> day = entry.bookingDate().or(entry::transactionDate).or(entry::expectedBookingDate);
        if (day.isPresent()) {
            markup.leaf("time", words.day(day.get()), "datetime", day.get().toString());
        }
        markup.end();
        text(entry, showStatus);
        amount(entry.signedAmount());
        if (line.isPresent()) {
            if (balance.isPresent()) {
                balance(balance.get());
            } else {
                markup.leaf("td", "", "class", "after");
            }
        }
        markup.endLine();
    }

    private void text(Transaction entry, boolean showStatus) throws IOException {
        markup.start("td", "class", "text");
        List<String> lines = entry.remittanceInformation();
        boolean first = true;
        for (String text : lines.isEmpty() ? List.of(words.of(Text.NO_TEXT)) : lines) {
            // A text that is written from right to left must not turn what stands around it.
            markup.start("div", "class", first ? "first" : "more")
                    .leaf("bdi", text)
                    .end();
            first = false;
        }
        if (entry.additionalInformation().isPresent()) {
            markup.start("div", "class", "more")
                    .leaf("bdi", entry.additionalInformation().get())
                    .end();
        }
        Optional<LocalDate> value =
                entry.valueDate().filter(day -> !entry.bookingDate().equals(Optional.of(day)));
        if (value.isPresent()) {
            markup.leaf("div", words.of(Text.VALUE_DAY, words.day(value.get())), "class", "more");
        }
        if (showStatus) {
            markup.leaf("span", words.status(entry.status()), "class", "status");
        }
        markup.end();
    }

    private void amount(Money amount) throws IOException {
        money(amount.isNegative() ? "money minus" : "money plus", words.signed(amount), amount);
    }

    private void balance(Money balance) throws IOException {
        money("money after", words.amount(balance), balance);
    }

    private void money(String kind, String shown, Money amount) throws IOException {
        markup.start("td", "class", kind);
        markup.leaf("data", shown, "value", amount.amount().toPlainString());
        markup.end();
    }
}
