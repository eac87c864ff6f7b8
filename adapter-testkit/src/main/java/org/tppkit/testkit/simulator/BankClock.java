package org.tppkit.testkit.simulator;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;

/**
 * The clock of one simulated bank: the clock that the bank was built with, moved by a distance that can be changed
 * while the bank runs. It goes on as the clock below it does. Only the bank looks at it; certificates are judged by the
 * real time.
 *
 * <p>Safe for use by several threads.
 */
public final class BankClock extends Clock {

    private static final Duration FURTHEST = Duration.ofDays(36_525);

    /** Shared by the clock and what {@link #withZone} makes of it. */
    private static final class Distance {
        private volatile Duration moved = Duration.ZERO;
    }

    private final Clock below;
    private final Distance distance;

    private BankClock(Clock below, Distance distance) {
        this.below = below;
        this.distance = distance;
    }

    static BankClock over(Clock below) {
        return new BankClock(below, new Distance());
    }

    /**
     * Moves the clock forwards, or backwards by a negative duration.
     *
     * @param by how far; negative goes back
     * @throws IllegalArgumentException if it would stand more than a hundred years from the clock below
     */
    public void advance(Duration by) {
        synchronized (distance) {
            distance.moved = checked(() -> distance.moved.plus(by));
        }
    }

    /**
     * Sets the clock to that moment, from where it goes on.
     *
     * @param moment what it tells now
     * @throws IllegalArgumentException if that is more than a hundred years from the clock below
     */
    public void set(Instant moment) {
        synchronized (distance) {
            distance.moved = checked(() -> Duration.between(below.instant(), moment));
        }
    }

    /** Goes back to the clock below. */
    public void reset() {
        synchronized (distance) {
            distance.moved = Duration.ZERO;
        }
    }

    /** {@return how far it stands from the clock below} */
    public Duration moved() {
        return distance.moved;
    }

    private static Duration checked(Supplier<Duration> wanted) {
        Duration found;
        try {
            found = wanted.get();
        } catch (ArithmeticException | DateTimeException e) {
            throw new IllegalArgumentException("the clock cannot be moved so far", e);
        }
        if (found.compareTo(FURTHEST) > 0 || found.compareTo(FURTHEST.negated()) < 0) {
            throw new IllegalArgumentException("the clock cannot be moved by more than a hundred years");
        }
        return found;
    }

    @Override
    public Instant instant() {
        return below.instant().plus(distance.moved);
    }

    @Override
    public ZoneId getZone() {
        return below.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new BankClock(below.withZone(zone), distance);
    }

    @Override
    public String toString() {
        return "BankClock[" + instant() + "]";
    }
}
