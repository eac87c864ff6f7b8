package com.acme.wrong.store;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenFilter;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenPage;
import org.tppkit.ports.spi.token.TokenRecord;
import org.tppkit.ports.spi.token.TokenStore;
import org.tppkit.testkit.fake.FakeTokenStore;

/** Hands everything on to what is for tests. */
final class StoreKnowsTheKit implements TokenStore {
    private final TokenStore store = new FakeTokenStore();

    @Override
    public Optional<StoredToken> find(TokenKey key) {
        return store.find(key);
    }

    @Override
    public Optional<Long> replace(TokenKey key, @Nullable Long expectedRevision, TokenRecord record) {
        return store.replace(key, expectedRevision, record);
    }

    @Override
    public boolean remove(TokenKey key, long expectedRevision) {
        return store.remove(key, expectedRevision);
    }

    @Override
    public TokenPage list(TokenFilter filter, @Nullable String page, int limit) {
        return store.list(filter, page, limit);
    }

    @Override
    public int purgeExpired(Instant before) {
        return store.purgeExpired(before);
    }
}
