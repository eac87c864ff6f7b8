package org.tppkit.testkit.simulator;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Holds answers back until it is opened; never by time. A test waits with {@link #awaitArrivals} until requests stand
 * at the gate, does what it wants meanwhile, and opens it. Closing the simulator opens every gate.
 */
public final class Gate {

    private final CountDownLatch opened = new CountDownLatch(1);
    private final Semaphore arrivals = new Semaphore(0);

    /** Lets all through that wait, and all that come. */
    public void open() {
        opened.countDown();
    }

    /**
     * Waits until that many more requests have come to the gate.
     *
     * @param count how many
     * @param guard how long to wait at most
     * @throws IllegalStateException if they did not come in time
     * @throws java.lang.InterruptedException if the thread is interrupted while it waits
     */
    public void awaitArrivals(int count, Duration guard) throws InterruptedException {
        if (!arrivals.tryAcquire(count, guard.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("fewer than " + count + " requests came to the gate in time");
        }
    }

    /** Used by the simulator: stands at the gate until it is opened. */
    void pass() throws InterruptedException {
        arrivals.release();
        opened.await();
    }
}
