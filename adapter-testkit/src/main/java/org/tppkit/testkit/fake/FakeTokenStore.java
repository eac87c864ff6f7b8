package org.tppkit.testkit.fake;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenFilter;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenPage;
import org.tppkit.ports.spi.token.TokenRecord;
import org.tppkit.ports.spi.token.TokenStore;

/**
 * A token store in memory that is right in every rule of {@link TokenStore} but durability. Clients that share one
 * instance stand for the nodes of one deployment.
 */
public final class FakeTokenStore implements TokenStore {
    private static final int MOST_PER_PAGE = 1_000;

    private final Map<TokenKey, StoredToken> tokens = new HashMap<>();
    private long lastRevision;

    @Override
    public synchronized Optional<StoredToken> find(TokenKey key) {
        return Optional.ofNullable(tokens.get(Objects.requireNonNull(key)));
    }

    @Override
    public synchronized Optional<Long> replace(TokenKey key, @Nullable Long expectedRevision, TokenRecord record) {
        if (!Objects.equals(expectedRevision, storedRevision(key))) {
            return Optional.empty();
        }
        lastRevision++;
        tokens.put(key, new StoredToken(key, lastRevision, record));
        return Optional.of(lastRevision);
    }

    @Override
    public synchronized boolean remove(TokenKey key, long expectedRevision) {
        if (!Objects.equals(expectedRevision, storedRevision(key))) {
            return false;
        }
        tokens.remove(key);
        return true;
    }

    @Override
    public synchronized TokenPage list(TokenFilter filter, @Nullable String page, int limit) {
        if (limit < 1 || limit > MOST_PER_PAGE) {
            throw new IllegalArgumentException("a page holds 1 to " + MOST_PER_PAGE + " records");
        }
        List<StoredToken> found = tokens.values().stream()
                .filter(filter::matches)
                .filter(token -> page == null || place(token).compareTo(page) > 0)
                .sorted(Comparator.comparing(FakeTokenStore::place))
                .limit(limit + 1L)
                .toList();
        if (found.size() <= limit) {
            return TokenPage.last(found);
        }
        List<StoredToken> shown = found.subList(0, limit);
        return TokenPage.followedBy(place(shown.get(limit - 1)), shown);
    }

    @Override
    public synchronized int purgeExpired(Instant before) {
        int size = tokens.size();
        tokens.values()
                .removeIf(token ->
                        token.record().expiresAt().filter(before::isAfter).isPresent());
        return size - tokens.size();
    }

    /** {@return how many records there are} */
    public synchronized int size() {
        return tokens.size();
    }

    @Override
    public synchronized String toString() {
        return "FakeTokenStore[" + tokens.size() + " records]";
    }

    private @Nullable Long storedRevision(TokenKey key) {
        StoredToken token = tokens.get(Objects.requireNonNull(key));
        return token == null ? null : token.revision();
    }

    /** Where a record stands in a listing. It depends on the key alone: pages hold while records come and go. */
    private static String place(StoredToken token) {
        TokenKey key = token.key();
        return key.kind() + " " + key.environment() + " " + key.bank() + " " + key.clientId() + " " + key.id();
    }
}
