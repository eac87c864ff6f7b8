package org.tppkit.core.internal.store;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenFilter;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenPage;
import org.tppkit.ports.spi.token.TokenRecord;
import org.tppkit.ports.spi.token.TokenStore;

/** Seals payloads on their way into another store, and opens them on their way back. */
public final class EncryptedTokenStore implements TokenStore {
    /** What every store takes (TS-04), and so what callers may count on here. */
    private static final int LARGEST_PAYLOAD = 64 * 1024;

    private static final int PAGE = 100;
    private static final TokenFilter ALL = TokenFilter.builder().build();

    private final TokenStore store;
    private final RecordCipher cipher;

    /** @param random makes the salts */
    public EncryptedTokenStore(TokenStore store, KeyRing keys, SecureRandom random) {
        this.store = Objects.requireNonNull(store);
        this.cipher = new RecordCipher(keys, random);
    }

    @Override
    public Optional<StoredToken> find(TokenKey key) {
        return store.find(key).map(this::opened);
    }

    @Override
    public Optional<Long> replace(TokenKey key, @Nullable Long expectedRevision, TokenRecord record) {
        if (record.payload().length > LARGEST_PAYLOAD) {
            throw new TokenStoreException(
                    "the record is larger than the " + LARGEST_PAYLOAD + " bytes of a store", null);
        }
        return store.replace(key, expectedRevision, cipher.seal(key, record));
    }

    @Override
    public boolean remove(TokenKey key, long expectedRevision) {
        return store.remove(key, expectedRevision);
    }

    @Override
    public TokenPage list(TokenFilter filter, @Nullable String page, int limit) {
        TokenPage sealed = store.list(filter, page, limit);
        List<StoredToken> opened = sealed.tokens().stream().map(this::opened).toList();
        return sealed.next().map(next -> TokenPage.followedBy(next, opened)).orElseGet(() -> TokenPage.last(opened));
    }

    @Override
    public int purgeExpired(Instant before) {
        return store.purgeExpired(before);
    }

    private StoredToken opened(StoredToken stored) {
        return new StoredToken(stored.key(), stored.revision(), cipher.open(stored.key(), stored.record()));
    }

    /**
     * Seals anew what another key than today's sealed.
     *
     * @return how many records were; one that somebody changed meanwhile is not among them
     * @throws TokenStoreException if some could not be opened; all others are done by then
     */
    public int reseal() {
        Resealing work = new Resealing();
        Optional<String> page = Optional.empty();
        do {
            TokenPage read = store.list(ALL, page.orElse(null), PAGE);
            read.tokens().forEach(work::look);
            page = read.next();
        } while (page.isPresent());
        return work.result();
    }

    private final class Resealing {
        private int done;
        private int unreadable;

        private void look(StoredToken stored) {
            TokenRecord open;
            try {
                if (cipher.isUpToDate(stored.record().payload())) {
                    return;
                }
                open = cipher.open(stored.key(), stored.record());
            } catch (TokenStoreException e) {
                unreadable++;
                return;
            }
            if (store.replace(stored.key(), stored.revision(), cipher.seal(stored.key(), open))
                    .isPresent()) {
                done++;
            }
        }

        private int result() {
            if (unreadable > 0) {
                throw new TokenStoreException(
                        unreadable + " records could not be opened and were left alone; " + done
                                + " others were sealed with the new key",
                        null);
            }
            return done;
        }
    }

    /** Neither keys nor records. */
    @Override
    public String toString() {
        return "EncryptedTokenStore[" + cipher + "]";
    }
}
