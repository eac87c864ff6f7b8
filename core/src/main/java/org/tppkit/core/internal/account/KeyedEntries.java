package org.tppkit.core.internal.account;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.KeyedTransaction;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.model.account.Transaction;

/** Entries with their keys, one by one. An error comes after the entries that were read before it. Belongs to one thread. */
public final class KeyedEntries implements Iterator<KeyedTransaction> {
    private final Iterator<Transaction> entries;
    private final BooleanSupplier complete;
    private final Deque<KeyedTransaction> ready = new ArrayDeque<>();
    private final KeyedDays days;
    private @Nullable TppException failure;
    private boolean ended;

    /**
     * @param entries in the order of the bank
     * @param oldestDayIsWhole whether the window began with a whole day
     * @param complete whether everything in the window was read; asked after the last entry
     */
    public KeyedEntries(Iterator<Transaction> entries, boolean oldestDayIsWhole, BooleanSupplier complete) {
        this.entries = entries;
        this.complete = complete;
        this.days = new KeyedDays(oldestDayIsWhole, ready::add);
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && !ended) {
            readOn();
        }
        if (ready.isEmpty() && failure != null) {
            throw failure;
        }
        return !ready.isEmpty();
    }

    private void readOn() {
        try {
            if (entries.hasNext()) {
                days.add(entries.next());
                return;
            }
        } catch (TppException e) {
            failure = e;
        }
        ended = true;
        days.end(failure == null && complete.getAsBoolean());
    }

    @Override
    public KeyedTransaction next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }
}
