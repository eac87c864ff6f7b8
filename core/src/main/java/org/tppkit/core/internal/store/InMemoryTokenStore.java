package org.tppkit.core.internal.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenFilter;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenPage;
import org.tppkit.ports.spi.token.TokenRecord;
import org.tppkit.ports.spi.token.TokenStore;

/**
 * A store in this process's memory. Records lie in the order of their keys, so that pages do not shift while others write;
 * revisions come from one counter for the whole store, so that none ever comes back.
 */
public final class InMemoryTokenStore implements TokenStore {
    private final ConcurrentNavigableMap<TokenKey, StoredToken> records =
            new ConcurrentSkipListMap<>(KeyPosition.ORDER);
    private final AtomicLong revisions = new AtomicLong();

    @Override
    public Optional<StoredToken> find(TokenKey key) {
        return Optional.ofNullable(records.get(key));
    }

    @Override
    public Optional<Long> replace(TokenKey key, @Nullable Long expectedRevision, TokenRecord record) {
        StoredToken next = new StoredToken(key, revisions.incrementAndGet(), Objects.requireNonNull(record));
        return put(key, expectedRevision, next) ? Optional.of(next.revision()) : Optional.empty();
    }

    /** The map's own compare-and-set decides: equal records have equal revisions, and those are unique. */
    private boolean put(TokenKey key, @Nullable Long expectedRevision, StoredToken next) {
        if (expectedRevision == null) {
            return records.putIfAbsent(key, next) == null;
        }
        StoredToken now = records.get(key);
        return now != null && now.revision() == expectedRevision && records.replace(key, now, next);
    }

    @Override
    public boolean remove(TokenKey key, long expectedRevision) {
        StoredToken now = records.get(key);
        return now != null && now.revision() == expectedRevision && records.remove(key, now);
    }

    @Override
    public TokenPage list(TokenFilter filter, @Nullable String page, int limit) {
        PageLimit.check(limit);
        List<StoredToken> found = new ArrayList<>();
        for (StoredToken token : after(page).values()) {
            if (!filter.matches(token)) {
                continue;
            }
            if (found.size() == limit) {
                return TokenPage.followedBy(
                        KeyPosition.write(found.get(limit - 1).key()), found);
            }
            found.add(token);
        }
        return TokenPage.last(found);
    }

    private ConcurrentNavigableMap<TokenKey, StoredToken> after(@Nullable String page) {
        return page == null ? records : records.tailMap(KeyPosition.read(page), false);
    }

    @Override
    public int purgeExpired(Instant before) {
        int dropped = 0;
        for (StoredToken token : records.values()) {
            boolean expired = token.record().expiresAt().map(before::isAfter).orElse(false);
            if (expired && records.remove(token.key(), token)) {
                dropped++;
            }
        }
        return dropped;
    }

    /** How many records there are; nothing of their content. */
    @Override
    public String toString() {
        return "InMemoryTokenStore[" + records.size() + " records]";
    }
}
