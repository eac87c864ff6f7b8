package org.tppkit.app.pay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tppkit.app.client.IbanConverter;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.model.payment.Remittance;
import picocli.CommandLine.TypeConversionException;

/**
 * Transfers out of a CSV file in UTF-8: the first line is {@code iban,name,amount,reference}, each further line a transfer.
 * A cell that holds a comma stands in quotes; a quote within is written twice (RFC 4180). A cell holds no line break.
 */
final class TransferFile {
    private static final String HEADING = "iban,name,amount,reference";
    private static final int CELLS = 4;
    private static final char QUOTE = '"';

    private TransferFile() {}

    /**
     * Reads all of them.
     *
     * @throws IllegalArgumentException if the file cannot be read or a line is wrong; the line is named, not repeated
     */
    static List<Order.Transfer> read(Path file) {
        List<String> lines = lines(file);
        if (lines.isEmpty() || !heading(lines.get(0)).equals(HEADING)) {
            throw new IllegalArgumentException(file + ": the first line is to be " + HEADING);
        }
        List<Order.Transfer> transfers = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                transfers.add(transfer(file, i + 1, lines.get(i)));
            }
        }
        if (transfers.isEmpty()) {
            throw new IllegalArgumentException(file + ": there is no transfer in it");
        }
        return transfers;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read as a text in UTF-8", e);
        }
    }

    /** Spreadsheets write a byte order mark. */
    private static String heading(String line) {
        return line.replace("\uFEFF", "").replace(" ", "").toLowerCase(Locale.ROOT);
    }

    private static Order.Transfer transfer(Path file, int number, String line) {
        try {
            List<String> cells = cells(line);
            if (cells.size() != CELLS) {
                throw new IllegalArgumentException("there are " + cells.size() + " cells in place of " + CELLS);
            }
            return new Order.Transfer(
                    new IbanConverter().convert(cells.get(0)),
                    Party.named(cells.get(1)),
                    new AmountConverter().convert(cells.get(2)),
                    new Remittance.Text(cells.get(3)));
        } catch (IllegalArgumentException | TypeConversionException e) {
            throw new IllegalArgumentException(file + ", line " + number + ": " + e.getMessage(), e);
        }
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == QUOTE && quoted && i + 1 < line.length() && line.charAt(i + 1) == QUOTE) {
                cell.append(QUOTE);
                i++;
            } else if (c == QUOTE) {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        if (quoted) {
            throw new IllegalArgumentException("a quote is opened and not closed");
        }
        cells.add(cell.toString().strip());
        return cells;
    }
}
