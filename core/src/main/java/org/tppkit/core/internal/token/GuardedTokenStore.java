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
 * class and its stack are kept, its text is not. Records that were not asked for are a failure too: with them one
 * customer's token would be used, or ended, for another.
 */
public final class GuardedTokenStore implements TokenStore {
    private final TokenStore store;

    public GuardedTokenStore(TokenStore store) {
        this.store = Objects.requireNonNull(store);
    }

    @Override
    public Optional<StoredToken> find(TokenKey key) {
        Optional<StoredToken> found = guarded(() -> store.find(key));
        if (found.isPresent() && !found.get().key().equals(key)) {
            throw new TokenStoreException("the token store gave another record than it was asked for", null);
        }
        return found;
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
        TokenPage listed = guarded(() -> store.list(filter, page, limit));
        if (!listed.tokens().stream().allMatch(filter::matches)) {
            throw new TokenStoreException("the token store listed records that were not asked for", null);
        }
        return listed;
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
        } catch (Exception e) { // also a checked one, which a store in another language may throw
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            TokenStoreException failure = new TokenStoreException(
                    "the token store failed with " + e.getClass().getName(), null);
            failure.setStackTrace(e.getStackTrace());
            throw failure;
        }
    }
}
