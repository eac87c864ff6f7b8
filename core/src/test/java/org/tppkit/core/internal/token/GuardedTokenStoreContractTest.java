package org.tppkit.core.internal.token;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.internal.store.InMemoryTokenStore;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenFilter;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenPage;
import org.tppkit.ports.spi.token.TokenRecord;
import org.tppkit.ports.spi.token.TokenStore;
import org.tppkit.testkit.contract.TokenStoreContract;

class GuardedTokenStoreContractTest implements TokenStoreContract {
    @Override
    public TokenStore store() {
        return new GuardedTokenStore(new InMemoryTokenStore());
    }

    @Override
    public Optional<TokenStore> brokenStore() {
        return Optional.of(new GuardedTokenStore(new TalkativeStore()));
    }

    /** Fails against its contract: with a foreign exception that quotes what it was given. */
    private static final class TalkativeStore implements TokenStore {
        @Override
        public Optional<StoredToken> find(TokenKey key) {
            throw new IllegalStateException("the database is down");
        }

        @Override
        public Optional<Long> replace(TokenKey key, @Nullable Long expectedRevision, TokenRecord record) {
            throw new IllegalStateException("cannot write " + new String(record.payload(), StandardCharsets.UTF_8));
        }

        @Override
        public boolean remove(TokenKey key, long expectedRevision) {
            throw new IllegalStateException("the database is down");
        }

        @Override
        public TokenPage list(TokenFilter filter, @Nullable String page, int limit) {
            throw new IllegalStateException("the database is down");
        }

        @Override
        public int purgeExpired(Instant before) {
            throw new IllegalStateException("the database is down");
        }
    }
}
