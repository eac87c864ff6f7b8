package org.tppkit.core;

import java.time.Duration;
import java.util.Objects;

/**
 * How reads are repeated after an outage, a rate limit or a lost connection. What changes something at a bank is never
 * repeated. Each repetition is a request of its own, with its own X-Request-ID and signature, and may count against the
 * bank's limits: so without the customer nothing is repeated unless it is asked for.
 *
 * @param attended how often a read is repeated at most while the customer is there, 0 to 5
 * @param unattended how often without the customer, 0 to 5
 * @param firstPause the longest pause before the first repetition; each further one may be twice as long. The actual
 *     pause
 *     is drawn at random between nothing and that (full jitter)
 * @param longestPause the longest pause, also where the bank's Retry-After asks for more: then the call fails at once and
 *     says when to come back
 * @param outagePause how long calls without the customer are held back after a 429 or an outage that names no time
 */
public record RetryPolicy(
        int attended, int unattended, Duration firstPause, Duration longestPause, Duration outagePause) {
    private static final Duration LONGEST = Duration.ofDays(1);

    /**
     * Checks what it is made of.
     *
     * @param attended how often a read is repeated at most while the customer is there, 0 to 5
     * @param unattended how often without the customer, 0 to 5
     * @param firstPause the longest pause before the first repetition; each further one may be twice as long. The
     *     actual pause is drawn at random between nothing and that (full jitter)
     * @param longestPause the longest pause, also where the bank's Retry-After asks for more: then the call fails at
     *     once and says when to come back
     * @param outagePause how long calls without the customer are held back after a 429 or an outage that names no time
     * @throws IllegalArgumentException if a count is out of range, or a pause is not positive or longer than a day
     */
    public RetryPolicy {
        requireRepeats("attended", attended);
        requireRepeats("unattended", unattended);
        requirePositive("firstPause", firstPause);
        requirePositive("longestPause", longestPause);
        requirePositive("outagePause", outagePause);
    }

    /**
     * {@return the policy of a client that is told no other one} Reads are repeated twice while the customer is there,
     * never without; pauses from 100 ms up to 20 s; held back for a minute.
     */
    public static RetryPolicy standard() {
        return new RetryPolicy(2, 0, Duration.ofMillis(100), Duration.ofSeconds(20), Duration.ofMinutes(1));
    }

    /**
     * {@return a policy that repeats nothing} Calls without the customer are held back for a minute as usual.
     */
    public static RetryPolicy never() {
        return new RetryPolicy(0, 0, Duration.ofMillis(100), Duration.ofSeconds(20), Duration.ofMinutes(1));
    }

    /**
     * {@return the same policy with so many repetitions without the customer}
     *
     * @param repeats how many repetitions, 0 to 5
     */
    public RetryPolicy withUnattended(int repeats) {
        return new RetryPolicy(attended, repeats, firstPause, longestPause, outagePause);
    }

    private static void requireRepeats(String name, int repeats) {
        if (repeats < 0 || repeats > 5) {
            throw new IllegalArgumentException(name + ": 0 to 5 repetitions");
        }
    }

    private static void requirePositive(String name, Duration duration) {
        Objects.requireNonNull(duration, name);
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " must be positive");
        }
        if (duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " must not be longer than a day");
        }
    }
}
