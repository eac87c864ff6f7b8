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
 * 10,000} of them if not said otherwise, the oldest are forgotten. An exchange is written before its answer is sent. Secrets
 * are masked. Safe for use by several threads.
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

    /** A copy of all exchanges that are kept, oldest first. */
    public List<JournalEntry> entries() {
        lock.lock();
        try {
            return List.copyOf(entries);
        } finally {
            lock.unlock();
        }
    }

    /** The exchanges that match. */
    public List<JournalEntry> matching(Predicate<JournalEntry> wanted) {
        return entries().stream().filter(wanted).toList();
    }

    /** The exchanges with exactly this path. */
    public List<JournalEntry> to(String path) {
        return matching(entry -> entry.isTo(path));
    }

    /** How many exchanges have exactly this path. */
    public int count(String path) {
        return to(path).size();
    }

    /** The newest exchange. */
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
     * One page: the exchanges that follow a number, oldest first.
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

    /** The newest exchanges that are kept, newest first. */
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

    /** How many exchanges were written since the bank started, with those that were forgotten. */
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
     * @throws IllegalStateException if they did not come in time
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

    /** Waits until that many exchanges have come. */
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
