package org.tppkit.testkit.contract;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenFilter;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenStore;

/**
 * Records that stay as they are, and others between them, before them and behind them that come, change and go. Whatever
 * order a store lists in, some of the moving ones stand before the place that a listing has reached.
 */
final class MovingRecords {
    private static final int EACH = 12;
    private static final int MOST_MOVES = 40;

    private final TokenStore store;
    private final Set<TokenKey> unchanged = new LinkedHashSet<>();
    private final Deque<TokenKey> toRemove = new ArrayDeque<>();
    private final Deque<TokenKey> toReplace = new ArrayDeque<>();
    private int moves;

    MovingRecords(TokenStore store) {
        this.store = store;
        for (int number = 0; number < EACH; number++) {
            toRemove.add(write("a-" + number));
            unchanged.add(write(String.format(Locale.ROOT, "m-%02d", number)));
            toReplace.add(write("b-" + number));
            toRemove.add(write("z-" + number));
        }
    }

    Set<TokenKey> unchanged() {
        return unchanged;
    }

    /** Removes two, replaces one, and creates one before and one behind all others. */
    void move() {
        if (moves == MOST_MOVES) {
            return;
        }
        moves++;
        remove();
        remove();
        TokenKey replaced = toReplace.poll();
        if (replaced != null) {
            long revision = StoreSteps.stored(store, replaced).revision();
            StoreSteps.replace(store, replaced, revision, "replaced");
        }
        write("0-" + moves);
        write("zz-" + moves);
    }

    private void remove() {
        TokenKey key = toRemove.poll();
        if (key != null) {
            StoreClauses.ONE_STEP.holds(
                    store.remove(key, StoreSteps.stored(store, key).revision()), "a removal lost to nobody.");
        }
    }

    /** Removes everything. */
    void clear() {
        for (StoredToken token : StoreSteps.listAll(store, TokenFilter.builder().build(), 1_000, () -> {})) {
            store.remove(token.key(), token.revision());
        }
    }

    private TokenKey write(String id) {
        TokenKey key = StoreSamples.key(id);
        StoreSteps.create(store, key, id);
        return key;
    }
}
