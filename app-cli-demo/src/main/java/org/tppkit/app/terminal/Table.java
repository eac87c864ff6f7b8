package org.tppkit.app.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table for a terminal: a heading, a rule, rows. Columns are as wide as their widest cell; numbers stand at the right.
 * Cells may hold anything: control characters become question marks, long texts are cut. For use by one thread.
 */
public final class Table {
    private static final String GAP = "  ";
    private static final int WIDEST_CELL = 48;

    private final List<Column> columns;
    private final List<List<Cell>> rows = new ArrayList<>();

    private record Column(String heading, boolean right) {}

    /** A text in a style. */
    private record Cell(String text, Style style) {
        static Cell of(String text, Style style) {
            return new Cell(TextWidth.shortened(TextWidth.printable(text), WIDEST_CELL), style);
        }
    }

    private Table(List<Column> columns) {
        this.columns = columns;
    }

    /**
     * A table with these headings; one that begins with {@code >} stands at the right, and so does what is below it.
     */
    public static Table of(String... headings) {
        return of(Arrays.asList(headings));
    }

    /** As {@link #of(String...)}. */
    public static Table of(List<String> headings) {
        return new Table(headings.stream().map(Table::column).toList());
    }

    private static Column column(String heading) {
        boolean right = heading.startsWith(">");
        return new Column(right ? heading.substring(1) : heading, right);
    }

    /** One more row. */
    public Table row(String... cells) {
        return row(Style.PLAIN, Arrays.asList(cells));
    }

    /** One more row whose last cell has a style. */
    public Table row(Style styleOfLast, List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + columns.size() + " columns");
        }
        int last = cells.size() - 1;
        rows.add(IntStream.range(0, cells.size())
                .mapToObj(i -> Cell.of(cells.get(i), i == last ? styleOfLast : Style.PLAIN))
                .toList());
        return this;
    }

    /** How many rows there are. */
    public int size() {
        return rows.size();
    }

    /** The table as lines, without blanks at their ends. */
    List<String> lines(Terminal terminal) {
        List<String> lines = new ArrayList<>();
        int[] widths = widths();
        lines.add(line(terminal, headings(), widths));
        lines.add(terminal.styled(Style.FAINT, rule(widths)));
        rows.forEach(row -> lines.add(line(terminal, row, widths)));
        return lines;
    }

    private List<Cell> headings() {
        return columns.stream()
                .map(column -> Cell.of(column.heading(), Style.HEADING))
                .toList();
    }

    private int[] widths() {
        return IntStream.range(0, columns.size()).map(this::width).toArray();
    }

    private int width(int column) {
        int heading = TextWidth.of(columns.get(column).heading());
        return rows.stream()
                .mapToInt(row -> TextWidth.of(row.get(column).text()))
                .reduce(heading, Math::max);
    }

    private static String rule(int[] widths) {
        return String.join(GAP, Arrays.stream(widths).mapToObj("-"::repeat).toList());
    }

    private String line(Terminal terminal, List<Cell> cells, int[] widths) {
        List<String> padded = IntStream.range(0, cells.size())
                .mapToObj(i -> padded(terminal, cells.get(i), columns.get(i).right(), widths[i]))
                .toList();
        return String.join(GAP, padded).stripTrailing();
    }

    /** Blanks stand outside of the style, so that they can be stripped at the end of a line. */
    private static String padded(Terminal terminal, Cell cell, boolean right, int width) {
        String blanks = " ".repeat(width - TextWidth.of(cell.text()));
        String text = terminal.styled(cell.style(), cell.text());
        return right ? blanks + text : text + blanks;
    }
}
