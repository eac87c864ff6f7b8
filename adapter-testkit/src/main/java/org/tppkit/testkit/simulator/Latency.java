package org.tppkit.testkit.simulator;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The time that a bank takes for each request. Closing the bank ends all waiting. */
final class Latency {

    /** Waits until the latch opens or the time is over. */
    @FunctionalInterface
    interface Waiting {
        void await(CountDownLatch end, Duration time) throws InterruptedException;
    }

    private final Duration time;
    private final Waiting waiting;
    private final CountDownLatch closed = new CountDownLatch(1);

    Latency(Duration time, Waiting waiting) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("a latency is not negative");
        }
        this.time = time;
        this.waiting = waiting;
    }

    static Latency none() {
        return of(Duration.ZERO);
    }

    /** In real time. */
    static Latency of(Duration time) {
        return new Latency(time, Latency::inRealTime);
    }

    private static void inRealTime(CountDownLatch end, Duration time) throws InterruptedException {
        if (end.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("the bank was closed meanwhile");
        }
    }

    /** Waits. */
    void pass() throws InterruptedException {
        if (!time.isZero()) {
            waiting.await(closed, time);
        }
    }

    void close() {
        closed.countDown();
    }
}
