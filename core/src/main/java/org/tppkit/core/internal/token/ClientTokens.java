package org.tppkit.core.internal.token;

import java.time.Duration;
import java.util.Objects;
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
    private final ConcurrentHashMap<TokenKey, Flight> flights = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<TokenKey, AccessToken> givenUp = new ConcurrentHashMap<>();

    /** A token and how long it is used, by the clock that never runs backwards. */
    private record Held(AccessToken token, long freshUntil) {}

    /** One way to a token, which others join; it knows of one refusal at most. */
    private record Flight(
            CompletableFuture<Held> result, @Nullable AccessToken refused) {}

    /** A token in the store, with the revision that another one would replace. */
    private record Shared(Tokens tokens, long revision) {}

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
        if (known != null && isUsable(key, known, refused)) {
            return known.token();
        }
        while (true) {
            Flight flight = flight(key, refused, fetch);
            AccessToken token = await(flight, deadline).token();
            boolean knewOfTheRefusal = Objects.equals(flight.refused(), refused);
            if (knewOfTheRefusal || !token.equals(refused)) {
                return token;
            }
        }
    }

    private boolean isUsable(TokenKey key, Held known, @Nullable AccessToken refused) {
        return !known.token().equals(refused)
                && !known.token().equals(givenUp.get(key))
                && known.freshUntil() - time.nanos() > 0;
    }

    private Flight flight(TokenKey key, @Nullable AccessToken refused, Supplier<TokenGrant> fetch) {
        Flight mine = new Flight(new CompletableFuture<>(), refused);
        Flight running = flights.putIfAbsent(key, mine);
        if (running != null) {
            return running;
        }
        try {
            executor.execute(() -> land(key, mine, () -> obtain(key, refused, fetch)));
        } catch (RejectedExecutionException e) {
            flights.remove(key, mine);
            mine.result()
                    .completeExceptionally(new TransportException(
                            TransportException.Reason.CLOSED, false, "the client is closed", null));
        } catch (RuntimeException | Error e) {
            // No memory for a thread, say. A flight that never begins must not stay in the way of the next one.
            flights.remove(key, mine);
            mine.result().completeExceptionally(e);
            throw e;
        }
        return mine;
    }

    private void land(TokenKey key, Flight flight, Supplier<Held> work) {
        try {
            Held fresh = work.get();
            held.put(key, fresh);
            flights.remove(key, flight);
            flight.result().complete(fresh);
        } catch (Throwable e) { // also a checked one, which an adapter in another language may throw
            flights.remove(key, flight);
            flight.result().completeExceptionally(e);
        }
    }

    private Held obtain(TokenKey key, @Nullable AccessToken refused, Supplier<TokenGrant> fetch) {
        Held known = held.get(key);
        if (known != null && isUsable(key, known, refused)) {
            return known;
        }
        Optional<Shared> shared = shared(key);
        return shared.filter(found -> !isWornOut(known, found))
                .map(found -> timed(found.tokens()))
                .filter(found -> isUsable(key, found, refused))
                .orElseGet(() -> fetched(key, shared.map(Shared::revision), fetch));
    }

    /** The token that was used here until it grew too old is not taken back, whatever the wall clock says by now. */
    private static boolean isWornOut(@Nullable Held known, Shared found) {
        return known != null && known.token().equals(found.tokens().accessToken());
    }

    private Held fetched(TokenKey key, Optional<Long> revision, Supplier<TokenGrant> fetch) {
        Tokens tokens = Tokens.of(fetch.get(), time.now());
        // A bank that gives the same token again means it: whoever is refused with it gives it up once more.
        givenUp.remove(key, tokens.accessToken());
        try {
            store.replace(key, revision.orElse(null), ClientTokenCodec.toTokenRecord(tokens));
        } catch (TokenStoreException e) {
            LOG.log(System.Logger.Level.DEBUG, "an application's token could not be shared: {0}", e.getMessage());
        }
        return timed(tokens);
    }

    /** What the store holds; nothing where it fails, or holds what cannot be read: that is left alone. */
    private Optional<Shared> shared(TokenKey key) {
        try {
            return store.find(key)
                    .map(stored ->
                            new Shared(ClientTokenCodec.decode(stored.record().payload()), stored.revision()));
        } catch (TokenStoreException e) {
            LOG.log(System.Logger.Level.DEBUG, "an application's token could not be looked up: {0}", e.getMessage());
            return Optional.empty();
        }
    }

    /** A token of unknown life is used for as long as the margin lasts, counted from when the bank gave it. */
    private Held timed(Tokens tokens) {
        Duration life = tokens.life().orElse(settings.refreshMargin());
        Duration used = life.minus(min(settings.refreshMargin(), life.dividedBy(settings.refreshMarginDivisor())));
        Duration left = used.minus(Duration.between(tokens.obtainedAt(), time.now()));
        Duration bounded = left.isNegative() ? Duration.ZERO : min(left, used);
        return new Held(tokens.accessToken(), time.nanos() + bounded.toNanos());
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Held await(Flight flight, Deadline deadline) {
        try {
            return flight.result().get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
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
        givenUp.put(key, refused);
        held.computeIfPresent(key, (same, known) -> known.token().equals(refused) ? null : known);
        try {
            shared(key)
                    .filter(found -> found.tokens().accessToken().equals(refused))
                    .ifPresent(found -> store.remove(key, found.revision()));
        } catch (TokenStoreException e) {
            LOG.log(System.Logger.Level.DEBUG, "a refused token could not be removed: {0}", e.getMessage());
        }
    }

    /** The token that is in use, here or in another process. */
    public Optional<AccessToken> known(TokenKey key) {
        return Optional.ofNullable(held.get(key))
                .map(Held::token)
                .or(() -> shared(key).map(found -> found.tokens().accessToken()))
                .filter(token -> !token.equals(givenUp.get(key)));
    }
}
