package org.tppkit.bench.tokens;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.tppkit.core.internal.time.Time;

/** Time that goes on in steps, for a day that nobody waits for. */
final class SteppedTime implements Time {
    private static final Instant BEGIN = Instant.parse("2026-11-16T09:30:00Z");

    private final AtomicLong nanos = new AtomicLong();

    void step(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    @Override
    public long nanos() {
        return nanos.get();
    }

    @Override
    public void sleep(Duration duration) {
        step(duration);
    }

    @Override
    public Clock clock() {
        return Clock.fixed(BEGIN.plusNanos(nanos.get()), ZoneOffset.UTC);
    }
}
