package org.tppkit.bench.tokens;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.TokenStores;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenFilter;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenPage;
import org.tppkit.ports.spi.token.TokenRecord;
import org.tppkit.ports.spi.token.TokenStore;

/** A store in memory that counts how often it is asked for anything. */
final class CountingStore implements TokenStore {
    private final TokenStore store = TokenStores.inMemory();
    private final AtomicInteger calls = new AtomicInteger();

    int calls() {
        return calls.get();
    }

    private TokenStore counted() {
        calls.incrementAndGet();
        return store;
    }

    @Override
    public Optional<StoredToken> find(TokenKey key) {
        return counted().find(key);
    }

    @Override
    public Optional<Long> replace(TokenKey key, @Nullable Long expectedRevision, TokenRecord record) {
        return counted().replace(key, expectedRevision, record);
    }

    @Override
    public boolean remove(TokenKey key, long expectedRevision) {
        return counted().remove(key, expectedRevision);
    }

    @Override
    public TokenPage list(TokenFilter filter, @Nullable String page, int limit) {
        return counted().list(filter, page, limit);
    }

    @Override
    public int purgeExpired(Instant before) {
        return counted().purgeExpired(before);
    }
}
