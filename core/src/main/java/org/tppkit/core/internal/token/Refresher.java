package org.tppkit.core.internal.token;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.internal.time.Time;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.ConsentRequiredException.Reason;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.model.consent.RefreshToken;
import org.tppkit.ports.model.consent.TokenGrant;
import org.tppkit.ports.spi.token.TokenKey;

/**
 * Gets a usable token, step by step: what waits to be stored is stored, the record is read, the lease is claimed, the bank
 * is asked, the answer is stored, and only then is it used. Whenever the record has changed under a step, it all begins
 * again with what is there now.
 */
final class Refresher {
    /** How long a token that lives is used while another client is about to replace it, before the next look. */
    private static final Duration SHORT_REST = Duration.ofSeconds(1);

    private final ConsentStore consents;
    private final RefreshLease lease;
    private final Rotations rotations;
    private final TokenTimer timer;
    private final Time time;
    private final ConsentEvents events;
    private final RefreshFailures failures;
    private final SpentTokens spent = new SpentTokens();

    Refresher(
            ConsentStore consents,
            RefreshLease lease,
            Rotations rotations,
            TokenTimer timer,
            Time time,
            ConsentEvents events) {
        this.consents = consents;
        this.lease = lease;
        this.rotations = rotations;
        this.timer = timer;
        this.time = time;
        this.events = events;
        this.failures = new RefreshFailures(time);
    }

    /** One at a time per consent: the caller sees to it. */
    TimedToken obtain(TokenKey key, @Nullable UsableToken refused, TokenRefresh refresh) {
        LeaseWatch watch = lease.watch();
        ConflictLimit conflicts = new ConflictLimit();
        while (true) {
            rotations.finish(key);
            StoredConsent stored =
                    consents.find(key).orElseThrow(Refresher::neverGiven).requireActive();
            TimedToken token = timer.timed(stored);
            boolean isRefused = refused != null && token.token().looksTheSameAs(refused);
            long now = time.nanos();
            requireUnexpired(token, now);
            if (isToBeUsed(token, isRefused, now)) {
                return token;
            }
            requireRefreshable(token);
            boolean canWait = token.lives(now) && !isRefused;
            boolean isHeld = watch.isHeldByAnother(stored);
            if (canWait && (isHeld || failures.isPassing(key))) {
                return token.restingUntil(now + SHORT_REST.toNanos());
            }
            if (isHeld) {
                watch.pause();
                continue;
            }
            Optional<TimedToken> fresh = claim(stored).flatMap(claimed -> refresh(claimed, canWait, refresh, watch));
            if (fresh.isPresent()) {
                return fresh.get();
            }
            conflicts.count();
        }
    }

    private static void requireUnexpired(TimedToken token, long now) {
        if (token.consentIsOver(now)) {
            throw new ConsentRequiredException(Reason.EXPIRED, "the time of the consent is over");
        }
    }

    /** A refused token is given once more only where nothing better can be had: the caller sees that it is the same. */
    private static boolean isToBeUsed(TimedToken token, boolean isRefused, long now) {
        boolean last = token.token().accessToken().isEmpty() || (token.lives(now) && token.isFreshlyObtained(now));
        return isRefused ? last : token.isGood(now);
    }

    private static void requireRefreshable(TimedToken token) {
        if (!token.refreshable()) {
            throw new ConsentRequiredException(
                    Reason.EXPIRED, "the access token can no longer be used, and the bank gave no refresh token");
        }
    }

    private Optional<StoredConsent> claim(StoredConsent stored) {
        failures.check(stored.key());
        spent.check(stored.key(), refreshToken(stored));
        return lease.claim(stored);
    }

    /** Asks the bank; empty if the store holds something newer by now. */
    private Optional<TimedToken> refresh(
            StoredConsent claimed, boolean canWait, TokenRefresh refresh, LeaseWatch watch) {
        RefreshToken used = refreshToken(claimed);
        TokenGrant grant;
        try {
            grant = refresh.refresh(used, claimed.record().consentReference());
        } catch (ConsentRequiredException refusal) {
            loseUnlessNewer(claimed, refusal, watch);
            return Optional.empty();
        } catch (TppException failure) {
            return Optional.of(carryOn(claimed, canWait, failure));
        } catch (RuntimeException | Error bug) {
            lease.release(claimed);
            throw bug;
        }
        long answeredAt = time.nanos();
        Tokens fresh = claimed.record().tokens().orElseThrow().refreshedBy(grant, time.now());
        if (!fresh.refreshToken().equals(Optional.of(used))) {
            spent.add(claimed.key(), used);
        }
        return rotations
                .save(new Rotation(claimed, fresh, answeredAt))
                .map(stored -> timer.justObtained(stored, answeredAt));
    }

    /** Comes back only if the refused token is no longer the stored one: then what is new is to be used. */
    private void loseUnlessNewer(StoredConsent claimed, ConsentRequiredException refusal, LeaseWatch watch) {
        ConflictLimit conflicts = new ConflictLimit();
        while (true) {
            StoredConsent stored = consents.find(claimed.key())
                    .orElseThrow(Refresher::endedMeanwhile)
                    .requireActive();
            if (!stored.record().tokens().flatMap(Tokens::refreshToken).equals(Optional.of(refreshToken(claimed)))) {
                return;
            }
            if (watch.isHeldByAnother(stored)) {
                watch.pause();
            } else if (consents.replace(stored, stored.record().lost(refusal.reason()))
                    .isPresent()) {
                events.lost(claimed.key(), refusal.reason());
                throw refusal;
            } else {
                conflicts.count();
            }
        }
    }

    /** The old tokens stay. A call that can do with the old access token does not fail for an early refresh. */
    private TimedToken carryOn(StoredConsent claimed, boolean canWait, TppException failure) {
        StoredConsent released = lease.release(claimed).orElse(claimed);
        failures.remember(claimed.key(), failure);
        TimedToken old = timer.timed(released);
        if (!canWait || !failure.retryable() || !old.lives(time.nanos())) {
            throw failure;
        }
        return old.restingUntil(timer.endOfFloor());
    }

    private static RefreshToken refreshToken(StoredConsent stored) {
        return stored.record().tokens().flatMap(Tokens::refreshToken).orElseThrow();
    }

    private static ConsentRequiredException neverGiven() {
        return new ConsentRequiredException(Reason.NEVER_GIVEN, "no such consent is kept here");
    }

    private static ConsentRequiredException endedMeanwhile() {
        return new ConsentRequiredException(Reason.REVOKED, "the consent was ended while its token was refreshed");
    }
}
