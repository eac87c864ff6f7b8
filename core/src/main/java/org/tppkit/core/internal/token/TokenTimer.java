package org.tppkit.core.internal.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.Settings;
import org.tppkit.core.internal.time.Time;

/**
 * Turns the moments of a record into points of this process's elapsed time. The wall clock is asked once for each token;
 * from then on only elapsed time counts.
 */
final class TokenTimer {
    /** Longer times count as this one: nanoseconds have an end. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final Time time;
    private final Settings settings;
    private final TokenCache cache;

    TokenTimer(Time time, Settings settings, TokenCache cache) {
        this.time = time;
        this.settings = settings;
        this.cache = cache;
    }

    /** The token of a record, timed as before where this process knows it already. */
    TimedToken timed(StoredConsent stored) {
        TimedToken known = cache.find(stored.key());
        return known != null && known.isIn(stored) ? known.seenIn(stored) : timedByWallClock(stored);
    }

    private TimedToken timedByWallClock(StoredConsent stored) {
        ConsentRecord record = stored.record();
        Instant now = time.now();
        Optional<Duration> life = record.tokens().flatMap(Tokens::life);
        Optional<Duration> left = record.tokens()
                .flatMap(Tokens::expiresAt)
                .map(end -> Duration.between(now, end))
                .map(rest -> shorter(rest, life.orElse(rest)));
        Optional<Duration> sinceRefresh =
                record.lastRefreshAt().map(then -> Duration.between(then, now)).filter(since -> !since.isNegative());
        return timed(stored, life, left, sinceRefresh, time.nanos());
    }

    /** The token of a refresh that was answered at that point of elapsed time. */
    TimedToken justObtained(StoredConsent stored, long answeredAt) {
        Optional<Duration> life = stored.record().tokens().flatMap(Tokens::life);
        return timed(stored, life, life, Optional.of(Duration.ZERO), answeredAt);
    }

    private TimedToken timed(
            StoredConsent stored,
            Optional<Duration> life,
            Optional<Duration> left,
            Optional<Duration> sinceRefresh,
            long from) {
        ConsentRecord record = stored.record();
        return new TimedToken(
                UsableToken.of(stored, false),
                TimedToken.obtainedAt(stored),
                point(from, left),
                point(from, left.map(rest -> rest.minus(margin(life.orElse(rest))))),
                record.tokens().flatMap(Tokens::refreshToken).isPresent(),
                null,
                point(from, sinceRefresh.map(since -> settings.refreshFloor().minus(since))),
                point(time.nanos(), record.validUntil().map(end -> Duration.between(time.now(), end))));
    }

    /** Restricts the margin to a part of the life, so that a short life is not one long margin. */
    private Duration margin(Duration life) {
        return shorter(settings.refreshMargin(), life.dividedBy(settings.refreshMarginDivisor()));
    }

    /** The point of elapsed time up to which a token is left alone that was refreshed, or should have been, just now. */
    long endOfFloor() {
        return time.nanos() + settings.refreshFloor().toNanos();
    }

    private static @Nullable Long point(long from, Optional<Duration> ahead) {
        return ahead.map(duration -> from
                        + shorter(longer(duration, LONGEST.negated()), LONGEST).toNanos())
                .orElse(null);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
