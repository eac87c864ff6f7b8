package org.tppkit.core.internal.time;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.tppkit.ports.error.TransportException;

/** When a call must be over, whatever it is doing then. */
public final class Deadline {
    private final Time time;
    private final long endsAt;

    private Deadline(Time time, long endsAt) {
        this.time = time;
        this.endsAt = endsAt;
    }

    /** A deadline that lies that far ahead. */
    public static Deadline in(Duration duration, Time time) {
        // A time that nanoseconds cannot count is the longest that they can.
        long nanos = Math.max(0, TimeUnit.NANOSECONDS.convert(duration));
        return new Deadline(time, time.nanos() + nanos);
    }

    /** What is left; zero when the time is up, never negative. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, endsAt - time.nanos()));
    }

    /** Whether the time is up. */
    public boolean isOver() {
        return endsAt - time.nanos() <= 0;
    }

    /**
     * Ends the call if its time is up.
     *
     * @param doing what the call was doing, for the message
     */
    public void check(String doing) {
        if (isOver()) {
            throw new TransportException(
                    TransportException.Reason.TIMEOUT, false, "the time for the call was up while " + doing, null);
        }
    }
}
