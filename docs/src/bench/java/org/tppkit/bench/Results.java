package org.tppkit.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.tppkit.bench.harness.Row;

/** What came out, as Markdown, and its place on the page of the results. */
final class Results {
    private static final String BEGIN = "<!-- results: written by the command, not by hand -->\n";
    private static final String END = "<!-- end of the results -->";
    private static final String SCALING_BEGIN = "<!-- scaling: written by the command, not by hand -->\n";
    private static final String SCALING_END = "<!-- end of the scaling -->";

    private Results() {}

    static String markdown(List<Row> rows, List<String> absolute, int rounds) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.addAll(head(rounds));
        if (!rows.isEmpty()) {
            lines.add("| goal | what | beside | measure | measured | wanted (better) | reached |");
            lines.add("|---|---|---|---|---|---|---|");
            rows.forEach(row -> lines.add(row.markdown()));
        }
        lines.addAll(absolute);
        return String.join("\n", lines) + "\n";
    }

    /** How costs grow: other tables, at another place. */
    static String scaling(List<String> tables, int rounds) throws IOException {
        List<String> lines = new ArrayList<>(head(rounds));
        lines.addAll(tables);
        return String.join("\n", lines) + "\n";
    }

    private static List<String> head(int rounds) throws IOException {
        return List.of(
                "Measured on " + LocalDate.now(ZoneOffset.UTC) + ": " + Machine.describe() + ". " + rounds
                        + " rounds; median [lower–upper quartile].",
                "");
    }

    static void writeTo(Path page, String results) throws IOException {
        Files.writeString(page, replaced(Files.readString(page), results));
    }

    static void writeScalingTo(Path page, String results) throws IOException {
        Files.writeString(page, replaced(Files.readString(page), SCALING_BEGIN, SCALING_END, results));
    }

    /** The page with other results; everything beside them stays. */
    static String replaced(String page, String results) {
        return replaced(page, BEGIN, END, results);
    }

    private static String replaced(String page, String first, String last, String results) {
        int begin = page.indexOf(first);
        int end = page.indexOf(last);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("the page has no place for results");
        }
        return page.substring(0, begin + first.length()) + results + page.substring(end);
    }
}
