package org.tppkit.app.statement.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Currency;
import java.util.NavigableMap;
import java.util.Optional;
import org.tppkit.app.statement.StatementHeading;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.account.BalanceType;

/** Puts the page together, from top to bottom. */
final class PageWriter {
    /** Nothing is loaded, nothing is run, nothing is sent; styles stand in the page. */
    static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

    private final Markup markup;
    private final Words words;
    private final Statement statement;
    private final Ledger ledger;
    private final BalanceHistory.Result history;

    PageWriter(Writer out, Words words, Statement statement) {
        this.markup = new Markup(out);
        this.words = words;
        this.statement = statement;
        this.ledger = new Ledger(statement);
        this.history = new BalanceHistory(statement).result();
    }

    void write() throws IOException {
        markup.raw("<!DOCTYPE html>\n");
        markup.start("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", words.code(), "xml:lang", words.code());
        head();
        markup.start("body").start("main");
        heading();
        warning();
        new Figures(markup, words, ledger, figure()).write();
        balance();
        months();
        entries();
        foot();
        markup.end().end().endLine();
    }

    private void head() throws IOException {
        markup.start("head");
        markup.empty("meta", "charset", "utf-8");
        markup.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
        markup.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        markup.empty("meta", "name", "referrer", "content", "no-referrer");
        markup.empty("meta", "name", "robots", "content", "noindex");
        markup.leaf("title", words.of(Text.TITLE) + " – " + statement.heading().bankName());
        markup.start("style").raw(style()).end();
        markup.endLine();
    }

    private void heading() throws IOException {
        StatementHeading heading = statement.heading();
        markup.start("header");
        markup.leaf("p", heading.bankName(), "class", "bank");
        markup.leaf("h1", words.of(Text.TITLE));
        markup.start("dl");
        fact(
                words.of(Text.ACCOUNT),
                heading.accountName()
                        .filter(name -> !name.isBlank())
                        .orElse(heading.account().value()));
        if (heading.number().isPresent()) {
            fact(words.of(Text.ACCOUNT_NUMBER), heading.number().get());
        }
        fact(words.of(Text.PERIOD), words.days(heading.days(), statement.outcome()));
        fact(words.of(Text.MADE), words.moment(statement.made()));
        markup.end().endLine();
    }

    private void fact(String name, String value) throws IOException {
        markup.start("div")
                .leaf("dt", name)
                .start("dd")
                .leaf("bdi", value)
                .end()
                .end();
    }

    private void warning() throws IOException {
        if (!statement.outcome().isComplete()) {
            markup.start("div", "class", "warning", "role", "note");
            markup.leaf("strong", words.of(Text.INCOMPLETE));
            markup.leaf("p", words.whyIncomplete(statement.outcome()));
            markup.leaf("p", words.of(Text.OF_WHAT_WAS_READ));
            markup.endLine();
        }
    }

    /** The balance at the end of the last day asked for, where it can be told; else the bank's newest. */
    private Optional<Balance> figure() {
        Optional<Balance> newest = statement.balances().stream()
                .filter(balance -> balance.type().equals(BalanceType.ACCOUNTING))
                .max(Comparator.comparing(balance ->
                        balance.referenceDate().map(LocalDate::toEpochDay).orElse(Long.MIN_VALUE)));
        boolean past = statement.heading().days().to().isPresent();
        Optional<DayBalance> last = history.line().filter(line -> past).map(BalanceLine::last);
        return last.map(point -> Balance.builder()
                        .name(words.of(Text.BOOKED_BALANCE))
                        .type(BalanceType.ACCOUNTING)
                        .amount(point.balance())
                        .referenceDate(point.day())
                        .build())
                .or(() -> newest);
    }

    private void balance() throws IOException {
        markup.start("section", "class", "chart");
        markup.leaf("h2", words.of(Text.BALANCE_OVER_TIME));
        if (history.line().isPresent()) {
            BalanceLine line = history.line().get();
            new BalanceChart(line).write(markup, words);
            markup.leaf(
                    "p",
                    words.of(ledger.pending().isEmpty() ? Text.BOOKED_ONLY : Text.BOOKED_ONLY_NOT_PENDING),
                    "class",
                    "note");
            if (line.cutShort()) {
                markup.leaf("p", words.of(Text.LINE_FROM, words.day(line.first().day())), "class", "note");
            }
        } else {
            markup.leaf("p", words.noLine(history.reason().orElseThrow()), "class", "note");
        }
        markup.endLine();
    }

    private void months() throws IOException {
        if (ledger.currencies().size() > 1) {
            markup.start("section").leaf("h2", words.of(Text.BY_MONTH));
            markup.leaf("p", words.of(Text.SEVERAL_CURRENCIES), "class", "note").endLine();
        }
        for (Currency currency : ledger.currencies()) {
            NavigableMap<YearMonth, MonthSum> sums = ledger.months(currency);
            if (!sums.isEmpty()) {
                months(sums, currency);
            }
        }
    }

    private void months(NavigableMap<YearMonth, MonthSum> sums, Currency currency) throws IOException {
        boolean alone = ledger.onlyCurrency().isPresent();
        markup.start("section", "class", "chart");
        if (alone) {
            markup.leaf("h2", words.of(Text.BY_MONTH));
            if (MonthChart.fits(sums)) {
                MonthChart chart = new MonthChart(sums, currency);
                legend(chart);
                chart.write(markup, words);
            } else {
                markup.leaf("p", words.of(Text.TOO_MANY_MONTHS), "class", "note");
            }
        }
        markup.start("details");
        markup.leaf("summary", words.of(Text.NUMBERS_BY_MONTH) + (alone ? "" : ", " + currency.getCurrencyCode()));
        new MonthTable(markup, words).write(sums);
        markup.end().endLine();
    }

    private void legend(MonthChart chart) throws IOException {
        markup.start("p", "class", "legend");
        markup.leaf("span", "", "class", "key in").text(" " + words.of(Text.IN) + " ");
        markup.leaf("span", "", "class", "key " + chart.outBars()).text(" " + words.of(Text.OUT));
        markup.end();
    }

    private void entries() throws IOException {
        markup.start("section").leaf("h2", words.of(Text.ENTRIES_HEADING));
        if (ledger.isEmpty()) {
            markup.leaf("p", words.of(Text.NO_ENTRIES), "class", "note");
        } else {
            new EntryTable(markup, words, history.line()).write(ledger);
        }
        markup.endLine();
    }

    private void foot() throws IOException {
        markup.start("footer");
        int pending = ledger.pending().size();
        if (pending > 0) {
            markup.leaf("p", words.rule(Text.PENDING_RULE, pending));
        }
        int others = ledger.others().size();
        if (others > 0) {
            markup.leaf("p", words.rule(Text.OTHER_RULE, others));
        }
        if (history.line().isPresent()) {
            markup.leaf("p", words.of(Text.LINE_RULE));
        }
        markup.leaf("p", words.of(Text.SOURCE));
        markup.endLine();
    }

    private static String style() throws IOException {
        try (InputStream in = PageWriter.class.getResourceAsStream("statement.css")) {
            if (in == null) {
                throw new IllegalStateException("statement.css is missing in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
