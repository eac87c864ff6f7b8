package org.tppkit.app.statement;

import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tppkit.app.terminal.FixedTable;
import org.tppkit.ports.model.account.Transaction;

/** Entries as a table for a terminal; columns have fixed widths, so that a row can be written when it comes. */
public final class TableEntries implements EntryWriter {
    private static final FixedTable TABLE = FixedTable.of(
            FixedTable.left("booked", 10),
            FixedTable.left("value", 10),
            FixedTable.left("status", 6),
            FixedTable.right("amount", 16),
            FixedTable.left("text", 60));

    private final Writer out;

    /** @param out in the encoding of the terminal */
    public TableEntries(Writer out) {
        this.out = out;
    }

    @Override
    public void begin() throws IOException {
        line(TABLE.heading());
        line(TABLE.rule());
    }

    @Override
    public void entry(Transaction entry) throws IOException {
        line(TABLE.row(List.of(
                day(entry.bookingDate()),
                day(entry.valueDate()),
                entry.status().code(),
                entry.signedAmount().toString(),
                String.join(" / ", entry.remittanceInformation()))));
    }

    @Override
    public void pageEnd() throws IOException {
        out.flush();
    }

    @Override
    public void end(Outcome outcome) throws IOException {
        out.flush();
    }

    private void line(String text) throws IOException {
        out.write(text);
        out.write(System.lineSeparator());
    }

    private static String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("");
    }
}
