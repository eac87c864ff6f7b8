package org.tppkit.core.internal.time;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Time in a test's hands: moments, elapsed time and waiting come from there. */
public final class TurnedTime implements Time {
    private final Clock clock;
    private final LongSupplier elapsedNanos;
    private final Consumer<Duration> pause;

    /**
     * @param clock for moments
     * @param elapsedNanos goes on as the test says, never backwards
     * @param pause is told of each wait instead of waiting
     */
    public TurnedTime(Clock clock, LongSupplier elapsedNanos, Consumer<Duration> pause) {
        this.clock = Objects.requireNonNull(clock);
        this.elapsedNanos = Objects.requireNonNull(elapsedNanos);
        this.pause = Objects.requireNonNull(pause);
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public long nanos() {
        return elapsedNanos.getAsLong();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before a pause");
        }
        pause.accept(duration);
    }
}
