package org.tppkit.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The page of the SPI's rules. Rule and tests of a row come from javadoc and contracts; its intent, and why a rule is
 * untested, are written by hand and kept when the page is written anew.
 */
final class SpiPage {
    static final String FILE = "docs/reference/spi-contract.md";

    private static final String TABLE_HEAD = "| id | rule | intent | tested by |\n|---|---|---|---|\n";
    private static final String UNTESTED = "untested: ";
    private static final int CELLS = 4;

    /**
     * One row.
     *
     * @param tests the last cell
     */
    record Row(String id, String sentence, String intent, String tests) {
        boolean isUntested() {
            return tests.startsWith("untested");
        }

        private String reason() {
            return isUntested()
                    ? tests.substring(Math.min(tests.length(), UNTESTED.length()))
                            .strip()
                    : "";
        }
    }

    private final String head;
    private final Map<String, Row> rows;

    private SpiPage(String head, Map<String, Row> rows) {
        this.head = head;
        this.rows = rows;
    }

    /** Reads a page. */
    static SpiPage of(String page) {
        int tables = page.indexOf("\n## ");
        String head = tables < 0 ? page : page.substring(0, tables);
        Map<String, Row> rows = new LinkedHashMap<>();
        page.lines()
                .filter(line -> line.matches("\\| [A-Z]{2}-\\d{2} \\|.*"))
                .map(SpiPage::row)
                .forEach(row -> {
                    if (rows.put(row.id(), row) != null) {
                        throw new IllegalArgumentException(row.id() + " stands twice on the page");
                    }
                });
        return new SpiPage(head.replaceFirst("(?s)\\n\\*\\*\\d+ rules.*$", "").stripTrailing(), rows);
    }

    /** The rows by their ids. */
    Map<String, Row> rows() {
        return rows;
    }

    /** The page as it has to be for that javadoc and those tests. */
    String writtenFor(List<SpiJavadoc> spi, List<ContractTests.Named> tests) {
        StringBuilder sections = new StringBuilder();
        List<Row> all = new ArrayList<>();
        for (SpiJavadoc type : spi) {
            if (!type.rules().isEmpty()) {
                List<Row> section =
                        type.rules().stream().map(rule -> row(rule, tests)).toList();
                all.addAll(section);
                sections.append("\n## ").append(type.name()).append("\n\n").append(type.summary());
                sections.append("\n\n").append(TABLE_HEAD);
                section.forEach(row -> sections.append(line(row)));
            }
        }
        long untested = all.stream().filter(Row::isUntested).count();
        return head + "\n\n**" + all.size() + " rules: " + (all.size() - untested) + " tested, " + untested
                + " untested.**\n" + sections;
    }

    private Row row(SpiJavadoc.Rule rule, List<ContractTests.Named> tests) {
        Row before = rows.getOrDefault(rule.id(), new Row(rule.id(), "", "", ""));
        String checked = tests.stream()
                .filter(test -> test.rules().contains(rule.id()))
                .map(test -> "`" + test.contract() + "`: " + test.name())
                .collect(Collectors.joining("<br>"));
        return new Row(
                rule.id(), rule.sentence(), before.intent(), checked.isEmpty() ? UNTESTED + before.reason() : checked);
    }

    private static String line(Row row) {
        return "| "
                + String.join(
                        " | ",
                        row.id(),
                        escaped(row.sentence()),
                        escaped(row.intent()),
                        escaped(row.tests()).strip())
                + " |\n";
    }

    private static Row row(String line) {
        String[] cells = line.strip().split("(?<!\\\\)\\|", -1);
        if (cells.length != CELLS + 2) {
            throw new IllegalArgumentException("a row has " + CELLS + " cells, this one has not: " + line);
        }
        return new Row(text(cells[1]), text(cells[2]), text(cells[3]), text(cells[4]));
    }

    private static String text(String cell) {
        return cell.strip().replace("\\|", "|");
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|");
    }
}
