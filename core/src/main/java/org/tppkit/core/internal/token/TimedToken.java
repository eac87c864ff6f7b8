package org.tppkit.core.internal.token;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A token whose times are points of elapsed time, so that no wall clock can lengthen or shorten its life.
 *
 * @param token the token
 * @param obtainedAt when the bank gave it, as the record says; null for banks without tokens
 * @param endsAt when it ends; null where nobody knows
 * @param refreshFrom from when on it should be refreshed; null where its end is not known
 * @param refreshable whether there is a refresh token
 * @param restUntil until when it is not refreshed for as long as it lives; null if there is no such time
 * @param freshUntil until when it counts as freshly obtained; null if it does not
 * @param consentEndsAt when the consent ends; null where that is not known
 */
record TimedToken(
        UsableToken token,
        @Nullable Instant obtainedAt,
        @Nullable Long endsAt,
        @Nullable Long refreshFrom,
        boolean refreshable,
        @Nullable Long restUntil,
        @Nullable Long freshUntil,
        @Nullable Long consentEndsAt) {

    /** Whether a call can use it as it is, without a look anywhere. */
    boolean serves(@Nullable UsableToken refused, long now) {
        return isGood(now) && (refused == null || !token.looksTheSameAs(refused));
    }

    /** Whether there is nothing to be done about it now. */
    boolean isGood(long now) {
        return !consentIsOver(now) && lives(now) && (!isDue(now) || !refreshable || isResting(now));
    }

    boolean lives(long now) {
        return endsAt == null || !isPast(endsAt, now);
    }

    boolean consentIsOver(long now) {
        return consentEndsAt != null && isPast(consentEndsAt, now);
    }

    /** Whether a refresh gave it so short a while ago that the next one has to wait. */
    boolean isFreshlyObtained(long now) {
        return freshUntil != null && !isPast(freshUntil, now);
    }

    private boolean isDue(long now) {
        return refreshFrom != null && isPast(refreshFrom, now);
    }

    private boolean isResting(long now) {
        return (restUntil != null && !isPast(restUntil, now)) || isFreshlyObtained(now);
    }

    private static boolean isPast(long moment, long now) {
        return moment - now <= 0;
    }

    UsableToken usable(long now) {
        return token.withFreshlyObtained(isFreshlyObtained(now));
    }

    /** The same token after an attempt to refresh it that came to nothing. */
    TimedToken restingUntil(long moment) {
        return new TimedToken(token, obtainedAt, endsAt, refreshFrom, refreshable, moment, freshUntil, consentEndsAt);
    }

    /** Whether a record holds this very token, and nothing that its times depend on has changed. */
    boolean isIn(StoredConsent stored) {
        return token.looksTheSameAs(UsableToken.of(stored, false))
                && Objects.equals(obtainedAt, obtainedAt(stored))
                && token.validUntil().equals(stored.record().validUntil());
    }

    static @Nullable Instant obtainedAt(StoredConsent stored) {
        return stored.record().tokens().map(Tokens::obtainedAt).orElse(null);
    }

    /** The same token, found in a newer revision of the record. */
    TimedToken seenIn(StoredConsent stored) {
        return new TimedToken(
                UsableToken.of(stored, false),
                obtainedAt,
                endsAt,
                refreshFrom,
                refreshable,
                restUntil,
                freshUntil,
                consentEndsAt);
    }
}
