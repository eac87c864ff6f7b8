package org.tppkit.core.internal.token;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenFilter;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenPage;
import org.tppkit.ports.spi.token.TokenRecord;
import org.tppkit.ports.spi.token.TokenStore;

/** A store that fails when it is told to, before or after it has done what was asked. */
final class TroubledStore implements TokenStore {
    private final TokenStore sound;
    final AtomicInteger finds = new AtomicInteger();
    final AtomicInteger failingReplaces = new AtomicInteger();
    final AtomicInteger failingReplacesAfterEffect = new AtomicInteger();
    final AtomicInteger failingFinds = new AtomicInteger();
    volatile boolean losesUpdates;
    volatile boolean refusesEverything;
    volatile Runnable beforeReplace = () -> {};
    volatile Runnable beforeFind = () -> {};

    TroubledStore(TokenStore sound) {
        this.sound = sound;
    }

    @Override
    public Optional<StoredToken> find(TokenKey key) {
        finds.incrementAndGet();
        beforeFind.run();
        failIf(failingFinds);
        return sound.find(key);
    }

    @Override
    public Optional<Long> replace(TokenKey key, @Nullable Long expectedRevision, TokenRecord record) {
        beforeReplace.run();
        failIf(failingReplaces);
        if (refusesEverything) {
            return Optional.empty();
        }
        if (losesUpdates) {
            return Optional.of(Long.MAX_VALUE);
        }
        Optional<Long> revision = sound.replace(key, expectedRevision, record);
        failIf(failingReplacesAfterEffect);
        return revision;
    }

    private static void failIf(AtomicInteger failures) {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new TokenStoreException("the data base is down", null);
        }
    }

    @Override
    public boolean remove(TokenKey key, long expectedRevision) {
        return sound.remove(key, expectedRevision);
    }

    @Override
    public TokenPage list(TokenFilter filter, @Nullable String page, int limit) {
        return sound.list(filter, page, limit);
    }

    @Override
    public int purgeExpired(Instant before) {
        return sound.purgeExpired(before);
    }
}
