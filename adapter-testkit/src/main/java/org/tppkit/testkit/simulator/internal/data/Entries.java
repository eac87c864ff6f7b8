package org.tppkit.testkit.simulator.internal.data;

import java.time.LocalDate;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.IntFunction;
import org.tppkit.testkit.simulator.SimulatedTransaction;

/**
 * Entries of an account whose booked ones are known to be in the order of their booking days, newest first: what lies
 * between two days is found without looking at all. Pending entries come first. Never changed once made.
 */
public final class Entries extends AbstractList<SimulatedTransaction> implements RandomAccess {

    private final List<SimulatedTransaction> pending;
    private final int bookedCount;
    private final IntFunction<SimulatedTransaction> booked;

    Entries(List<SimulatedTransaction> pending, int bookedCount, IntFunction<SimulatedTransaction> booked) {
        this.pending = List.copyOf(pending);
        this.bookedCount = bookedCount;
        this.booked = booked;
    }

    static Entries of(List<SimulatedTransaction> pending, List<SimulatedTransaction> booked) {
        List<SimulatedTransaction> kept = List.copyOf(booked);
        return new Entries(pending, kept.size(), kept::get);
    }

    @Override
    public SimulatedTransaction get(int index) {
        return index < pending.size() ? pending.get(index) : booked.apply(index - pending.size());
    }

    @Override
    public int size() {
        return pending.size() + bookedCount;
    }

    /** The entries that do not have a booking day yet. */
    public List<SimulatedTransaction> pending() {
        return pending;
    }

    /** The booked entries from one day to another, both with them; a view. */
    public List<SimulatedTransaction> booked(LocalDate first, LocalDate last) {
        int begin = firstAtOrBefore(last);
        int end = firstAtOrBefore(first.minusDays(1));
        return subList(pending.size() + begin, pending.size() + Math.max(begin, end));
    }

    /** Index among the booked entries of the first that is not after a day. */
    private int firstAtOrBefore(LocalDate day) {
        int low = 0;
        int high = bookedCount;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (booked.apply(middle).filterDate().isAfter(day)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
