package org.tppkit.docs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The table of facts on the page about what was verified: one fact in a row, and a mark in each column that speaks for it. */
final class FactTable {
    static final String FILE = "docs/explanation/what-was-verified.md";

    private static final Pattern ROW = Pattern.compile("\\| [A-Z]{2}-\\d+ \\|.*");
    private static final int COLUMNS = 7;

    /**
     * One row.
     *
     * @param page what Arkéa's pages say: {@code page} the Production page, {@code portal} others, or nothing
     * @param stet the standard
     * @param recorded answers recorded by another connector, or its source
     * @param simulatorOnly nothing but our own reading, which our simulator shares
     * @param unknown nobody told us
     */
    record Fact(
            String id, String fact, String page, String stet, String recorded, String simulatorOnly, String unknown) {
        boolean hasSource() {
            return !page.isEmpty() || !stet.isEmpty() || !recorded.isEmpty();
        }

        boolean isUnknown() {
            return !unknown.isEmpty();
        }

        /** What is wrong with the row; empty if nothing is. */
        List<String> problems() {
            List<String> problems = new ArrayList<>();
            if (!hasSource() && simulatorOnly.isEmpty() && unknown.isEmpty()) {
                problems.add(id + " has no mark");
            }
            if (!simulatorOnly.isEmpty() && hasSource()) {
                problems.add(id + " has a source: then it is not our simulator's only");
            }
            if (!page.matches("|page|portal") || !stet.matches("|yes") || !recorded.matches("|yes|source")) {
                problems.add(id + " has a mark that is not explained above the table");
            }
            if (!simulatorOnly.matches("|yes") || !unknown.matches("|yes")) {
                problems.add(id + " has a mark that is not explained above the table");
            }
            if (fact.isEmpty()) {
                problems.add(id + " says nothing");
            }
            return problems;
        }
    }

    private FactTable() {}

    /** The rows of a page. */
    static List<Fact> of(String page) {
        return page.lines()
                .filter(line -> ROW.matcher(line).matches())
                .map(FactTable::row)
                .toList();
    }

    private static Fact row(String line) {
        List<String> cells = Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                .map(String::strip)
                .toList();
        if (cells.size() != COLUMNS || !line.endsWith("|")) {
            throw new IllegalArgumentException("a row of the table of facts has " + COLUMNS + " cells: " + line);
        }
        return new Fact(
                cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4), cells.get(5), cells.get(6));
    }
}
