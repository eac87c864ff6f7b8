package org.tppkit.testkit.simulator;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The queue of things that will go wrong. For each request the first entry that matches is used once; each request
 * meets at most one fault. Applies to both listeners. Safe for use by several threads.
 */
public final class Faults {

    private static final class Entry {
        private final RequestMatcher matcher;
        private final Fault fault;
        private int left;

        private Entry(RequestMatcher matcher, Fault fault, int left) {
            this.matcher = matcher;
            this.fault = fault;
            this.left = left;
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private final List<Gate> gates = new ArrayList<>();
    private boolean closed;

    Faults() {}

    /**
     * The next request that matches meets the fault.
     *
     * @param matcher which requests it meets
     * @param fault what goes wrong with it
     */
    public void next(RequestMatcher matcher, Fault fault) {
        next(1, matcher, fault);
    }

    /**
     * The next {@code count} requests that match meet the fault.
     *
     * @param count at least 1
     * @param matcher which requests it meets
     * @param fault what goes wrong with each of them
     * @throws IllegalArgumentException if the count is less than 1
     */
    public synchronized void next(int count, RequestMatcher matcher, Fault fault) {
        if (count < 1) {
            throw new IllegalArgumentException("a fault happens at least once");
        }
        entries.add(new Entry(matcher, fault, count));
        fault.gate().ifPresent(gates::add);
    }

    /**
     * Every request that matches meets the fault, until {@link #clear()}.
     *
     * @param matcher which requests it meets
     * @param fault what goes wrong with each of them
     */
    public void always(RequestMatcher matcher, Fault fault) {
        next(Integer.MAX_VALUE, matcher, fault);
    }

    /** {@return how many faults are still to happen} */
    public synchronized int pending() {
        return (int) Math.min(
                Integer.MAX_VALUE,
                entries.stream().mapToLong(entry -> entry.left).sum());
    }

    /** {@return what is still to happen, in the order in which it is looked through} */
    public synchronized List<PlannedFault> planned() {
        return entries.stream()
                .map(entry -> new PlannedFault(entry.matcher, entry.fault, entry.left))
                .toList();
    }

    /** Forgets all faults that did not happen yet, and opens all gates. */
    public synchronized void clear() {
        entries.clear();
        gates.forEach(Gate::open);
        gates.clear();
    }

    /** Takes a planned fault back, if it did not happen yet. */
    synchronized void forget(Fault fault) {
        entries.removeIf(entry -> entry.fault == fault);
    }

    /** Used by the simulator: takes the fault for a request. */
    synchronized Optional<Fault> take(String method, String path) {
        Iterator<Entry> each = entries.iterator();
        while (!closed && each.hasNext()) {
            Entry entry = each.next();
            if (entry.matcher.matches(method, path)) {
                entry.left--;
                if (entry.left == 0) {
                    each.remove();
                }
                return Optional.of(entry.fault);
            }
        }
        return Optional.empty();
    }

    synchronized void close() {
        closed = true;
        clear();
    }
}
