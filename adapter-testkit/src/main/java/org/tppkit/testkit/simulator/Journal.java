package org.tppkit.testkit.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All exchanges of one simulator, in the order in which they were decided. An exchange is written before its answer is sent.
 * Secrets are masked. Safe for use by several threads.
 */
public final class Journal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final List<JournalEntry> entries = new ArrayList<>();

    Journal() {}

    /** A copy of all exchanges so far. */
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
        List<JournalEntry> all = entries();
        if (all.isEmpty()) {
            throw new IllegalStateException("the journal is empty");
        }
        return all.get(all.size() - 1);
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

    void add(JournalEntry entry) {
        lock.lock();
        try {
            entries.add(entry);
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
