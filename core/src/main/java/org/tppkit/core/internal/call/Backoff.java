package org.tppkit.core.internal.call;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.tppkit.core.RetryPolicy;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.RateLimitedException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.error.TransportException;

/** Whether a failed read is worth a repetition, and how long to wait before it (full jitter). */
public final class Backoff {
    private final RetryPolicy policy;
    private final RandomGenerator random;

    /** @param random draws the pauses */
    public Backoff(RetryPolicy policy, RandomGenerator random) {
        this.policy = policy;
        this.random = random;
    }

    /**
     * The pause before the next attempt; empty if there is to be none.
     *
     * @param repeatsSoFar how often the read was repeated already
     * @param failure how the last attempt ended
     * @param attended whether the customer is there
     * @param timeLeft what is left of the call's time: a pause that does not fit is none
     */
    Optional<Duration> beforeRepeat(int repeatsSoFar, TppException failure, boolean attended, Duration timeLeft) {
        int allowed = attended ? policy.attended() : policy.unattended();
        if (repeatsSoFar >= allowed || !isPassing(failure)) {
            return Optional.empty();
        }
        Duration asked = retryAfter(failure).orElse(Duration.ZERO);
        if (asked.compareTo(policy.longestPause()) > 0) {
            return Optional.empty();
        }
        Duration drawn = draw(repeatsSoFar);
        Duration pause = drawn.compareTo(asked) > 0 ? drawn : asked;
        return pause.compareTo(timeLeft) < 0 ? Optional.of(pause) : Optional.empty();
    }

    private Duration draw(int repeatsSoFar) {
        Duration ceiling = policy.firstPause().multipliedBy(1L << repeatsSoFar);
        Duration bounded = ceiling.compareTo(policy.longestPause()) < 0 ? ceiling : policy.longestPause();
        return Duration.ofNanos(random.nextLong(bounded.toNanos() + 1));
    }

    private static boolean isPassing(TppException failure) {
        return failure instanceof RateLimitedException
                || failure instanceof BankUnavailableException
                || (failure instanceof TransportException transport && transport.retryable());
    }

    private static Optional<Duration> retryAfter(TppException failure) {
        if (failure instanceof RateLimitedException limited) {
            return limited.retryAfter();
        }
        return failure instanceof BankUnavailableException unavailable ? unavailable.retryAfter() : Optional.empty();
    }
}
