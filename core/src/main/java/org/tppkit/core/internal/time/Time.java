package org.tppkit.core.internal.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Moments, elapsed time and waiting, in one place so that tests can turn the hands. Moments come from a clock that may be
 * set; elapsed time never runs backwards.
 */
public interface Time {

    /** The clock for moments. */
    Clock clock();

    /** Nanoseconds since some fixed point; only differences mean something. */
    long nanos();

    /**
     * Waits.
     *
     * @throws InterruptedException if the waiting thread is interrupted
     */
    void sleep(Duration duration) throws InterruptedException;

    /** The moment now. */
    default Instant now() {
        return clock().instant();
    }
}
