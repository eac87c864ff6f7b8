package org.tppkit.app.statement;

import java.io.IOException;
import org.tppkit.ports.model.account.Transaction;

/**
 * Takes the entries of an account, one after the other, in the bank's order: {@link #begin} once, {@link #entry} for each,
 * {@link #end} once. Does not close what it writes to. For use by one thread.
 */
public interface EntryWriter {
    /** Before the first entry. */
    void begin() throws IOException;

    /** One entry. */
    void entry(Transaction entry) throws IOException;

    /** After each page of the bank: a reader sees what came so far, and one that has gone is noticed. */
    default void pageEnd() throws IOException {}

    /** After the last entry; also after an error of the bank, so that what was written is whole and says that it is not all. */
    void end(Outcome outcome) throws IOException;
}
