package org.tppkit.app.statement.page;

import java.io.IOException;
import java.time.YearMonth;
import java.util.NavigableMap;
import org.tppkit.ports.model.Money;

/** The numbers behind the bars, newest month first. */
final class MonthTable {
    private final Markup markup;
    private final Words words;

    MonthTable(Markup markup, Words words) {
        this.markup = markup;
        this.words = words;
    }

    void write(NavigableMap<YearMonth, MonthSum> sums) throws IOException {
        markup.start("table", "class", "months");
        markup.leaf("caption", words.of(Text.BY_MONTH));
        markup.start("thead").start("tr");
        markup.leaf("th", words.of(Text.MONTH_COLUMN), "scope", "col");
        for (String heading : new String[] {words.of(Text.IN), words.of(Text.OUT), words.of(Text.DIFFERENCE)}) {
            markup.leaf("th", heading, "scope", "col", "class", "money");
        }
        markup.end().end().start("tbody");
        for (MonthSum sum : sums.descendingMap().values()) {
            markup.start("tr");
            markup.leaf("th", words.month(sum.month()), "scope", "row");
            money(words.amount(sum.in()), sum.in());
            money(words.amount(sum.out()), sum.out());
            money(words.signed(sum.difference()), sum.difference());
            markup.endLine();
        }
        markup.end().endLine();
    }

    private void money(String shown, Money amount) throws IOException {
        markup.start("td", "class", "money");
        markup.leaf("data", shown, "value", amount.amount().toPlainString());
        markup.end();
    }
}
