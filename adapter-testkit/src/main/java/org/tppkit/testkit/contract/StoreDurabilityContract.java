package org.tppkit.testkit.contract;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenStore;

/** What token stores have written outlives a transaction of the caller, and the program. */
interface StoreDurabilityContract extends StoreUnderTest {

    @Test
    @DisplayName("TS-02 what was written and removed stands after the caller's transaction was rolled back")
    default void standsAfterARollback() {
        TokenStore store = store();
        TokenKey created = StoreSamples.key("created");
        TokenKey replaced = StoreSamples.key("replaced");
        TokenKey removed = StoreSamples.key("removed");
        long toReplace = StoreSteps.create(store, replaced, "before");
        long toRemove = StoreSteps.create(store, removed, "before");
        inRolledBackTransaction(() -> {
            StoreSteps.create(store, created, "created");
            StoreSteps.replace(store, replaced, toReplace, "replaced");
            StoreClauses.ONE_STEP.holds(
                    store.remove(removed, toRemove), "a removal within a transaction of the caller lost.");
        });
        Clause clause = StoreClauses.DURABLE;
        clause.equal(
                Optional.of("created"),
                text(store, created),
                "a record is gone that was created in a transaction of" + " the caller, which was rolled back.");
        clause.equal(
                Optional.of("replaced"),
                text(store, replaced),
                "a replacement was undone together with a transaction" + " of the caller.");
        clause.equal(
                Optional.empty(),
                text(store, removed),
                "a removal was undone together with a transaction of the" + " caller.");
    }

    @Test
    @DisplayName("TS-02, TS-03 a transaction of the caller neither hides changes from others nor theirs from it")
    default void aTransactionHidesNothing() {
        TokenStore store = store();
        TokenKey own = StoreSamples.key("own");
        TokenKey others = StoreSamples.key("others");
        long before = StoreSteps.create(store, others, "before");
        inRolledBackTransaction(() -> {
            StoreClauses.SEEN_AT_ONCE.equal(
                    Optional.of("before"), text(store, others), "a transaction of the caller does not find a record.");
            Race.elsewhere(() -> StoreSteps.replace(store, others, before, "after"));
            StoreClauses.SEEN_AT_ONCE.equal(
                    Optional.of("after"),
                    text(store, others),
                    "within a transaction of the caller, which began earlier, another thread's change is not found.");
            StoreSteps.create(store, own, "own");
            StoreClauses.DURABLE.equal(
                    Optional.of("own"),
                    Race.elsewhere(() -> text(store, own)),
                    "what was written within a transaction of the caller is not found by another thread while that"
                            + " transaction goes on.");
        });
    }

    @Test
    @DisplayName("TS-02 what was written and removed stands after a restart")
    default void standsAfterARestart() {
        TokenStore store = store();
        TokenKey written = StoreSamples.key("written");
        TokenKey removed = StoreSamples.key("removed");
        long first = StoreSteps.create(store, written, "first");
        long second = StoreSteps.replace(store, written, first, "second");
        store.remove(removed, StoreSteps.create(store, removed, "removed"));
        TokenStore again = reopened(store);
        Clause clause = StoreClauses.STANDS_AFTER_RESTART;
        clause.equal(Optional.of("second"), text(again, written), "a record is gone, or older, after a restart.");
        clause.equal(
                second, StoreSteps.stored(again, written).revision(), "a record has another revision after a restart.");
        clause.holds(again.find(removed).isEmpty(), "a removed record is back after a restart.");
        clause.holds(
                again.replace(written, second, StoreSamples.record("third")).isPresent(),
                "a record cannot be replaced by the revision that was given before a restart.");
    }

    @Test
    @DisplayName("TS-05 a revision never comes back, also after a removal and a restart")
    default void revisionsNeverComeBackAfterARestart() {
        TokenStore store = store();
        TokenKey key = StoreSamples.key("again");
        Set<Long> seen = new HashSet<>();
        for (int life = 0; life < 3; life++) {
            long first = StoreSteps.create(store, key, "first");
            long second = StoreSteps.replace(store, key, first, "second");
            StoreClauses.NEW_REVISION.holds(
                    seen.add(first) && seen.add(second),
                    "after a removal and a restart a record has a revision that it had before.");
            store.remove(key, second);
            store = reopened(store);
        }
    }

    private static Optional<String> text(TokenStore store, TokenKey key) {
        return store.find(key).map(StoredToken::record).map(StoreSamples::text);
    }
}
