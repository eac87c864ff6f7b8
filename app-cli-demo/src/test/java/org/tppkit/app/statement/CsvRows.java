package org.tppkit.app.statement;

import java.util.ArrayList;
import java.util.List;

/** A reader of CSV by the letter of RFC 4180, which shares nothing with the writer. */
public final class CsvRows {
    private final String text;
    private final char separator;
    private int place;

    private CsvRows(String text, char separator) {
        this.text = text;
        this.separator = separator;
    }

    public static List<List<String>> of(String text, char separator) {
        CsvRows reader = new CsvRows(text, separator);
        List<List<String>> rows = new ArrayList<>();
        while (reader.place < text.length()) {
            rows.add(reader.row());
        }
        return rows;
    }

    private List<String> row() {
        List<String> cells = new ArrayList<>();
        cells.add(cell());
        while (text.charAt(place) == separator) {
            place++;
            cells.add(cell());
        }
        if (!text.startsWith("\r\n", place)) {
            throw new IllegalArgumentException("a row does not end at " + place);
        }
        place += 2;
        return cells;
    }

    private String cell() {
        StringBuilder cell = new StringBuilder();
        if (text.charAt(place) != '"') {
            while (text.charAt(place) != separator && text.charAt(place) != '\r') {
                if (text.charAt(place) == '"' || text.charAt(place) == '\n') {
                    throw new IllegalArgumentException("a quote or line feed in a plain cell at " + place);
                }
                cell.append(text.charAt(place++));
            }
            return cell.toString();
        }
        place++;
        while (!text.startsWith("\"", place) || text.startsWith("\"\"", place)) {
            place += text.charAt(place) == '"' ? 1 : 0;
            cell.append(text.charAt(place++));
        }
        place++;
        return cell.toString();
    }
}
