package org.tppkit.testkit.fake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * A clock whose hands are turned by the test. Clocks made by {@link #withZone} share the hands.
 *
 * <p>It tells two kinds of time, as a machine does. {@link #advance} lets time pass: both go on. {@link #setTo} corrects
 * the wall clock, also backwards: elapsed time does not notice.
 *
 * <p><b>Threads</b>: may be used and turned by many threads at once.
 */
public final class ManualClock extends Clock {
    private final Hands hands;
    private final ZoneId zone;

    private ManualClock(Hands hands, ZoneId zone) {
        this.hands = hands;
        this.zone = Objects.requireNonNull(zone);
    }

    /**
     * {@return a clock in UTC that stands at that moment}
     *
     * @param moment what it tells until it is turned
     */
    public static ManualClock at(Instant moment) {
        return new ManualClock(new Hands(moment), ZoneOffset.UTC);
    }

    /**
     * {@return a clock in UTC that stands at a moment written as in {@link Instant#parse}}
     *
     * @param moment for instance {@code 2026-03-02T10:15:30Z}
     */
    public static ManualClock at(String moment) {
        return at(Instant.parse(moment));
    }

    /**
     * Lets time pass.
     *
     * @param duration how much; not negative
     * @throws IllegalArgumentException if it is negative
     */
    public void advance(Duration duration) {
        hands.advance(duration);
    }

    /**
     * Corrects the wall clock, forwards or backwards, without any time passing.
     *
     * @param moment what it tells from now on
     */
    public void setTo(Instant moment) {
        hands.setTo(moment);
    }

    /** {@return nanoseconds that passed since the clock was made; never runs backwards} */
    public long elapsedNanos() {
        return hands.elapsedNanos();
    }

    @Override
    public Instant instant() {
        return hands.moment();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public ManualClock withZone(ZoneId other) {
        return new ManualClock(hands, other);
    }

    @Override
    public String toString() {
        return "ManualClock[" + instant() + ", " + zone + "]";
    }

    private static final class Hands {
        private Instant moment;
        private long elapsed;

        Hands(Instant moment) {
            this.moment = Objects.requireNonNull(moment);
        }

        synchronized Instant moment() {
            return moment;
        }

        synchronized long elapsedNanos() {
            return elapsed;
        }

        synchronized void setTo(Instant other) {
            moment = Objects.requireNonNull(other);
        }

        synchronized void advance(Duration duration) {
            if (duration.isNegative()) {
                throw new IllegalArgumentException("time does not pass backwards: setTo corrects the wall clock");
            }
            moment = moment.plus(duration);
            elapsed = Math.addExact(elapsed, duration.toNanos());
        }
    }
}
