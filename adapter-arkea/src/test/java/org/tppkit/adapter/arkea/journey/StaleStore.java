package org.tppkit.adapter.arkea.journey;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.tppkit.core.TokenStores;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenFilter;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenPage;
import org.tppkit.ports.spi.token.TokenRecord;
import org.tppkit.ports.spi.token.TokenStore;

/** A token store that reads from a replica which lags behind; its writes are right. */
final class StaleStore implements TokenStore {
    private final TokenStore store = TokenStores.inMemory();
    private final AtomicReference<StoredToken> stale = new AtomicReference<>();

    /** The next reader of that record gets it as it was. */
    void readNext(StoredToken old) {
        stale.set(old);
    }

    @Override
    public Optional<StoredToken> find(TokenKey key) {
        StoredToken old = stale.get();
        return old != null && old.key().equals(key) && stale.compareAndSet(old, null)
                ? Optional.of(old)
                : store.find(key);
    }

    @Override
    public Optional<Long> replace(TokenKey key, Long expectedRevision, TokenRecord record) {
        return store.replace(key, expectedRevision, record);
    }

    @Override
    public boolean remove(TokenKey key, long expectedRevision) {
        return store.remove(key, expectedRevision);
    }

    @Override
    public TokenPage list(TokenFilter filter, String page, int limit) {
        return store.list(filter, page, limit);
    }

    @Override
    public int purgeExpired(Instant before) {
        return store.purgeExpired(before);
    }
}
