package org.tppkit.adapter.arkea.journey;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tppkit.core.TokenStores;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenFilter;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenPage;
import org.tppkit.ports.spi.token.TokenRecord;
import org.tppkit.ports.spi.token.TokenStore;

/** A token store that remembers what may be a token, so that a test can look for it elsewhere. */
final class SecretKeepingStore implements TokenStore {
    private static final int MOST = 1_000;

    private final TokenStore store = TokenStores.inMemory();
    private final Set<String> seen = new LinkedHashSet<>();

    /** What was stored for consents and may be a token; of very many the newest. */
    Set<String> secrets() {
        synchronized (seen) {
            return Set.copyOf(seen);
        }
    }

    private void keep(List<String> secrets) {
        synchronized (seen) {
            seen.addAll(secrets);
            Iterator<String> oldest = seen.iterator();
            for (int tooMany = seen.size() - MOST; tooMany > 0; tooMany--) {
                oldest.next();
                oldest.remove();
            }
        }
    }

    @Override
    public Optional<StoredToken> find(TokenKey key) {
        return store.find(key);
    }

    @Override
    public Optional<Long> replace(TokenKey key, Long expectedRevision, TokenRecord record) {
        if (key.kind() == TokenKey.Kind.CONSENT) {
            keep(Secrets.printableRuns(new String(record.payload(), StandardCharsets.ISO_8859_1)));
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
