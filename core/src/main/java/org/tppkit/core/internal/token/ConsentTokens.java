package org.tppkit.core.internal.token;

import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.Settings;
import org.tppkit.core.internal.time.Deadline;
import org.tppkit.core.internal.time.Time;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.spi.event.CallListener;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenStore;

/**
 * The tokens of all consents of a client, over their whole life. Used by many threads at once.
 *
 * <p>A token that is fresh costs neither a lock nor a look into the store. Otherwise one flight per consent does the work
 * on the engine's own threads, and whoever needs the token waits for it as long as its own deadline allows.
 */
public final class ConsentTokens {
    private final Time time;
    private final ConsentStore consents;
    private final TokenCache cache;
    private final Flights flights;
    private final Rotations rotations;
    private final Refresher refresher;
    private final ConsentEvents events;

    /**
     * @param store where consents are kept
     * @param time the one source of time
     * @param executor the engine's own threads; a flight may wait there for another process
     * @param settings margins, floor and lease
     * @param listener told of what happens; must not throw
     * @param holder a random name of this client and of nobody else, under which it holds leases
     */
    public ConsentTokens(
            TokenStore store, Time time, Executor executor, Settings settings, CallListener listener, String holder) {
        this.time = time;
        this.consents = new ConsentStore(store);
        this.cache = new TokenCache(time);
        this.flights = new Flights(executor);
        this.events = new ConsentEvents(listener);
        TokenTimer timer = new TokenTimer(time, settings, cache);
        this.rotations = new Rotations(consents, time, events);
        this.refresher = new Refresher(
                consents, new RefreshLease(consents, time, settings, holder), rotations, timer, time, events);
    }

    /**
     * A token to call the bank with.
     *
     * @param key the consent
     * @param refused the token that the bank has just refused with 401; null on a first try
     * @param refresh how to get new tokens; see there
     * @param deadline how long this caller can wait; the refresh goes on without it
     * @return a token that is not the refused one, but in two cases: the bank has no tokens, or a refresh gave the refused
     *     one just now. Then asking the bank once more is of no use
     * @throws ConsentRequiredException if the customer has to be asked again
     * @throws TokenStoreException if the store fails; also for as long as new tokens could not be stored
     * @throws TransportException if the deadline passed or the caller was interrupted; and what the refresh threw
     */
    public UsableToken current(TokenKey key, @Nullable UsableToken refused, TokenRefresh refresh, Deadline deadline) {
        while (true) {
            TimedToken known = cache.find(key);
            long now = time.nanos();
            if (known != null && known.serves(refused, now)) {
                return known.usable(now);
            }
            deadline.check("waiting for a usable token");
            Flights.Flight flight = flights.join(key, refused, own -> fly(own, refresh));
            UsableToken token = flight.await(deadline);
            if (refused == null || flight.knewOf(refused) || !token.looksTheSameAs(refused)) {
                return token;
            }
        }
    }

    private UsableToken fly(Flights.Flight flight, TokenRefresh refresh) {
        try {
            TimedToken token = refresher.obtain(flight.key(), flight.refused(), refresh);
            cache.put(flight.key(), token);
            return token.usable(time.nanos());
        } catch (ConsentRequiredException | TokenStoreException e) {
            cache.remove(flight.key()); // what it held is over, or may be
            throw e;
        } finally {
            // Somebody changed the consent meanwhile: what this flight saw may be of before.
            if (flight.isOutdated()) {
                cache.remove(flight.key());
            }
        }
    }

    /** The consent as the store holds it now. */
    public Optional<StoredConsent> read(TokenKey key) {
        return consents.find(key);
    }

    /**
     * Stores a new consent.
     *
     * @param key under a new id
     * @param subject the third party's own name for its customer
     */
    public StoredConsent create(TokenKey key, String subject, ConsentRecord record) {
        StoredConsent created = consents.create(key, subject, record);
        forget(key);
        return created;
    }

    /**
     * Puts what a renewal gave in the place of a consent's old content, be it usable or lost. Its id and subject stay. A
     * refresh that is on the way at the same time gives way.
     *
     * @return what is stored now; empty if there is no such consent any more
     */
    public Optional<StoredConsent> replaceTokens(TokenKey key, ConsentRecord renewed) {
        Optional<StoredConsent> replaced = change(key, renewed);
        forget(key);
        return replaced;
    }

    private Optional<StoredConsent> change(TokenKey key, ConsentRecord renewed) {
        ConflictLimit conflicts = new ConflictLimit();
        while (true) {
            Optional<StoredConsent> old = consents.find(key);
            if (old.isEmpty()) {
                return Optional.empty();
            }
            Optional<StoredConsent> replaced =
                    consents.replace(old.get(), renewed.inPlaceOf(old.get().record()));
            if (replaced.isPresent()) {
                return replaced;
            }
            conflicts.count();
        }
    }

    /**
     * Notes that the bank no longer takes a consent: its tokens are erased, its subject and scope stay for a renewal.
     * Does nothing if the store holds another token than the refused one by now.
     *
     * @param refused the token that was refused for good
     * @return whether the consent was lost by this call
     */
    public boolean markLost(TokenKey key, UsableToken refused, ConsentRequiredException.Reason reason) {
        boolean lost = lose(key, refused, reason);
        forget(key);
        if (lost) {
            events.lost(key, reason);
        }
        return lost;
    }

    private boolean lose(TokenKey key, UsableToken refused, ConsentRequiredException.Reason reason) {
        ConflictLimit conflicts = new ConflictLimit();
        while (true) {
            Optional<StoredConsent> stored =
                    consents.find(key).filter(consent -> consent.record().isActive());
            if (stored.isEmpty() || !UsableToken.of(stored.get(), false).looksTheSameAs(refused)) {
                return false;
            }
            if (consents.replace(stored.get(), stored.get().record().lost(reason))
                    .isPresent()) {
                return true;
            }
            conflicts.count();
        }
    }

    /**
     * Removes a consent.
     *
     * @param revision the revision that was read
     * @return whether it was removed; false if it has changed meanwhile or is no longer there
     */
    public boolean remove(TokenKey key, long revision) {
        boolean removed = consents.remove(key, revision);
        forget(key);
        return removed;
    }

    /** Lets the next call look into the store. */
    public void forget(TokenKey key) {
        flights.outdate(key);
        cache.remove(key);
    }

    /**
     * Tries once more to store what a bank gave and the store did not take: before a client is closed.
     *
     * @return how many consents still wait for it
     */
    public int writeUnsaved() {
        return rotations.writeUnsaved();
    }
}
