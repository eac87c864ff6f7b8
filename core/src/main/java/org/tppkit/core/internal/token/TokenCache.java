package org.tppkit.core.internal.token;

import java.util.Iterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.internal.time.Time;
import org.tppkit.ports.spi.token.TokenKey;

/** The tokens that this process has used of late. */
final class TokenCache {
    private static final int MOST = 10_000;
    /** Room is made for many at a time: looking through the whole cache has its price. */
    private static final int ROOMY = MOST - MOST / 8;

    private final ConcurrentMap<TokenKey, TimedToken> tokens = new ConcurrentHashMap<>();
    private final Time time;

    TokenCache(Time time) {
        this.time = time;
    }

    @Nullable
    TimedToken find(TokenKey key) {
        return tokens.get(key);
    }

    void put(TokenKey key, TimedToken token) {
        if (tokens.size() >= MOST && !tokens.containsKey(key)) {
            makeRoom();
        }
        tokens.put(key, token);
    }

    void remove(TokenKey key) {
        tokens.remove(key);
    }

    /** Drops the dead, and where none is dead just any: the store has them all. */
    private void makeRoom() {
        long now = time.nanos();
        tokens.values().removeIf(token -> !token.lives(now));
        Iterator<TokenKey> keys = tokens.keySet().iterator();
        while (tokens.size() > ROOMY && keys.hasNext()) {
            keys.next();
            keys.remove();
        }
    }
}
