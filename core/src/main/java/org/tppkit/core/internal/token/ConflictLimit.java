package org.tppkit.core.internal.token;

import org.tppkit.ports.error.TokenStoreException;

/**
 * Ends a compare-and-set loop that gets nowhere. Each lost round means that somebody else's change took effect, so that a
 * sound store never comes near the limit; one that refuses every change would hold the thread for ever.
 */
final class ConflictLimit {
    private static final int MOST = 100;

    private int conflicts;

    void count() {
        conflicts++;
        if (conflicts > MOST) {
            throw new TokenStoreException("the token store refused " + MOST + " changes in a row", null);
        }
    }
}
