package org.tppkit.app.statement.page;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** The balance over time as a line of steps above a pale ground; below zero the ground is hatched. */
final class BalanceChart {
    /** About one point for each unit of the drawing. */
    static final int MOST_POINTS = 800;

    private final BalanceLine line;
    private final List<DayBalance> points;
    private final MoneyAxis amounts;
    private final DayAxis days;

    BalanceChart(BalanceLine line) {
        this.line = line;
        this.points = Thinned.of(line.all(), MOST_POINTS);
        this.amounts = new MoneyAxis(
                line.lowest().balance().amount(), line.highest().balance().amount(), Drawing.TOP, Drawing.BOTTOM);
        this.days = new DayAxis(line.first().day(), end(), Drawing.LEFT, Drawing.RIGHT);
    }

    void write(Markup markup, Words words) throws IOException {
        Drawing drawing = new Drawing(markup, words);
        drawing.start("balance", words.of(Text.BALANCE_OVER_TIME), words.balanceSummary(line));
        grounds(markup);
        drawing.amounts(amounts);
        for (DayAxis.Mark mark : days.marks(words)) {
            drawing.tick(days.x(mark.day()));
            drawing.label(days.x(mark.day()), mark.label(), mark.year());
        }
        markup.empty("path", "class", "balance", "d", steps());
        DayBalance last = line.last();
        markup.start("circle", "class", "dot", "r", "4", "cx", Drawing.number(days.x(end())), "cy", y(last));
        markup.leaf("title", words.amount(last.balance()) + ", " + words.day(last.day()));
        markup.end();
        drawing.end();
    }

    /** The ground between line and zero, cut in two at zero. */
    private void grounds(Markup markup) throws IOException {
        double zero = amounts.y(BigDecimal.ZERO);
        markup.start("defs");
        Hatch.write(markup, "overdrawn", "overdrawn-line");
        clip(markup, "above", 0, zero);
        clip(markup, "below", zero, Drawing.HEIGHT);
        markup.end();
        String area = steps() + "V" + Drawing.number(zero) + "H" + x(line.first()) + "Z";
        markup.empty("path", "class", "above", "d", area, "clip-path", "url(#above)");
        markup.empty("path", "class", "below", "d", area, "clip-path", "url(#below)");
    }

    private static void clip(Markup markup, String id, double from, double to) throws IOException {
        markup.start("clipPath", "id", id);
        markup.empty(
                "rect",
                "x",
                "0",
                "y",
                Drawing.number(from),
                "width",
                "" + Drawing.WIDTH,
                "height",
                Drawing.number(Math.max(0, to - from)));
        markup.end();
    }

    /** To the right along the old balance, then up or down to the new one. */
    private String steps() {
        StringBuilder path = new StringBuilder();
        for (DayBalance point : points) {
            if (path.isEmpty()) {
                path.append('M').append(x(point)).append(',').append(y(point));
            } else {
                path.append('H').append(x(point)).append('V').append(y(point));
            }
        }
        return path.append('H').append(Drawing.number(days.x(end()))).toString();
    }

    /** Each day has room on the axis, the last one too: it ends where the next would begin. */
    private LocalDate end() {
        return line.last().day().plusDays(1);
    }

    private String x(DayBalance point) {
        return Drawing.number(days.x(point.day()));
    }

    private String y(DayBalance point) {
        return Drawing.number(amounts.y(point.balance().amount()));
    }
}
