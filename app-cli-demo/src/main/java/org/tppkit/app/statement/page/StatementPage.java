package org.tppkit.app.statement.page;

import java.io.IOException;
import java.io.Writer;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.tppkit.app.statement.EntryWriter;
import org.tppkit.app.statement.Outcome;
import org.tppkit.app.statement.StatementHeading;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.account.Transaction;

/** A statement to look at: gathers the entries and writes the page at the end. */
public final class StatementPage implements EntryWriter {
    /** No browser shows longer tables with pleasure. */
    public static final int MOST_ENTRIES = 100_000;

    private final Writer out;
    private final Language language;
    private final StatementHeading heading;
    private final ZonedDateTime made;
    private final List<Balance> balances;
    private final List<Transaction> entries = new ArrayList<>();

    /**
     * @param out in UTF-8
     * @param made when the page is made, in the bank's zone
     * @param balances the bank's balances of the account
     */
    public StatementPage(
            Writer out, Language language, StatementHeading heading, ZonedDateTime made, List<Balance> balances) {
        this.out = out;
        this.language = language;
        this.heading = heading;
        this.made = made;
        this.balances = List.copyOf(balances);
    }

    @Override
    public void begin() {
        entries.clear();
    }

    /**
     * Keeps the entry.
     *
     * @throws InvalidRequestException if there are too many for a page
     */
    @Override
    public void entry(Transaction entry) {
        if (entries.size() == MOST_ENTRIES) {
            throw new InvalidRequestException(
                    "format",
                    "a page holds " + MOST_ENTRIES + " entries at most: ask for fewer days, or for csv or json");
        }
        entries.add(entry);
    }

    @Override
    public void end(Outcome outcome) throws IOException {
        Statement statement = new Statement(heading, made, balances, List.copyOf(entries), outcome);
        new PageWriter(out, language.words(), statement).write();
        out.flush();
    }
}
