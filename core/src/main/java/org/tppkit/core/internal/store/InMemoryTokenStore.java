package org.tppkit.core.internal.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenFilter;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenPage;
import org.tppkit.ports.spi.token.TokenRecord;
import org.tppkit.ports.spi.token.TokenStore;

/**
 * A store in this process's memory. One record is found by its hash, among however many; lists follow the order of the keys,
 * so that pages do not shift while others write. Revisions come from one counter for the whole store, so that none ever
 * comes back.
 */
public final class InMemoryTokenStore implements TokenStore {
    private final ConcurrentMap<TokenKey, StoredToken> records = new ConcurrentHashMap<>();

    /** The keys of the records. It changes within the step that adds or removes the record: so the two agree. */
    private final NavigableSet<TokenKey> order = new ConcurrentSkipListSet<>(KeyPosition.ORDER);

    private final AtomicLong revisions = new AtomicLong();

    @Override
    public Optional<StoredToken> find(TokenKey key) {
        return Optional.ofNullable(records.get(key));
    }

    @Override
    public Optional<Long> replace(TokenKey key, @Nullable Long expectedRevision, TokenRecord record) {
        StoredToken next = new StoredToken(key, revisions.incrementAndGet(), Objects.requireNonNull(record));
        boolean done = expectedRevision == null ? insert(next) : update(expectedRevision, next);
        return done ? Optional.of(next.revision()) : Optional.empty();
    }

    private boolean insert(StoredToken next) {
        StoredToken now = records.computeIfAbsent(next.key(), key -> {
            order.add(key);
            return next;
        });
        return now.revision() == next.revision();
    }

    /** The map's own compare-and-set decides: equal records have equal revisions, and those are unique. */
    private boolean update(long expectedRevision, StoredToken next) {
        StoredToken now = records.get(next.key());
        return now != null && now.revision() == expectedRevision && records.replace(next.key(), now, next);
    }

    @Override
    public boolean remove(TokenKey key, long expectedRevision) {
        AtomicBoolean removed = new AtomicBoolean();
        records.computeIfPresent(key, (same, now) -> {
            if (now.revision() != expectedRevision) {
                return now;
            }
            order.remove(key);
            removed.set(true);
            return null;
        });
        return removed.get();
    }

    @Override
    public TokenPage list(TokenFilter filter, @Nullable String page, int limit) {
        PageLimit.check(limit);
        List<StoredToken> found = new ArrayList<>();
        for (TokenKey key : after(page)) {
            StoredToken token = records.get(key);
            if (token == null || !filter.matches(token)) {
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

    private NavigableSet<TokenKey> after(@Nullable String page) {
        return page == null ? order : order.tailSet(KeyPosition.read(page), false);
    }

    @Override
    public int purgeExpired(Instant before) {
        int dropped = 0;
        for (StoredToken token : records.values()) {
            boolean expired = token.record().expiresAt().map(before::isAfter).orElse(false);
            if (expired && remove(token.key(), token.revision())) {
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
