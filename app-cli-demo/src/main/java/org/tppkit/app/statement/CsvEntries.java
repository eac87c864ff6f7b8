package org.tppkit.app.statement;

import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tppkit.ports.model.account.Transaction;

/**
 * Entries as CSV (RFC 4180): a row of headings, one row for each entry, lines end with CR LF. Amounts are plain decimal
 * numbers with a point, negative for a debit; days are ISO 8601; several lines of text are parted by {@code " / "}.
 *
 * <p>A spreadsheet takes a cell that begins with {@code = + - @} for a formula, and the text of a transfer comes from
 * anybody: such a text gets an apostrophe before it. Amounts are numbers of ours and get none.
 */
public final class CsvEntries implements EntryWriter {
    private static final List<String> HEADINGS = List.of(
            "booking_date",
            "value_date",
            "transaction_date",
            "expected_booking_date",
            "status",
            "amount",
            "currency",
            "text",
            "references",
            "additional_information",
            "resource_id",
            "entry_reference");

    private final Writer out;
    private final char separator;

    /**
     * @param out in UTF-8
     * @param separator what stands between cells: a comma, a semicolon, a tab
     */
    public CsvEntries(Writer out, char separator) {
        this.out = out;
        this.separator = separator;
    }

    @Override
    public void begin() throws IOException {
        row(HEADINGS.stream());
    }

    @Override
    public void entry(Transaction entry) throws IOException {
        row(Stream.of(
                day(entry.bookingDate()),
                day(entry.valueDate()),
                day(entry.transactionDate()),
                day(entry.expectedBookingDate()),
                text(entry.status().code()),
                entry.signedAmount().amount().toPlainString(),
                entry.amount().currency().getCurrencyCode(),
                text(String.join(" / ", entry.remittanceInformation())),
                text(String.join(" / ", entry.structuredReferences())),
                text(entry.additionalInformation().orElse("")),
                text(entry.resourceId().orElse("")),
                text(entry.entryReference().orElse(""))));
    }

    @Override
    public void pageEnd() throws IOException {
        out.flush();
    }

    @Override
    public void end(Outcome outcome) throws IOException {
        out.flush();
    }

    private void row(Stream<String> cells) throws IOException {
        out.write(cells.map(this::quoted).collect(Collectors.joining(String.valueOf(separator))));
        out.write("\r\n");
    }

    private String quoted(String cell) {
        boolean special = cell.indexOf(separator) >= 0 || cell.indexOf('"') >= 0 || !cell.equals(cell.strip());
        return special ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    private static String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("");
    }

    private static String text(String bankText) {
        String safe = SafeText.of(bankText);
        return looksLikeAFormula(bankText) || looksLikeAFormula(safe) ? "'" + safe : safe;
    }

    /** Programs differ in whether they skip blanks before a formula; full-width signs count in some of them. */
    private static boolean looksLikeAFormula(String text) {
        if (text.isEmpty()) {
            return false;
        }
        String start = text.strip();
        return "\t\r\n".indexOf(text.charAt(0)) >= 0 || (!start.isEmpty() && "=+-@＝＋－＠".indexOf(start.charAt(0)) >= 0);
    }
}
