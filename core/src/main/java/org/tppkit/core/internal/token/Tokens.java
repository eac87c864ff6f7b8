package org.tppkit.core.internal.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.model.consent.RefreshToken;
import org.tppkit.ports.model.consent.TokenGrant;

/**
 * What a bank gave for a consent.
 *
 * @param accessToken the token for calls
 * @param expiresAt when it ends, by the wall clock; empty where the bank does not say
 * @param refreshToken the token for the next refresh; empty where there is none
 * @param obtainedAt when the bank gave them
 */
public record Tokens(
        AccessToken accessToken, Optional<Instant> expiresAt, Optional<RefreshToken> refreshToken, Instant obtainedAt) {
    /** A bank that names a longer life means "for ever"; and sums of moments must not overflow. */
    private static final Duration LONGEST_LIFE = Duration.ofDays(36_500);

    public Tokens {
        Objects.requireNonNull(accessToken);
        Objects.requireNonNull(expiresAt);
        Objects.requireNonNull(refreshToken);
        Objects.requireNonNull(obtainedAt);
    }

    /** The tokens of a grant. */
    public static Tokens of(TokenGrant grant, Instant obtainedAt) {
        Optional<Instant> expiresAt =
                grant.expiresIn().map(life -> obtainedAt.plus(life.compareTo(LONGEST_LIFE) < 0 ? life : LONGEST_LIFE));
        return new Tokens(grant.accessToken(), expiresAt, grant.refreshToken(), obtainedAt);
    }

    /** What a refresh makes of these: an answer without refresh token keeps the old one (RFC 6749 section 6). */
    Tokens refreshedBy(TokenGrant grant, Instant obtainedAt) {
        Tokens fresh = of(grant, obtainedAt);
        return new Tokens(
                fresh.accessToken, fresh.expiresAt, fresh.refreshToken.or(() -> refreshToken), fresh.obtainedAt);
    }

    /** The whole life of the access token, never negative; empty where it is not known. */
    Optional<Duration> life() {
        return expiresAt
                .map(end -> Duration.between(obtainedAt, end))
                .map(life -> life.isNegative() ? Duration.ZERO : life);
    }

    /** The times only. */
    @Override
    public String toString() {
        return "Tokens[obtainedAt=" + obtainedAt + ", expiresAt="
                + expiresAt.map(Instant::toString).orElse("unknown") + "]";
    }
}
