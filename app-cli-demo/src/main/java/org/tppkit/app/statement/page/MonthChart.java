package org.tppkit.app.statement.page;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.NavigableMap;
import org.tppkit.ports.model.Money;

/** In and out by month: bars above and below zero, so that no colours are needed. Months without entries keep their place. */
final class MonthChart {
    /** Beyond that, bars would be thinner than a line. */
    static final int MOST_MONTHS = 240;

    private static final double WIDEST_BAR = 40;
    /** A narrower one is too narrow for hatching. */
    private static final double WIDE_BAR = 9;

    private static final int MOST_LABELS = 13;

    private final List<MonthSum> months;
    private final Money in;
    private final Money out;
    private final MoneyAxis amounts;
    private final double slot;
    private final double bar;

    /** Whether there are few enough months. */
    static boolean fits(NavigableMap<YearMonth, MonthSum> sums) {
        return ChronoUnit.MONTHS.between(sums.firstKey(), sums.lastKey()) < MOST_MONTHS;
    }

    MonthChart(NavigableMap<YearMonth, MonthSum> sums, Currency currency) {
        this.months = withoutGaps(sums, currency);
        Money zero = Money.of(BigDecimal.ZERO, currency);
        this.in = months.stream().map(MonthSum::in).reduce(zero, Money::plus);
        this.out = months.stream().map(MonthSum::out).reduce(zero, Money::plus);
        this.amounts = new MoneyAxis(
                months.stream().map(sum -> sum.out().negate().amount()).reduce(BigDecimal.ZERO, BigDecimal::min),
                months.stream().map(sum -> sum.in().amount()).reduce(BigDecimal.ZERO, BigDecimal::max),
                Drawing.TOP,
                Drawing.BOTTOM);
        this.slot = (double) (Drawing.RIGHT - Drawing.LEFT) / months.size();
        this.bar = Math.min(WIDEST_BAR, slot * 0.7);
    }

    void write(Markup markup, Words words) throws IOException {
        Drawing drawing = new Drawing(markup, words);
        drawing.start("months", words.of(Text.BY_MONTH), words.monthsSummary(months.size(), in, out));
        markup.start("defs");
        Hatch.write(markup, "hatched", "out-line");
        markup.end();
        drawing.amounts(amounts);
        for (int i = 0; i < months.size(); i++) {
            month(markup, words, months.get(i), middle(i));
        }
        labels(drawing, words);
        drawing.end();
    }

    /** The style of the bars below zero. */
    String outBars() {
        return bar < WIDE_BAR ? "out narrow" : "out";
    }

    private void month(Markup markup, Words words, MonthSum sum, double middle) throws IOException {
        double zero = amounts.y(BigDecimal.ZERO);
        double top = amounts.y(sum.in().amount());
        double bottom = amounts.y(sum.out().negate().amount());
        markup.start("g");
        markup.leaf("title", words.monthSummary(sum));
        bar(markup, "in", middle, top, zero);
        bar(markup, outBars(), middle, zero, bottom);
        markup.end();
    }

    private void bar(Markup markup, String kind, double middle, double top, double bottom) throws IOException {
        markup.empty(
                "rect",
                "class",
                kind,
                "x",
                Drawing.number(middle - bar / 2),
                "y",
                Drawing.number(top),
                "width",
                Drawing.number(bar),
                "height",
                Drawing.number(bottom - top));
    }

    private void labels(Drawing drawing, Words words) throws IOException {
        int apart = apart();
        int year = Integer.MIN_VALUE;
        for (int i = 0; i < months.size(); i++) {
            YearMonth month = months.get(i).month();
            if (isLabelled(month, apart)) {
                String newYear = month.getYear() == year ? "" : Integer.toString(month.getYear());
                drawing.label(middle(i), words.shortMonth(month), newYear);
                year = month.getYear();
            }
        }
    }

    private static boolean isLabelled(YearMonth month, int apart) {
        return (month.getYear() * 12L + month.getMonthValue() - 1) % apart == 0;
    }

    private int apart() {
        for (int apart : new int[] {1, 2, 3, 6, 12}) {
            if (months.size() <= apart * MOST_LABELS) {
                return apart;
            }
        }
        return 24;
    }

    private double middle(int index) {
        return Drawing.LEFT + slot * (index + 0.5);
    }

    private static List<MonthSum> withoutGaps(NavigableMap<YearMonth, MonthSum> sums, Currency currency) {
        List<MonthSum> all = new ArrayList<>();
        for (YearMonth month = sums.firstKey(); !month.isAfter(sums.lastKey()); month = month.plusMonths(1)) {
            all.add(sums.getOrDefault(month, Ledger.none(month, currency)));
        }
        return all;
    }
}
