package org.tppkit.adapter.arkea.journey;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tppkit.core.TokenStores;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenFilter;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenPage;
import org.tppkit.ports.spi.token.TokenRecord;
import org.tppkit.ports.spi.token.TokenStore;

/** A token store that remembers what may be a token, so that a test can look for it elsewhere. */
final class SecretKeepingStore implements TokenStore {
    private final TokenStore store = TokenStores.inMemory();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    /** What was ever stored for consents and may be a token. */
    Set<String> secrets() {
        return Set.copyOf(seen);
    }

    @Override
    public Optional<StoredToken> find(TokenKey key) {
        return store.find(key);
    }

    @Override
    public Optional<Long> replace(TokenKey key, Long expectedRevision, TokenRecord record) {
        if (key.kind() == TokenKey.Kind.CONSENT) {
            seen.addAll(Secrets.printableRuns(new String(record.payload(), StandardCharsets.ISO_8859_1)));
        }
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
