package org.tppkit.app.statement;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.Transactions;
import org.tppkit.core.Transactions.Completeness;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.model.account.Transaction;

/**
 * Copies entries from a bank to a writer, page by page: one page is in memory at a time.
 *
 * <p>By pages and not by {@link Transactions#readEach}: a page that fails is asked for again, and a reader that is slow (a
 * person with a pager) does not use up the time for a call.
 */
public final class EntryCopy {
    private final Iterator<List<Transaction>> pages;
    private final Supplier<Completeness> completeness;
    private final Progress progress;
    private @Nullable Outcome outcome;

    EntryCopy(Iterable<List<Transaction>> pages, Supplier<Completeness> completeness, Progress progress) {
        this.pages = pages.iterator();
        this.completeness = completeness;
        this.progress = progress;
    }

    /** A copy that was not begun. */
    public static EntryCopy of(Transactions source, Progress progress) {
        return new EntryCopy(source.pages(), source::completeness, progress);
    }

    /**
     * Copies all there is, once. Nothing is written before the first page came.
     *
     * @throws TppException if the bank fails; the writer was then brought to its end, unless nothing was written
     * @throws IOException if the writer fails; no more pages are asked for
     */
    public void to(EntryWriter writer) throws IOException {
        Tally tally = new Tally();
        boolean begun = false;
        try {
            for (Optional<List<Transaction>> page = next(writer, begun, tally);
                    page.isPresent();
                    page = next(writer, begun, tally)) {
                if (!begun) {
                    writer.begin();
                    begun = true;
                }
                for (Transaction entry : page.get()) {
                    writer.entry(entry);
                    tally.add(entry);
                }
                writer.pageEnd();
                progress.entries(tally.entries());
            }
        } finally {
            progress.clear();
        }
        if (!begun) {
            writer.begin();
        }
        end(writer, tally);
    }

    /** How far the copy came; empty while nothing whole was written. */
    public Optional<Outcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    private void end(EntryWriter writer, Tally tally) throws IOException {
        Outcome reached = tally.outcome(completeness.get());
        writer.end(reached);
        outcome = reached;
    }

    private Optional<List<Transaction>> next(EntryWriter writer, boolean begun, Tally tally) throws IOException {
        try {
            return pages.hasNext() ? Optional.of(pages.next()) : Optional.empty();
        } catch (TppException broken) {
            if (begun) {
                end(writer, tally);
            }
            throw broken;
        }
    }
}
