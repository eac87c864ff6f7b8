package org.tppkit.core.internal.token;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenFilter;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenPage;
import org.tppkit.ports.spi.token.TokenRecord;
import org.tppkit.ports.spi.token.TokenStore;

/**
 * A user's store whose failures are all of one kind. What a store throws against its contract may quote a payload: its
 * class and its stack are kept, its text is not.
 */
public final class GuardedTokenStore implements TokenStore {
    private final TokenStore store;

    public GuardedTokenStore(TokenStore store) {
        this.store = Objects.requireNonNull(store);
    }

    @Override
    public Optional<StoredToken> find(TokenKey key) {
        return guarded(() -> store.find(key));
    }

    @Override
    public Optional<Long> replace(TokenKey key, @Nullable Long expectedRevision, TokenRecord record) {
        return guarded(() -> store.replace(key, expectedRevision, record));
    }

    @Override
    public boolean remove(TokenKey key, long expectedRevision) {
        return guarded(() -> store.remove(key, expectedRevision));
    }

    @Override
    public TokenPage list(TokenFilter filter, @Nullable String page, int limit) {
        return guarded(() -> store.list(filter, page, limit));
    }

    @Override
    public int purgeExpired(Instant before) {
        return guarded(() -> store.purgeExpired(before));
    }

    private static <T> T guarded(Supplier<T> operation) {
        try {
            return Objects.requireNonNull(operation.get());
        } catch (TokenStoreException e) {
            throw e;
        } catch (RuntimeException e) {
            TokenStoreException failure = new TokenStoreException(
                    "the token store failed with " + e.getClass().getName(), null);
            failure.setStackTrace(e.getStackTrace());
            throw failure;
        }
    }
}
