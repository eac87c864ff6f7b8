package org.tppkit.testkit.fake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Waiting without waiting: a pause turns the hands of a {@link ManualClock} and returns at once.
 *
 * <p><b>Threads</b>: may be used by many threads at once; pauses are recorded in the order they were asked for.
 */
public final class ManualPause {
    private final ManualClock clock;
    private final List<Duration> pauses = new ArrayList<>();
    private Consumer<Duration> beforeWaking = pause -> {};

    private ManualPause(ManualClock clock) {
        this.clock = Objects.requireNonNull(clock);
    }

    /**
     * {@return pauses that turn that clock}
     *
     * @param clock the clock that tells the time
     */
    public static ManualPause turning(ManualClock clock) {
        return new ManualPause(clock);
    }

    /** {@return the clock that is turned} */
    public ManualClock clock() {
        return clock;
    }

    /** {@return nanoseconds that passed, pauses included; see {@link ManualClock#elapsedNanos()}} */
    public long nanos() {
        return clock.elapsedNanos();
    }

    /**
     * Sets what is done in each pause, after the clock was turned and before the sleeper goes on.
     *
     * @param action what is done
     */
    public synchronized void whilePausing(Consumer<Duration> action) {
        beforeWaking = Objects.requireNonNull(action);
    }

    /**
     * Passes the time without waiting for it.
     *
     * @param duration how long
     * @throws InterruptedException if the calling thread is interrupted, before or by what is done in the pause; as with
     *     a real pause its flag is cleared
     */
    public void sleep(Duration duration) throws InterruptedException {
        failIfInterrupted();
        Consumer<Duration> action;
        synchronized (this) {
            pauses.add(duration);
            action = beforeWaking;
        }
        clock.advance(duration);
        action.accept(duration);
        failIfInterrupted();
    }

    /** {@return the pauses so far, in order} */
    public synchronized List<Duration> pauses() {
        return List.copyOf(pauses);
    }

    private static void failIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while pausing");
        }
    }
}
