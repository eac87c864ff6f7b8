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

    private Results() {}

    static String markdown(List<Row> rows, List<String> absolute, int rounds) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("Measured on " + LocalDate.now(ZoneOffset.UTC) + ": " + Machine.describe() + ". " + rounds
                + " rounds; median [lower–upper quartile].");
        lines.add("");
        if (!rows.isEmpty()) {
            lines.add("| goal | what | beside | measure | measured | wanted (better) | reached |");
            lines.add("|---|---|---|---|---|---|---|");
            rows.forEach(row -> lines.add(row.markdown()));
        }
        lines.addAll(absolute);
        return String.join("\n", lines) + "\n";
    }

    static void writeTo(Path page, String results) throws IOException {
        String text = Files.readString(page);
        Files.writeString(page, replaced(text, results));
    }

    /** The page with other results; everything beside them stays. */
    static String replaced(String page, String results) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("the page has no place for results");
        }
        return page.substring(0, begin + BEGIN.length()) + results + page.substring(end);
    }
}
