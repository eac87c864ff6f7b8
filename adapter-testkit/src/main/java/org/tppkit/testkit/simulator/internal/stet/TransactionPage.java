package org.tppkit.testkit.simulator.internal.stet;

import java.util.ArrayList;
import java.util.List;
import org.tppkit.testkit.simulator.SimulatedTransaction;

/**
 * One page.
 *
 * @param entries what stands on it
 * @param number from 0
 * @param count how many pages there are; at least one
 */
record TransactionPage(List<SimulatedTransaction> entries, int number, int count) {

    static TransactionPage of(
            List<SimulatedTransaction> first, List<SimulatedTransaction> then, int number, int pageSize) {
        long size = (long) first.size() + then.size();
        int count = (int) Math.max(1, (size + pageSize - 1) / pageSize);
        long from = Math.min(size, (long) number * pageSize);
        long to = Math.min(size, from + pageSize);
        List<SimulatedTransaction> entries = new ArrayList<>();
        for (long index = from; index < to; index++) {
            int place = (int) index;
            entries.add(place < first.size() ? first.get(place) : then.get(place - first.size()));
        }
        return new TransactionPage(entries, number, count);
    }

    boolean isFirst() {
        return number == 0;
    }

    boolean isLast() {
        return number == count - 1;
    }
}
