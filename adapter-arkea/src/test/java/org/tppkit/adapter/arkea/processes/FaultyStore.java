package org.tppkit.adapter.arkea.processes;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenFilter;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenPage;
import org.tppkit.ports.spi.token.TokenRecord;
import org.tppkit.ports.spi.token.TokenStore;

/** A store whose next replacements fail as planned: before they take effect, after it, or by never coming back. */
final class FaultyStore implements TokenStore {
    enum Fault {
        BEFORE,
        AFTER,
        HANG_AFTER
    }

    private final TokenStore store;
    private final Runnable whenHanging;
    private final Map<Integer, Fault> faults = new HashMap<>();
    private int replacements;

    /** @param whenHanging told once a replacement has taken effect and will never come back */
    FaultyStore(TokenStore store, Runnable whenHanging) {
        this.store = store;
        this.whenHanging = whenHanging;
    }

    /** In words such as {@code 2 after 3 before}: the second replacement from now on, and the third. */
    synchronized void plan(String words) {
        faults.clear();
        replacements = 0;
        String[] parts = words.isBlank() ? new String[0] : words.split(" ");
        for (int i = 0; i < parts.length; i += 2) {
            faults.put(Integer.parseInt(parts[i]), Fault.valueOf(parts[i + 1].toUpperCase(Locale.ROOT)));
        }
    }

    @Override
    public Optional<Long> replace(TokenKey key, @Nullable Long expectedRevision, TokenRecord record) {
        Fault fault = nextFault();
        if (fault == Fault.BEFORE) {
            throw new TokenStoreException("failed before it took effect, as planned", null);
        }
        Optional<Long> result = store.replace(key, expectedRevision, record);
        if (fault == Fault.AFTER) {
            throw new TokenStoreException("failed after it took effect, as planned", null);
        }
        if (fault == Fault.HANG_AFTER) {
            hang();
        }
        return result;
    }

    private synchronized @Nullable Fault nextFault() {
        replacements++;
        return faults.remove(replacements);
    }

    private void hang() {
        whenHanging.run();
        try {
            Thread.currentThread().join(); // for ever: until the process is killed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TokenStoreException("interrupted", null);
        }
    }

    @Override
    public Optional<StoredToken> find(TokenKey key) {
        return store.find(key);
    }

    @Override
    public boolean remove(TokenKey key, long expectedRevision) {
        return store.remove(key, expectedRevision);
    }

    @Override
    public TokenPage list(TokenFilter filter, @Nullable String page, int limit) {
        return store.list(filter, page, limit);
    }

    @Override
    public int purgeExpired(Instant before) {
        return store.purgeExpired(before);
    }
}
