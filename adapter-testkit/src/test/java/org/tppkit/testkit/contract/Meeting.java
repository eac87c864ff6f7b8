package org.tppkit.testkit.contract;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lets two threads of a contract stand at the same place at the same time: what chance would do, done for certain. */
final class Meeting {
    private static final long PATIENCE_MILLIS = 30;

    private final CyclicBarrier barrier = new CyclicBarrier(2);

    /** Waits a little for another thread. A thread that is not one of the contract's own meets nobody. */
    void await() {
        if (!Thread.currentThread().getName().equals("contract")) {
            return;
        }
        try {
            barrier.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | BrokenBarrierException e) {
            // Nobody came: go on alone, and let the next ones meet.
            barrier.reset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
