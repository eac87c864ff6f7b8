package org.tppkit.testkit.contract;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenFilter;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenRecord;
import org.tppkit.ports.spi.token.TokenStore;

/** How token stores list their records and drop the expired ones. */
interface StoreListingContract extends StoreUnderTest {

    @Test
    @DisplayName("TS-06 a listing gives what fits every criterion of its filter")
    default void listsWhatFits() {
        TokenStore store = store();
        List<StoredToken> all = ListedRecords.write(store);
        ListedRecords.filters().forEach((name, filter) -> {
            Set<StoredToken> wanted = all.stream().filter(filter::matches).collect(Collectors.toSet());
            List<StoredToken> found = StoreSteps.listAll(store, filter, 1_000, () -> {});
            long missing =
                    wanted.stream().filter(token -> !found.contains(token)).count();
            long foreign =
                    found.stream().filter(token -> !wanted.contains(token)).count();
            StoreClauses.FITS.holds(
                    missing == 0 && foreign == 0,
                    "with the filter by " + name + ", " + missing + " of " + wanted.size() + " records are missing and "
                            + foreign + " are listed that do not fit or are not what find gives.");
        });
    }

    @Test
    @DisplayName("TS-06 pages of any size give each record exactly once")
    default void pagesGiveEachRecordOnce() {
        TokenStore store = store();
        Set<TokenKey> all =
                ListedRecords.write(store).stream().map(StoredToken::key).collect(Collectors.toSet());
        for (int limit = 1; limit <= all.size() + 1; limit++) {
            List<StoredToken> found =
                    StoreSteps.listAll(store, TokenFilter.builder().build(), limit, () -> {});
            assertEachOnce(all, found, "in pages of " + limit);
        }
    }

    @Test
    @DisplayName("TS-06 records that stay unchanged come exactly once while others come, change and go")
    default void unchangedRecordsComeOnceWhileOthersChange() {
        TokenStore store = store();
        for (int limit : new int[] {1, 2, 5}) {
            MovingRecords records = new MovingRecords(store);
            List<StoredToken> found = StoreSteps.listAll(
                    store, TokenFilter.builder().clientId("client").build(), limit, records::move);
            found.removeIf(token -> !records.unchanged().contains(token.key()));
            assertEachOnce(
                    records.unchanged(),
                    found,
                    "in pages of " + limit + ", between which other records were created, replaced and removed,");
            records.clear();
        }
    }

    private static void assertEachOnce(Set<TokenKey> wanted, List<StoredToken> found, String how) {
        Map<TokenKey, Integer> times = new HashMap<>();
        found.forEach(token -> times.merge(token.key(), 1, Integer::sum));
        long missing = wanted.stream().filter(key -> !times.containsKey(key)).count();
        long doubled = times.values().stream().filter(count -> count > 1).count();
        StoreClauses.EXACTLY_ONCE.holds(
                missing == 0 && doubled == 0,
                "of " + wanted.size() + " records listed " + how + " " + missing + " never came and " + doubled
                        + " came more than once.");
    }

    @Test
    @DisplayName("TS-09 a purge drops what expired before the moment, nothing else, and counts it")
    default void purgeDropsWhatExpiredBefore() {
        TokenStore store = store();
        Instant moment = Instant.parse("2026-10-25T00:30:00Z");
        Map<String, TokenRecord> staying = new LinkedHashMap<>();
        TokenRecord record = StoreSamples.record("record");
        staying.put("without-expiry", record);
        staying.put("expires-at-the-moment", record.withExpiry(moment));
        staying.put("expires-a-millisecond-later", record.withExpiry(moment.plusMillis(1)));
        staying.put("expires-an-hour-later", record.withExpiry(moment.plusSeconds(3_600)));
        staying.forEach((id, each) -> StoreSteps.create(store, StoreSamples.key(id), each));
        TokenKey before = StoreSamples.key("expires-before");
        TokenKey longBefore =
                StoreSamples.of(TokenKey.Kind.COUNTER, Environment.SANDBOX, "other", "bank", "other", "old");
        StoreSteps.create(store, before, record.withExpiry(moment.minusMillis(1)));
        StoreSteps.create(store, longBefore, record.withExpiry(Instant.EPOCH));

        int dropped = store.purgeExpired(moment);

        staying.keySet()
                .forEach(id -> StoreClauses.PURGE.holds(
                        store.find(StoreSamples.key(id)).isPresent(), "the purge dropped a record: " + id + "."));
        StoreClauses.PURGE.holds(
                store.find(before).isEmpty() && store.find(longBefore).isEmpty(),
                "the purge left a record that had expired before the moment.");
        StoreClauses.PURGE.holds(dropped == 2, "two records were dropped, and " + dropped + " were counted.");
        StoreClauses.PURGE.holds(
                store.purgeExpired(moment) == 0, "a second purge for the same moment counted records again.");
    }

    @Test
    @DisplayName("TS-01, TS-09 a purge does not drop a record that is renewed at the same moment")
    default void purgeSparesWhatIsRenewed() {
        TokenStore store = store();
        TokenRecord record = StoreSamples.record("record");
        Instant later = Instant.EPOCH.plusSeconds(1);
        try (Race race = new Race(2)) {
            for (int round = 0; round < StoreSamples.ROUNDS * 4; round++) {
                TokenKey key = StoreSamples.key("renewed-" + round);
                long revision = StoreSteps.create(store, key, record.withExpiry(Instant.EPOCH));
                List<Boolean> done = race.run(runner -> runner == 0
                        ? () -> store.replace(key, revision, record.withExpiry(Instant.EPOCH.plusSeconds(60)))
                                .isPresent()
                        : () -> store.purgeExpired(later) > 0);
                Optional<StoredToken> left = store.find(key);
                StoreClauses.PURGE.equal(
                        done.get(0),
                        left.isPresent(),
                        "a record was renewed while a purge ran: the writer was told that it "
                                + (done.get(0)
                                        ? "had won, and the record is gone."
                                        : "had lost, and the record is there."));
                StoreClauses.PURGE.holds(
                        !done.get(0).equals(done.get(1)),
                        "a purge and a renewal of the same record both counted it, or neither.");
            }
        }
    }
}
