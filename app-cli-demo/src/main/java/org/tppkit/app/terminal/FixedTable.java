package org.tppkit.app.terminal;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table whose columns have widths that are known before its rows are: for rows that come one by one. Control characters
 * become question marks. Texts that are too long are cut; what stands at the right is a number and is never cut.
 */
public final class FixedTable {
    private static final String GAP = "  ";

    private final List<Column> columns;

    /**
     * One column.
     *
     * @param heading what stands above it
     * @param width in columns of the terminal
     * @param right whether its cells stand at the right
     */
    public record Column(String heading, int width, boolean right) {}

    private FixedTable(List<Column> columns) {
        this.columns = columns;
    }

    /** A table with these columns. */
    public static FixedTable of(Column... columns) {
        return new FixedTable(List.copyOf(Arrays.asList(columns)));
    }

    /** A column of texts. */
    public static Column left(String heading, int width) {
        return new Column(heading, width, false);
    }

    /** A column of numbers. */
    public static Column right(String heading, int width) {
        return new Column(heading, width, true);
    }

    /** The line of headings. */
    public String heading() {
        return row(columns.stream().map(Column::heading).toList());
    }

    /** The line below the headings. */
    public String rule() {
        return columns.stream().map(column -> "-".repeat(column.width())).collect(Collectors.joining(GAP));
    }

    /** A row: one cell for each column. */
    public String row(List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + columns.size() + " columns");
        }
        return IntStream.range(0, cells.size())
                .mapToObj(i -> padded(columns.get(i), cells.get(i)))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }

    private static String padded(Column column, String cell) {
        String printable = TextWidth.printable(cell);
        String shown = column.right() ? printable : TextWidth.shortened(printable, column.width());
        String blanks = " ".repeat(Math.max(0, column.width() - TextWidth.of(shown)));
        return column.right() ? blanks + shown : shown + blanks;
    }
}
