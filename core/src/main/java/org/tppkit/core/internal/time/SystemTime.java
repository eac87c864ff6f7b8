package org.tppkit.core.internal.time;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

/** The machine's own time. */
public final class SystemTime implements Time {
    private final Clock clock;

    /** @param clock for moments; elapsed time is the machine's */
    public SystemTime(Clock clock) {
        this.clock = Objects.requireNonNull(clock);
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
    }
}
