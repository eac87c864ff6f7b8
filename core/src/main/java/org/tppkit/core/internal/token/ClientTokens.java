package org.tppkit.core.internal.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.Settings;
import org.tppkit.core.internal.time.Deadline;
import org.tppkit.core.internal.time.Time;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.model.consent.TokenGrant;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenStore;

/**
 * The tokens of applications themselves (client credentials). One is got at a time per application, used by all threads,
 * replaced early, and shared with other processes through the token store. Nothing is lost with such a token, so a store
 * that fails only costs another token.
 */
public final class ClientTokens {
    private static final System.Logger LOG = System.getLogger(ClientTokens.class.getName());

    private final TokenStore store;
    private final Time time;
    private final Executor executor;
    private final Settings settings;
    private final ConcurrentHashMap<TokenKey, Held> held = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<TokenKey, CompletableFuture<Held>> flights = new ConcurrentHashMap<>();

    /** A token and how long it is used, by the clock that never runs backwards. */
    private record Held(AccessToken token, long freshUntil) {}

    /**
     * @param store shares tokens with other processes
     * @param executor the engine's own threads
     */
    public ClientTokens(TokenStore store, Time time, Executor executor, Settings settings) {
        this.store = store;
        this.time = time;
        this.executor = executor;
        this.settings = settings;
    }

    /**
     * A token that is not the refused one.
     *
     * @param refused the token that the bank has just refused; null on a first try
     * @param fetch asks the bank for a new one
     * @param deadline how long this caller can wait; the request goes on without it
     */
    public AccessToken current(
            TokenKey key, @Nullable AccessToken refused, Supplier<TokenGrant> fetch, Deadline deadline) {
        Held known = held.get(key);
        if (known != null && isUsable(known, refused)) {
            return known.token();
        }
        return await(flight(key, refused, fetch), deadline).token();
    }

    private boolean isUsable(Held known, @Nullable AccessToken refused) {
        return !known.token().equals(refused) && known.freshUntil() - time.nanos() > 0;
    }

    private CompletableFuture<Held> flight(TokenKey key, @Nullable AccessToken refused, Supplier<TokenGrant> fetch) {
        CompletableFuture<Held> mine = new CompletableFuture<>();
        CompletableFuture<Held> running = flights.putIfAbsent(key, mine);
        if (running != null) {
            return running;
        }
        try {
            executor.execute(() -> land(key, mine, () -> obtain(key, refused, fetch)));
        } catch (RejectedExecutionException e) {
            flights.remove(key, mine);
            throw new TransportException(TransportException.Reason.CLOSED, false, "the client is closed", null);
        }
        return mine;
    }

    private void land(TokenKey key, CompletableFuture<Held> flight, Supplier<Held> work) {
        try {
            Held fresh = work.get();
            held.put(key, fresh);
            flights.remove(key, flight);
            flight.complete(fresh);
        } catch (RuntimeException e) {
            flights.remove(key, flight);
            flight.completeExceptionally(e);
        }
    }

    private Held obtain(TokenKey key, @Nullable AccessToken refused, Supplier<TokenGrant> fetch) {
        Held known = held.get(key);
        if (known != null && isUsable(known, refused)) {
            return known;
        }
        Optional<StoredToken> stored = stored(key);
        Optional<Held> shared = stored.map(this::timed).filter(found -> isUsable(found, refused));
        return shared.orElseGet(() -> fetched(key, stored.map(StoredToken::revision), fetch));
    }

    private Held fetched(TokenKey key, Optional<Long> revision, Supplier<TokenGrant> fetch) {
        Tokens tokens = Tokens.of(fetch.get(), time.now());
        try {
            store.replace(key, revision.orElse(null), ClientTokenCodec.toTokenRecord(tokens));
        } catch (TokenStoreException e) {
            LOG.log(System.Logger.Level.DEBUG, "an application's token could not be shared: {0}", e.getMessage());
        }
        return timed(tokens, tokens.obtainedAt());
    }

    private Optional<StoredToken> stored(TokenKey key) {
        try {
            return store.find(key);
        } catch (TokenStoreException e) {
            LOG.log(System.Logger.Level.DEBUG, "an application's token could not be looked up: {0}", e.getMessage());
            return Optional.empty();
        }
    }

    private Held timed(StoredToken stored) {
        return timed(ClientTokenCodec.decode(stored.record().payload()), time.now());
    }

    private Held timed(Tokens tokens, Instant now) {
        long life = tokens.life()
                .map(Duration::toNanos)
                .orElse(settings.refreshMargin().toNanos());
        long margin = Math.min(settings.refreshMargin().toNanos(), life / settings.refreshMarginDivisor());
        long left = tokens.expiresAt()
                .map(end -> Duration.between(now, end).toNanos())
                .orElse(life);
        return new Held(tokens.accessToken(), time.nanos() + left - margin);
    }

    private static Held await(CompletableFuture<Held> flight, Deadline deadline) {
        try {
            return flight.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw waiting(TransportException.Reason.INTERRUPTED, "interrupted");
        } catch (TimeoutException e) {
            throw waiting(TransportException.Reason.TIMEOUT, "the time for the call was up");
        } catch (ExecutionException e) {
            throw SharedFailure.forOneWaiter(e.getCause());
        }
    }

    private static TransportException waiting(TransportException.Reason reason, String what) {
        return new TransportException(reason, false, what + " while the application's token was got", null);
    }

    /** The next call gets another token than this one, also in other processes. */
    public void giveUp(TokenKey key, AccessToken refused) {
        held.computeIfPresent(key, (same, known) -> known.token().equals(refused) ? null : known);
        try {
            store.find(key)
                    .filter(stored -> ClientTokenCodec.decode(stored.record().payload())
                            .accessToken()
                            .equals(refused))
                    .ifPresent(stored -> store.remove(key, stored.revision()));
        } catch (TokenStoreException e) {
            LOG.log(System.Logger.Level.DEBUG, "a refused token could not be removed: {0}", e.getMessage());
        }
    }

    /** The token that is in use, here or in another process. */
    public Optional<AccessToken> known(TokenKey key) {
        Held here = held.get(key);
        return here != null
                ? Optional.of(here.token())
                : stored(key)
                        .map(stored -> ClientTokenCodec.decode(stored.record().payload())
                                .accessToken());
    }
}
