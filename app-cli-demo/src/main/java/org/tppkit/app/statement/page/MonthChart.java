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

/** In and out by month: two bars each, the second one hatched. Months without entries keep their place. */
final class MonthChart {
    /** Beyond that, bars would be thinner than a line. */
    static final int MOST_MONTHS = 180;

    private static final double WIDEST_BAR = 26;
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
        BigDecimal highest = months.stream()
                .map(sum -> sum.in().amount().max(sum.out().amount()))
                .reduce(BigDecimal.ZERO, BigDecimal::max);
        this.amounts = new MoneyAxis(BigDecimal.ZERO, highest, Drawing.TOP, Drawing.BOTTOM);
        this.slot = (double) (Drawing.RIGHT - Drawing.LEFT) / months.size();
        this.bar = Math.min(WIDEST_BAR, slot * 0.4);
    }

    void write(Markup markup, Words words) throws IOException {
        Drawing drawing = new Drawing(markup, words);
        drawing.start("months", words.byMonth(), words.monthsSummary(months.size(), in, out));
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

    private void month(Markup markup, Words words, MonthSum sum, double middle) throws IOException {
        markup.start("g");
        markup.leaf("title", words.monthSummary(sum));
        bar(markup, "in", middle - bar, sum.in());
        bar(markup, "out", middle, sum.out());
        markup.end();
    }

    private void bar(Markup markup, String kind, double x, Money amount) throws IOException {
        double y = amounts.y(amount.amount());
        markup.empty(
                "rect",
                "class",
                kind,
                "x",
                Drawing.number(x),
                "y",
                Drawing.number(y),
                "width",
                Drawing.number(bar),
                "height",
                Drawing.number(Drawing.BOTTOM - y));
    }

    private void labels(Drawing drawing, Words words) throws IOException {
        int apart = apart();
        int year = Integer.MIN_VALUE;
        for (int i = 0; i < months.size(); i++) {
            YearMonth month = months.get(i).month();
            if (Math.floorMod(month.getMonthValue() - 1, Math.min(apart, 12)) == 0 && isLabelled(month, apart)) {
                String newYear = month.getYear() == year ? "" : Integer.toString(month.getYear());
                drawing.label(middle(i), words.shortMonth(month), newYear);
                year = month.getYear();
            }
        }
    }

    private static boolean isLabelled(YearMonth month, int apart) {
        return apart <= 12 || Math.floorMod(month.getYear(), apart / 12) == 0;
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
