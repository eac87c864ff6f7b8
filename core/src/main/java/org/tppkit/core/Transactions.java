package org.tppkit.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.tppkit.core.internal.account.KeyedDays;
import org.tppkit.core.internal.account.KeyedEntries;
import org.tppkit.core.internal.account.Telling;
import org.tppkit.core.internal.call.PageWalk;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.model.PagingEnd;
import org.tppkit.ports.model.RequestId;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.account.TransactionQuery;

/**
 * An account's transactions, read from the bank as they are asked for: one page is kept at a time, however long the
 * history is. Can be walked once, by one thread. In the order of the bank, newest first at most banks.
 *
 * <p>An error while walking says how many requests were sent for all pages; what was delivered before it is right, but
 * not all. After the walk, {@link #completeness()} says whether everything came. Nothing is left out or merged: two
 * equal entries are two transactions.
 */
public final class Transactions implements Iterable<Transaction> {
    private final TransactionQuery query;
    private final Function<Consumer<Transaction>, PageWalk<Transaction>> oneByOne;
    private PageWalk<Transaction> walk;
    private boolean taken;

    /**
     * @param walk reads pages
     * @param oneByOne reads pages that tell their entries while they arrive and have none themselves
     */
    Transactions(
            TransactionQuery query,
            PageWalk<Transaction> walk,
            Function<Consumer<Transaction>, PageWalk<Transaction>> oneByOne) {
        this.query = query;
        this.walk = walk;
        this.oneByOne = oneByOne;
    }

    /**
     * How far a walk came.
     *
     * @param query the window that was asked for
     * @param pagesRead how many pages were read
     * @param requestsSent how many requests were sent for them; each may count against a limit of the bank
     * @param requestIds the X-Request-ID of each request, in order
     * @param end why reading ended; empty while there is more to read
     */
    public record Completeness(
            TransactionQuery query,
            int pagesRead,
            int requestsSent,
            List<RequestId> requestIds,
            Optional<PagingEnd> end) {

        /** {@return whether everything that the bank offers in the window was read} */
        public boolean isComplete() {
            return end.map(PagingEnd::isComplete).orElse(false);
        }
    }

    /** {@return how far the walk has come so far} */
    public Completeness completeness() {
        return new Completeness(query, walk.pagesRead(), walk.requestsSent(), walk.requestIds(), walk.end());
    }

    /**
     * Entry by entry; reads the next page when the one before is used up.
     *
     * @throws IllegalStateException if the walk was begun before
     */
    @Override
    public Iterator<Transaction> iterator() {
        take();
        return new Entries();
    }

    /**
     * {@return the entries as an ordered stream, read as {@link #iterator()} reads them}
     *
     * @throws IllegalStateException if the walk was begun before
     */
    public Stream<Transaction> stream() {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    /**
     * {@return the pages as the bank cut them, each read when it is asked for}
     *
     * @throws IllegalStateException if the walk was begun before
     */
    public Iterable<List<Transaction>> pages() {
        take();
        return Pages::new;
    }

    /**
     * Entry by entry, each with the key that tells it from all others of the account, so that a copy can be kept.
     * Where the bank gives an id, that is the key. Where it gives none, a key is derived for booked entries: a
     * fingerprint, and an ordinal among equal entries of the day. For that the entries of one day are held until the
     * day is over; at most one day and one page are in memory.
     *
     * <p>No key is derived, where the bank gives no id:
     *
     * <ul>
     *   <li>for entries that are not booked, or have no booking date: they may change or vanish;
     *   <li>for the day at which reading stopped before the end, by the limit of pages or by an error (which is thrown
     * after
     *       the day's entries);
     *   <li>for the oldest day if the query names no first day: the bank may have cut it anywhere. A first day that is
     *       named is taken to be given as a whole;
     *   <li>from there on where a bank's entries are not in the order of their booking dates, and for the day before:
     * a day
     *       may come again then, and an ordinal would mean nothing;
     *   <li>for a day of more than 50,000 entries.
     * </ul>
     *
     * <p>Whether equal entries come in another order changes no key. An entry that was shown twice, because a booking
     * came between two pages, counts twice; the next fetch of the day puts it right.
     *
     * @return the entries with their keys
     * @throws IllegalStateException if the walk was begun before
     */
    public Iterable<KeyedTransaction> keyed() {
        take();
        return () -> new KeyedEntries(
                new Entries(), query.from().isPresent(), () -> completeness().isComplete());
    }

    /**
     * {@return everything at once}
     *
     * @param most how many entries are wanted at most
     * @throws InvalidRequestException if there are more: then walk them instead; pages were read by then
     * @throws IllegalStateException if the walk was begun before
     */
    public List<Transaction> toList(int most) {
        List<Transaction> all = new ArrayList<>();
        for (List<Transaction> page : pages()) {
            all.addAll(page);
            if (all.size() > most) {
                throw new InvalidRequestException(
                        "most", "the account has more than " + most + " transactions in the window: walk them instead");
            }
        }
        return Collections.unmodifiableList(all);
    }

    /**
     * Entry by entry while the bank's answer arrives, so that a page of any length needs little memory. The time for a
     * call ({@link Settings#callTimeout()}) includes what the reader needs for a page, and {@link
     * Settings#largestAnswer()} bounds a page's bytes: raise both for pages beyond the usual. Meanwhile one of the
     * slots to the bank is taken. Nothing is repeated, for the reader was told already.
     *
     * @param reader is told of each entry, by the calling thread; what it throws ends the reading
     * @throws TppException if the bank's answer fails, maybe after some entries
     * @throws IllegalStateException if the walk was begun before
     */
    public void readEach(Consumer<? super Transaction> reader) {
        tell(new Telling(reader));
    }

    /**
     * As {@link #readEach}, each entry with its key as {@link #keyed()} gives it: the entries of one day, up to 50,000, are
     * held until the day is over.
     *
     * @param reader is told of each entry, by the calling thread; what it throws ends the reading
     * @throws TppException if the bank's answer fails, maybe after some entries
     * @throws IllegalStateException if the walk was begun before
     */
    public void readEachKeyed(Consumer<? super KeyedTransaction> reader) {
        KeyedDays days = new KeyedDays(query.from().isPresent(), reader::accept);
        Telling telling = new Telling(days::add);
        try {
            tell(telling);
        } catch (TppException e) {
            if (!telling.isOver()) {
                days.end(false);
            }
            throw e;
        }
        days.end(completeness().isComplete());
    }

    private void tell(Telling telling) {
        take();
        walk = oneByOne.apply(telling);
        telling.during(() -> {
            while (walk.hasNext()) {
                walk.nextPage();
            }
        });
    }

    private void take() {
        if (taken) {
            throw new IllegalStateException("transactions can be walked once: ask the account again");
        }
        taken = true;
    }

    private final class Pages implements Iterator<List<Transaction>> {
        @Override
        public boolean hasNext() {
            return walk.hasNext();
        }

        /**
         * The next page.
         *
         * @throws TppException if it cannot be read
         */
        @Override
        public List<Transaction> next() {
            if (!walk.hasNext()) {
                throw new NoSuchElementException();
            }
            return walk.nextPage();
        }
    }

    private final class Entries implements Iterator<Transaction> {
        private Iterator<Transaction> page = Collections.emptyIterator();

        @Override
        public boolean hasNext() {
            while (!page.hasNext() && walk.hasNext()) {
                page = walk.nextPage().iterator();
            }
            return page.hasNext();
        }

        @Override
        public Transaction next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return page.next();
        }
    }
}
