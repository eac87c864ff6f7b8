package org.tppkit.core.internal.token;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenStore;

/** The consents in a token store. */
final class ConsentStore {
    private final TokenStore store;

    ConsentStore(TokenStore store) {
        this.store = new GuardedTokenStore(store);
    }

    Optional<StoredConsent> find(TokenKey key) {
        return store.find(key).map(StoredConsent::of);
    }

    StoredConsent create(TokenKey key, @Nullable String subject, ConsentRecord record) {
        StoredConsent draft = new StoredConsent(key, 0, Optional.ofNullable(subject), Optional.empty(), record);
        return store.replace(key, null, draft.toTokenRecord(record))
                .map(revision -> draft.replacedBy(revision, record))
                .orElseThrow(() -> new TokenStoreException("there is a consent of that id already", null));
    }

    /** What is stored now; empty if somebody else was quicker. */
    Optional<StoredConsent> replace(StoredConsent old, ConsentRecord content) {
        return store.replace(old.key(), old.revision(), old.toTokenRecord(content))
                .map(revision -> old.replacedBy(revision, content));
    }

    boolean remove(TokenKey key, long revision) {
        return store.remove(key, revision);
    }
}
