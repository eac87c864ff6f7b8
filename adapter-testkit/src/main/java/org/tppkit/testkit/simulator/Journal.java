package org.tppkit.testkit.simulator;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The newest exchanges of one simulator, in the order in which they were decided: {@link BankSimulatorBuilder#journalSize
 * 10,000} of them if not said otherwise, the oldest are forgotten. An exchange is written before its answer is sent.
 * Secrets are masked. Safe for use by several threads.
 */
public final class Journal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final ArrayDeque<JournalEntry> entries = new ArrayDeque<>();
    private final int size;
    private long written;

    Journal(int size) {
        this.size = size;
    }

    /** {@return a copy of all exchanges that are kept, oldest first} */
    public List<JournalEntry> entries() {
        lock.lock();
        try {
            return List.copyOf(entries);
        } finally {
            lock.unlock();
        }
    }

    /**
     * {@return the exchanges that match}
     *
     * @param wanted what is looked for
     */
    public List<JournalEntry> matching(Predicate<JournalEntry> wanted) {
        return entries().stream().filter(wanted).toList();
    }

    /**
     * {@return the exchanges with exactly this path}
     *
     * @param path the path, without host and query
     */
    public List<JournalEntry> to(String path) {
        return matching(entry -> entry.isTo(path));
    }

    /**
     * {@return how many exchanges have exactly this path}
     *
     * @param path the path, without host and query
     */
    public int count(String path) {
        return to(path).size();
    }

    /** {@return the newest exchange} */
    public JournalEntry last() {
        lock.lock();
        try {
            if (entries.isEmpty()) {
                throw new IllegalStateException("the journal is empty");
            }
            return entries.getLast();
        } finally {
            lock.unlock();
        }
    }

    /**
     * {@return one page: the exchanges that follow a number, oldest first}
     *
     * @param number of the last exchange that is known already; 0 for the beginning
     * @param limit the most that is given; at least 1
     */
    public List<JournalEntry> after(long number, int limit) {
        lock.lock();
        try {
            return entries.stream()
                    .filter(entry -> entry.number() > number)
                    .limit(limit)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /**
     * {@return the newest exchanges that are kept, newest first}
     *
     * @param limit how many at most
     */
    public List<JournalEntry> newest(int limit) {
        lock.lock();
        try {
            List<JournalEntry> found = new ArrayList<>();
            Iterator<JournalEntry> backwards = entries.descendingIterator();
            while (found.size() < limit && backwards.hasNext()) {
                found.add(backwards.next());
            }
            return found;
        } finally {
            lock.unlock();
        }
    }

    /** {@return how many exchanges were written since the bank started, with those that were forgotten} */
    public long written() {
        lock.lock();
        try {
            return written;
        } finally {
            lock.unlock();
        }
    }

    /** Forgets everything so far; numbers go on. */
    public void clear() {
        lock.lock();
        try {
            entries.clear();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until that many exchanges match.
     *
     * @param count how many
     * @param wanted what is looked for
     * @param guard how long to wait at most
     * @throws IllegalStateException if they did not come in time
     * @throws java.lang.InterruptedException if the thread is interrupted while it waits
     */
    public void await(int count, Predicate<JournalEntry> wanted, Duration guard) throws InterruptedException {
        long left = guard.toNanos();
        lock.lock();
        try {
            while (entries.stream().filter(wanted).count() < count) {
                if (left <= 0) {
                    throw new IllegalStateException("fewer than " + count + " such exchanges came in time");
                }
                left = grown.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until that many exchanges have come.
     *
     * @param count how many
     * @param guard how long to wait at most
     * @throws java.lang.InterruptedException if the thread is interrupted while it waits
     */
    public void await(int count, Duration guard) throws InterruptedException {
        await(count, entry -> true, guard);
    }

    /** Writes the exchange that is made for the next number. */
    void add(LongFunction<JournalEntry> exchange) {
        lock.lock();
        try {
            if (entries.size() == size) {
                entries.removeFirst();
            }
            entries.add(exchange.apply(++written));
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** One line per exchange: number, method, path, status. */
    @Override
    public String toString() {
        return entries().stream()
                .map(entry -> entry.number() + " " + entry.listener() + " " + entry.method() + " " + entry.path()
                        + " -> " + entry.status())
                .collect(Collectors.joining("\n"));
    }
}
