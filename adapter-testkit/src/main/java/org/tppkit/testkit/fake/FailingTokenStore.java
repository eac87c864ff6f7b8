package org.tppkit.testkit.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenFilter;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenPage;
import org.tppkit.ports.spi.token.TokenRecord;
import org.tppkit.ports.spi.token.TokenStore;

/**
 * A token store that fails on demand, and otherwise does what the store behind it does. It counts what it is asked.
 *
 * <pre>{@code
 * store.next(REPLACE).failsAfterTakingEffect();   // the answer of the database got lost
 * store.nth(2, FIND).waitsFor(latch);             // the second find from now on hangs
 * }</pre>
 *
 * <p><b>Threads</b>: may be used and instructed by many threads at once.
 */
public final class FailingTokenStore implements TokenStore {
    private final TokenStore store;
    private final Map<StoreOperation, Integer> calls = new EnumMap<>(StoreOperation.class);
    private final Map<StoreOperation, Map<Integer, StoreFault>> faults = new EnumMap<>(StoreOperation.class);
    private final Map<TokenKey, Optional<StoredToken>> stale = new HashMap<>();
    private final Watch watch = new Watch();

    private FailingTokenStore(TokenStore store) {
        this.store = store;
    }

    /**
     * {@return a store that fails on demand, around another one}
     *
     * @param store keeps the records; may be looked into beside this one
     */
    public static FailingTokenStore around(TokenStore store) {
        return new FailingTokenStore(store);
    }

    /**
     * {@return the next such operation, to be told how it fails}
     *
     * @param operation which of the store's methods
     */
    public StoreFault next(StoreOperation operation) {
        return nth(1, operation);
    }

    /**
     * {@return one of the operations to come, to be told how it fails}
     *
     * @param n which one, counted from now on: 1 is the next
     * @param operation which of the store's methods
     * @throws IllegalArgumentException if {@code n} is less than 1
     */
    public StoreFault nth(int n, StoreOperation operation) {
        if (n < 1) {
            throw new IllegalArgumentException("operations to come are counted from 1");
        }
        return watch.change(() -> faults.computeIfAbsent(operation, unused -> new HashMap<>())
                .computeIfAbsent(calls(operation) + n, unused -> new StoreFault(operation)));
    }

    /**
     * Lets the next {@code find} of a key see what is stored at this moment, whatever happens to the record meanwhile: a
     * replica that lags behind. This breaks rule TS-03, once.
     *
     * @param key of the record, which need not exist
     */
    public void nextFindIsStale(TokenKey key) {
        Optional<StoredToken> now = store.find(key);
        watch.change(() -> stale.put(key, now));
    }

    /**
     * {@return how often the operation was asked for, failures included}
     *
     * @param operation which of the store's methods
     */
    public int calls(StoreOperation operation) {
        return watch.look(() -> calls.getOrDefault(operation, 0));
    }

    /**
     * Waits until the operation was asked for that often, whether or not it was done.
     *
     * @param operation which of the store's methods
     * @param count in all, not from now on
     * @param guard how long to wait at most
     * @throws AssertionError if it was not within the time
     * @throws java.lang.InterruptedException if the thread is interrupted while it waits
     */
    public void awaitCalls(StoreOperation operation, int count, Duration guard) throws InterruptedException {
        watch.await(count + " calls of " + operation, () -> calls(operation) >= count, guard);
    }

    @Override
    public Optional<StoredToken> find(TokenKey key) {
        return run(StoreOperation.FIND, () -> {
            Optional<StoredToken> old = watch.change(() -> stale.remove(key));
            return old == null ? store.find(key) : old;
        });
    }

    @Override
    public Optional<Long> replace(TokenKey key, @Nullable Long expectedRevision, TokenRecord record) {
        return run(StoreOperation.REPLACE, () -> store.replace(key, expectedRevision, record));
    }

    @Override
    public boolean remove(TokenKey key, long expectedRevision) {
        return run(StoreOperation.REMOVE, () -> store.remove(key, expectedRevision));
    }

    @Override
    public TokenPage list(TokenFilter filter, @Nullable String page, int limit) {
        return run(StoreOperation.LIST, () -> store.list(filter, page, limit));
    }

    @Override
    public int purgeExpired(Instant before) {
        return run(StoreOperation.PURGE_EXPIRED, () -> store.purgeExpired(before));
    }

    private <T> T run(StoreOperation operation, Supplier<T> work) {
        StoreFault fault = watch.change(() -> {
            int call = calls.merge(operation, 1, Integer::sum);
            Map<Integer, StoreFault> planned = faults.getOrDefault(operation, Map.of());
            return planned.get(call);
        });
        return fault == null ? work.get() : fault.apply(work);
    }
}
