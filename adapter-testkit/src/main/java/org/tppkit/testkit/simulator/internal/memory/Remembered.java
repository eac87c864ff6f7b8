package org.tppkit.testkit.simulator.internal.memory;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Things by name, in the order in which they came, never more than a given number. What is over is dropped now and then;
 * where that is not enough, the oldest that can be spared go first, then the oldest of all. Guarded by its owner's lock.
 *
 * @param <V> the things
 */
public final class Remembered<V> {

    /** Below this size nothing is dropped: few things cost little, and a bank can still say "expired" of them. */
    private static final int FEW = 1_000;

    private final int capacity;
    private final Predicate<V> over;
    private final Predicate<V> spare;
    private final Map<String, V> things = new LinkedHashMap<>();
    private int tidyAbove;

    /**
     * Nothing yet.
     *
     * @param capacity the most that is kept; at least 10
     * @param over what may be dropped at any time: nobody can tell the difference
     * @param spare what goes first where there is no room
     */
    public Remembered(int capacity, Predicate<V> over, Predicate<V> spare) {
        if (capacity < 10) {
            throw new IllegalArgumentException("a memory holds at least ten things");
        }
        this.capacity = capacity;
        this.over = over;
        this.spare = spare;
        this.tidyAbove = Math.min(FEW, capacity);
    }

    /** Keeps a thing; gives what had the name before. */
    public Optional<V> put(String name, V thing) {
        V before = things.put(name, thing);
        if (things.size() > tidyAbove) {
            tidy();
        }
        return Optional.ofNullable(before);
    }

    /** The thing with that name. */
    public @Nullable V get(String name) {
        return things.get(name);
    }

    /** Whether there is something with that name. */
    public boolean has(String name) {
        return things.containsKey(name);
    }

    /** Drops the thing with that name. */
    public void remove(String name) {
        things.remove(name);
    }

    /** All things, the oldest first; what is removed there is forgotten. */
    public Collection<V> all() {
        return things.values();
    }

    /** How many there are. */
    public int size() {
        return things.size();
    }

    private void tidy() {
        things.values().removeIf(over);
        if (things.size() > capacity) {
            // A tenth at once, so that the work is done seldom.
            int wanted = capacity - capacity / 10;
            dropOldest(wanted, spare);
            dropOldest(wanted, any -> true);
        }
        tidyAbove = Math.min(capacity, Math.max(FEW, 2 * things.size()));
    }

    private void dropOldest(int wanted, Predicate<V> which) {
        Iterator<V> each = things.values().iterator();
        while (things.size() > wanted && each.hasNext()) {
            if (which.test(each.next())) {
                each.remove();
            }
        }
    }

    /** Shows how many there are. */
    @Override
    public String toString() {
        return "Remembered[" + things.size() + " of " + capacity + "]";
    }
}
