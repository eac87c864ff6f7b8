package org.tppkit.adapter.arkea.internal.arkea;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tppkit.ports.error.ConfigurationException;

/**
 * Reads {@code banks.csv}: a fixed first line, then one bank per line, five columns between commas, no quotes. Strict, and
 * all problems at once: a slip in this table would send tokens to the wrong host.
 */
final class BankTable {
    static final String HEADER = "id,name,authorizeHost,apiHost,sandboxApiHost";

    private static final int COLUMNS = 5;
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,30}");
    private static final Pattern HOST =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+");

    private final String source;
    private final List<BankRow> rows = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final List<String> problems = new ArrayList<>();

    private BankTable(String source) {
        this.source = source;
    }

    /**
     * Reads a table.
     *
     * @param source the table's name, for the problems
     * @param text the whole text
     * @throws ConfigurationException with every problem and its line
     */
    static List<BankRow> read(String source, String text) {
        BankTable table = new BankTable(source);
        table.readLines(text.lines().toList());
        if (!table.problems.isEmpty()) {
            throw new ConfigurationException(table.problems);
        }
        return List.copyOf(table.rows);
    }

    private void readLines(List<String> lines) {
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            problem(1, "the first line must be " + HEADER);
            return;
        }
        for (int i = 1; i < lines.size(); i++) {
            readLine(i + 1, lines.get(i));
        }
        if (lines.size() == 1) {
            problem(1, "there is no bank");
        }
    }

    private void readLine(int number, String line) {
        String[] columns = line.split(",", -1);
        if (columns.length != COLUMNS) {
            problem(number, "has " + columns.length + " columns instead of " + COLUMNS);
            return;
        }
        int before = problems.size();
        check(
                number,
                ID.matcher(columns[0]).matches(),
                "id: a lower case letter, then lower case letters, digits, hyphens");
        check(number, ids.add(columns[0]), "id: this bank stands here twice");
        check(number, isName(columns[1]), "name: must be there, without blanks around it");
        check(number, isHost(columns[2]), "authorizeHost: a host name in lower case is expected");
        check(number, isHost(columns[3]), "apiHost: a host name in lower case is expected");
        check(
                number,
                columns[4].isEmpty() || isHost(columns[4]),
                "sandboxApiHost: a host name in lower case, or nothing");
        if (problems.size() == before) {
            Optional<String> sandbox = Optional.of(columns[4]).filter(host -> !host.isEmpty());
            rows.add(new BankRow(columns[0], columns[1], columns[2], columns[3], sandbox));
        }
    }

    private void check(int line, boolean right, String rule) {
        if (!right) {
            problem(line, rule);
        }
    }

    private void problem(int line, String rule) {
        problems.add(source + " line " + line + ": " + rule);
    }

    private static boolean isName(String text) {
        return !text.isBlank() && text.equals(text.strip());
    }

    private static boolean isHost(String text) {
        return HOST.matcher(text).matches();
    }
}
