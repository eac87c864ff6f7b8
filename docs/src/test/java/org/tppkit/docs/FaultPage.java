package org.tppkit.docs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The page of faults. Ids, faults and what is expected are written by hand; the last cell of a row names its tests and is
 * written out of the sources.
 */
final class FaultPage {
    static final String FILE = "docs/reference/faults.md";
    static final String NONE = "none yet";

    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-Z]\\d{1,2}) \\| (.*?) \\| (.*?) \\| (.*?) \\|$");

    private static final Pattern SUMMARY = Pattern.compile("(?m)^\\*\\*\\d+ faults; without a test: .*\\*\\*$");

    /** Letters, and how many rows each has. */
    private static final Map<String, Integer> SECTIONS = sections();

    private final String text;

    FaultPage(String text) {
        this.text = text;
    }

    private static Map<String, Integer> sections() {
        Map<String, Integer> sections = new LinkedHashMap<>();
        sections.put("C", 17);
        sections.put("S", 11);
        sections.put("J", 11);
        sections.put("H", 7);
        sections.put("O", 18);
        sections.put("T", 15);
        sections.put("L", 5);
        return sections;
    }

    /** Every id of the catalogue. */
    static List<String> catalogue() {
        return SECTIONS.entrySet().stream()
                .flatMap(section -> IntStream.rangeClosed(1, section.getValue()).mapToObj(i -> section.getKey() + i))
                .toList();
    }

    /** The ids of the rows, in order. */
    List<String> ids() {
        return rows(row -> row.group(1));
    }

    /** The ids of rows whose last cell names no test. */
    List<String> without() {
        return rows(row -> row.group(4).equals(NONE) ? row.group(1) : "").stream()
                .filter(id -> !id.isEmpty())
                .toList();
    }

    private List<String> rows(Function<Matcher, String> cell) {
        Matcher row = ROW.matcher(text);
        Stream.Builder<String> cells = Stream.builder();
        while (row.find()) {
            cells.add(cell.apply(row));
        }
        return cells.build().toList();
    }

    /** The page with the tests that there are, and the list of rows that have none. */
    String writtenFor(List<FaultTests.Named> tests) {
        FaultPage written = new FaultPage(ROW.matcher(text)
                .replaceAll(row -> Matcher.quoteReplacement("| " + row.group(1) + " | " + row.group(2) + " | "
                        + row.group(3) + " | " + cell(row.group(1), tests) + " |")));
        String without = written.without().isEmpty() ? "none" : String.join(", ", written.without());
        return SUMMARY.matcher(written.text)
                .replaceFirst("**" + ids().size() + " faults; without a test: " + without + ".**");
    }

    private static String cell(String id, List<FaultTests.Named> tests) {
        Map<String, List<String>> byType = tests.stream()
                .filter(test -> test.ids().contains(id))
                .collect(Collectors.groupingBy(
                        FaultTests.Named::type,
                        LinkedHashMap::new,
                        Collectors.mapping(FaultTests.Named::name, Collectors.toList())));
        if (byType.isEmpty()) {
            return NONE;
        }
        return byType.entrySet().stream()
                .map(type -> "`" + type.getKey() + "`: "
                        + String.join("; ", type.getValue()).replace("|", "\\|"))
                .collect(Collectors.joining("<br>"));
    }
}
