package org.tppkit.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenFilter;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenPage;
import org.tppkit.ports.spi.token.TokenRecord;
import org.tppkit.ports.spi.token.TokenStore;

/** What most tests of token stores do on their way, failing where it does not work. */
final class StoreSteps {
    private static final int MOST_PAGES = 300;

    private StoreSteps() {}

    static long create(TokenStore store, TokenKey key, TokenRecord record) {
        return replace(store, key, null, record);
    }

    static long create(TokenStore store, TokenKey key, String payload) {
        return replace(store, key, null, StoreSamples.record(payload));
    }

    static long replace(TokenStore store, TokenKey key, @Nullable Long expected, String payload) {
        return replace(store, key, expected, StoreSamples.record(payload));
    }

    static long replace(TokenStore store, TokenKey key, @Nullable Long expected, TokenRecord record) {
        return store.replace(key, expected, record)
                .orElseThrow(() -> StoreClauses.ONE_STEP.broken(
                        "nobody else writes, the expected revision is the stored one, and the write lost.", null));
    }

    static StoredToken stored(TokenStore store, TokenKey key) {
        return store.find(key)
                .orElseThrow(
                        () -> StoreClauses.SEEN_AT_ONCE.broken("a record that was written before is not found.", null));
    }

    /** All records that fit, in pages of that size; between two pages something else may happen. */
    static List<StoredToken> listAll(TokenStore store, TokenFilter filter, int limit, Runnable betweenPages) {
        List<StoredToken> all = new ArrayList<>();
        String next = null;
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            TokenPage page = store.list(filter, next, limit);
            StoreClauses.EXACTLY_ONCE.holds(
                    page.tokens().size() <= limit,
                    "a page of at most " + limit + " records has "
                            + page.tokens().size() + ".");
            all.addAll(page.tokens());
            next = page.next().orElse(null);
            if (next == null) {
                return all;
            }
            betweenPages.run();
        }
        throw StoreClauses.EXACTLY_ONCE.broken("a listing has not ended after " + MOST_PAGES + " pages.", null);
    }
}
