package org.tppkit.testkit.simulator.internal.stet;

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

    static TransactionPage of(List<SimulatedTransaction> all, int number, int pageSize) {
        int count = Math.max(1, (all.size() + pageSize - 1) / pageSize);
        int from = Math.min(all.size(), Math.multiplyExact(Math.min(number, count), pageSize));
        int to = Math.min(all.size(), from + pageSize);
        return new TransactionPage(all.subList(from, to), number, count);
    }

    boolean isFirst() {
        return number == 0;
    }

    boolean isLast() {
        return number == count - 1;
    }
}
