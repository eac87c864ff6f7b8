package org.tppkit.testkit.contract;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenFilter;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenPage;
import org.tppkit.ports.spi.token.TokenRecord;
import org.tppkit.ports.spi.token.TokenStore;

/** A right store, made of parts that wrong stores replace. It stands for one with a medium: it can be reopened and broken. */
class OpenStore implements TokenStore {
    Map<Object, StoredToken> tokens = new HashMap<>();
    long lastRevision;
    boolean broken;

    // --- the parts ---

    Object identity(TokenKey key) {
        return key;
    }

    TokenRecord kept(StoredToken before, TokenRecord record) {
        return record;
    }

    long nextRevision(StoredToken before, TokenRecord record) {
        return ++lastRevision;
    }

    boolean mayPurge(StoredToken token, Instant before) {
        return token.record().expiresAt().filter(before::isAfter).isPresent();
    }

    boolean fits(TokenFilter filter, StoredToken token) {
        return filter.matches(token);
    }

    String place(StoredToken token) {
        return token.key().toString();
    }

    RuntimeException failure(TokenRecord record) {
        return new TokenStoreException("the medium is gone", null);
    }

    // --- what the contract needs beside the store ---

    TokenStore reopened() {
        return this;
    }

    void inRolledBackTransaction(Runnable work) {
        work.run();
    }

    // --- the store ---

    @Override
    public Optional<StoredToken> find(TokenKey key) {
        failIfBroken(null);
        return Optional.ofNullable(held(key));
    }

    @Override
    public synchronized Optional<Long> replace(TokenKey key, Long expectedRevision, TokenRecord record) {
        failIfBroken(record);
        return isStored(key, expectedRevision) ? Optional.of(write(key, record)) : Optional.empty();
    }

    @Override
    public synchronized boolean remove(TokenKey key, long expectedRevision) {
        failIfBroken(null);
        return isStored(key, expectedRevision) && drop(key);
    }

    @Override
    public synchronized TokenPage list(TokenFilter filter, String page, int limit) {
        failIfBroken(null);
        List<StoredToken> found = sorted(filter).stream()
                .filter(token -> page == null || place(token).compareTo(page) > 0)
                .toList();
        return found.size() <= limit
                ? TokenPage.last(found)
                : TokenPage.followedBy(place(found.get(limit - 1)), found.subList(0, limit));
    }

    @Override
    public synchronized int purgeExpired(Instant before) {
        failIfBroken(null);
        int size = tokens.size();
        tokens.values().removeIf(token -> mayPurge(token, before));
        return size - tokens.size();
    }

    final synchronized List<StoredToken> sorted(TokenFilter filter) {
        return tokens.values().stream()
                .filter(token -> fits(filter, token))
                .sorted(Comparator.comparing(this::place))
                .toList();
    }

    final synchronized StoredToken held(TokenKey key) {
        return tokens.get(identity(key));
    }

    final synchronized boolean isStored(TokenKey key, Long revision) {
        StoredToken held = held(key);
        return Objects.equals(revision, held == null ? null : held.revision());
    }

    final synchronized long write(TokenKey key, TokenRecord record) {
        StoredToken before = held(key);
        StoredToken now = new StoredToken(key, nextRevision(before, record), kept(before, record));
        tokens.put(identity(key), now);
        return now.revision();
    }

    final synchronized boolean drop(TokenKey key) {
        return tokens.remove(identity(key)) != null;
    }

    private void failIfBroken(TokenRecord record) {
        if (broken) {
            throw failure(record == null ? TokenRecord.of(new byte[0]) : record);
        }
    }
}
