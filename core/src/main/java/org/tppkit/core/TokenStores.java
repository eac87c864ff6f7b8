package org.tppkit.core;

import org.tppkit.core.internal.store.InMemoryTokenStore;
import org.tppkit.ports.spi.token.TokenStore;

/** Token stores that come with TPPKit. */
public final class TokenStores {
    private TokenStores() {}

    /**
     * A store in this process's memory: for programs of one process whose customers may be asked again after a restart,
     * and for tests. Every call gives a new, empty store.
     */
    public static TokenStore inMemory() {
        return new InMemoryTokenStore();
    }
}
