package org.tppkit.core.internal.token;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.tppkit.core.internal.time.Time;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.spi.token.TokenKey;

/** The refreshes that have just failed: whoever asks at once again gets the same failure, and the bank is left alone. */
final class RefreshFailures {
    /** Long enough for all callers of one moment to share one failure, short enough for a customer who tries again. */
    private static final Duration FLOOR = Duration.ofSeconds(1);

    private static final int MOST = 10_000;

    private final ConcurrentMap<TokenKey, Failure> failures = new ConcurrentHashMap<>();
    private final Time time;

    RefreshFailures(Time time) {
        this.time = time;
    }

    private record Failure(TppException what, long until) {
        boolean isOver(long now) {
            return until - now <= 0;
        }
    }

    void remember(TokenKey key, TppException failure) {
        long now = time.nanos();
        if (failures.size() >= MOST) {
            failures.values().removeIf(old -> old.isOver(now));
        }
        failures.put(key, new Failure(failure, now + FLOOR.toNanos()));
    }

    /** Whether a failure is young that passes by itself: who can do without a refresh waits for that. */
    boolean isPassing(TokenKey key) {
        Failure failure = failures.get(key);
        return failure != null && failure.what.retryable() && !failure.isOver(time.nanos());
    }

    /** Throws the last failure again while it is young. */
    void check(TokenKey key) {
        Failure failure = failures.get(key);
        if (failure == null) {
            return;
        }
        if (!failure.isOver(time.nanos())) {
            throw failure.what;
        }
        failures.remove(key, failure);
    }
}
