package org.tppkit.core.internal.token;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.tppkit.core.internal.time.Time;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.spi.token.TokenKey;

/**
 * Brings what refreshes gave into the store. The bank has forgotten the old tokens by then: until the new ones are stored
 * they are kept here, nobody may use them, and nothing else is done with their consent.
 */
final class Rotations {
    /** A store that restarts or fails over is often back within seconds; the waiting callers have some time. */
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMillis(100), Duration.ofMillis(400), Duration.ofMillis(1600));

    private final ConcurrentMap<TokenKey, Rotation> unsaved = new ConcurrentHashMap<>();
    private final ConsentStore consents;
    private final Time time;
    private final ConsentEvents events;

    Rotations(ConsentStore consents, Time time, ConsentEvents events) {
        this.consents = consents;
        this.time = time;
        this.events = events;
    }

    /**
     * Stores what a refresh gave, with a few tries.
     *
     * @return what is stored now; empty if a renewal or another refresh has put something newer there
     */
    Optional<StoredConsent> save(Rotation rotation) {
        // Kept before the first try, so that no failure of any kind can lose it.
        unsaved.put(rotation.claimed().key(), rotation);
        try {
            return write(rotation);
        } catch (TokenStoreException e) {
            events.refreshNotStored(rotation.claimed().key());
            return saveAfterPauses(rotation, e);
        }
    }

    private Optional<StoredConsent> saveAfterPauses(Rotation rotation, TokenStoreException first) {
        TokenStoreException last = first;
        for (Duration pause : PAUSES) {
            try {
                time.sleep(pause);
                return write(rotation);
            } catch (TokenStoreException e) {
                last = e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw last;
    }

    /** Stores what an earlier refresh could not, before anything else is done with the consent. */
    void finish(TokenKey key) {
        Rotation rotation = unsaved.get(key);
        if (rotation != null) {
            write(rotation);
        }
    }

    /** @return how many could still not be stored */
    int writeUnsaved() {
        for (Rotation rotation : unsaved.values()) {
            try {
                write(rotation);
            } catch (TokenStoreException | ConsentRequiredException e) {
                // the first stays unsaved and is counted; the second has nothing left to be saved for
            }
        }
        return unsaved.size();
    }

    private Optional<StoredConsent> write(Rotation rotation) {
        TokenKey key = rotation.claimed().key();
        Optional<StoredConsent> written;
        try {
            written = writeOver(rotation);
        } catch (ConsentRequiredException over) {
            unsaved.remove(key, rotation);
            throw over;
        }
        boolean first = unsaved.remove(key, rotation);
        if (first && written.isPresent()) {
            events.refreshed(key);
        }
        return written;
    }

    /** The claimed revision first: nearly always nobody has touched it. */
    private Optional<StoredConsent> writeOver(Rotation rotation) {
        StoredConsent old = rotation.claimed();
        ConflictLimit conflicts = new ConflictLimit();
        while (true) {
            Optional<StoredConsent> written = consents.replace(old, old.record().refreshed(rotation.fresh()));
            if (written.isPresent()) {
                return written;
            }
            conflicts.count();
            StoredConsent stored = consents.find(old.key())
                    .orElseThrow(Rotations::endedMeanwhile)
                    .requireActive();
            if (rotation.isWrittenIn(stored)) {
                return Optional.of(stored);
            }
            if (!rotation.isStillDueIn(stored)) {
                return Optional.empty();
            }
            old = stored;
        }
    }

    private static ConsentRequiredException endedMeanwhile() {
        return new ConsentRequiredException(
                ConsentRequiredException.Reason.REVOKED, "the consent was ended while its token was refreshed");
    }
}
