package org.tppkit.testkit.contract;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenRecord;
import org.tppkit.ports.spi.token.TokenStore;

/** How token stores write: by compare-and-set on a revision. */
interface StoreWritesContract extends StoreUnderTest {
    @Test
    @DisplayName("TS-01 one of many writers with the same revision wins")
    default void oneOfManyWritersWins() {
        TokenStore store = store();
        TokenKey key = StoreSamples.key("contended");
        long revision = StoreSteps.create(store, key, "start");
        try (Race race = new Race(StoreSamples.WRITERS)) {
            for (int round = 0; round < StoreSamples.ROUNDS; round++) {
                revision = winnerOf(race, store, key, revision);
            }
        }
    }

    @Test
    @DisplayName("TS-01 one of many writers creates a record")
    default void oneOfManyCreatorsWins() {
        TokenStore store = store();
        try (Race race = new Race(StoreSamples.WRITERS)) {
            for (int round = 0; round < StoreSamples.ROUNDS; round++) {
                winnerOf(race, store, StoreSamples.key("new-" + round), null);
            }
        }
    }

    private static long winnerOf(Race race, TokenStore store, TokenKey key, @Nullable Long expected) {
        List<Optional<Long>> answers =
                race.run(writer -> () -> store.replace(key, expected, StoreSamples.record("writer " + writer)));
        List<Integer> winners = IntStream.range(0, StoreSamples.WRITERS)
                .filter(writer -> answers.get(writer).isPresent())
                .boxed()
                .toList();
        String what = expected == null ? "that found no record" : "that expected the same revision";
        StoreClauses.ONE_STEP.holds(
                winners.size() == 1,
                "of " + StoreSamples.WRITERS + " writers " + what + ", " + winners.size()
                        + " were told that they had won.");
        StoredToken stored = StoreSteps.stored(store, key);
        long revision = answers.get(winners.get(0)).orElseThrow();
        StoreClauses.ONE_STEP.equal(
                "writer " + winners.get(0),
                StoreSamples.text(stored.record()),
                "the record that is stored is not that of the writer who was told that it had won.");
        StoreClauses.ONE_STEP.equal(
                revision, stored.revision(), "the revision that is stored is not the one the winner was given.");
        return revision;
    }

    @Test
    @DisplayName("TS-01 one of many removes a record, and a writer and a remover cannot both win")
    default void oneOfManyRemoversWins() {
        TokenStore store = store();
        try (Race race = new Race(StoreSamples.WRITERS)) {
            for (int round = 0; round < StoreSamples.ROUNDS; round++) {
                TokenKey key = StoreSamples.key("removed-" + round);
                long revision = StoreSteps.create(store, key, "start");
                boolean withWriter = round % 2 == 1;
                List<Boolean> won = race.run(runner -> withWriter && runner == 0
                        ? () -> store.replace(key, revision, StoreSamples.record("new"))
                                .isPresent()
                        : remover(store, key, revision));
                long winners = won.stream().filter(winner -> winner).count();
                StoreClauses.ONE_STEP.holds(
                        winners == 1,
                        "of " + StoreSamples.WRITERS + " who removed or replaced the same revision, " + winners
                                + " were told that they had won.");
                boolean written = withWriter && won.get(0);
                StoreClauses.ONE_STEP.equal(
                        written,
                        store.find(key).isPresent(),
                        "what is stored is not what the winner of a removal and a replacement left.");
            }
        }
    }

    private static Callable<Boolean> remover(TokenStore store, TokenKey key, long revision) {
        return () -> store.remove(key, revision);
    }

    @Test
    @DisplayName("TS-01, TS-03 no update is lost: all winners are counted")
    default void noUpdateIsLost() {
        TokenStore store = store();
        TokenKey key = StoreSamples.key("counter");
        StoreSteps.create(store, key, "0");
        try (Race race = new Race(StoreSamples.WRITERS)) {
            race.run(writer -> () -> countUp(store, key));
        }
        int counted =
                Integer.parseInt(StoreSamples.text(StoreSteps.stored(store, key).record()));
        StoreClauses.ONE_STEP.holds(
                counted == StoreSamples.WRITERS * StoreSamples.ROUNDS,
                StoreSamples.WRITERS + " writers added 1 to a number, each " + StoreSamples.ROUNDS
                        + " times successfully; the number is " + counted + " and should be "
                        + StoreSamples.WRITERS * StoreSamples.ROUNDS + ".");
    }

    private static boolean countUp(TokenStore store, TokenKey key) {
        int most = StoreSamples.WRITERS * StoreSamples.ROUNDS * 100;
        int won = 0;
        for (int attempt = 0; won < StoreSamples.ROUNDS; attempt++) {
            StoreClauses.ONE_STEP.holds(
                    attempt < most, "a writer that reads and replaces again and again wins too seldom, or never.");
            StoredToken now = StoreSteps.stored(store, key);
            int next = Integer.parseInt(StoreSamples.text(now.record())) + 1;
            if (store.replace(key, now.revision(), StoreSamples.record(String.valueOf(next)))
                    .isPresent()) {
                won++;
            }
        }
        return true;
    }

    @Test
    @DisplayName("TS-01 who comes too late changes nothing")
    default void whoComesTooLateChangesNothing() {
        TokenStore store = store();
        TokenKey key = StoreSamples.key("late");
        StoreClauses.ONE_STEP.holds(
                store.replace(key, 7L, StoreSamples.record("of nothing")).isEmpty() && !store.remove(key, 7L),
                "a record that is not there was replaced or removed by some revision.");
        StoreClauses.ONE_STEP.holds(
                store.find(key).isEmpty(), "an operation that was told that it had lost has left a record.");
        long first = StoreSteps.create(store, key, "first");
        long second = StoreSteps.replace(store, key, first, "second");
        assertNothingChanges(store, key, "the revision before", first, second);
        assertNothingChanges(store, key, "a revision to come", second + 1, second);
        StoreClauses.ONE_STEP.holds(
                store.replace(key, null, StoreSamples.record("new")).isEmpty(),
                "a record was created where one was already.");
        assertStored(store, key, second, "second");
    }

    private static void assertNothingChanges(TokenStore store, TokenKey key, String which, long wrong, long now) {
        boolean replaced =
                store.replace(key, wrong, StoreSamples.record("too late")).isPresent();
        boolean removed = store.remove(key, wrong);
        StoreClauses.ONE_STEP.holds(!replaced, "a replacement won that expected " + which + ".");
        StoreClauses.ONE_STEP.holds(!removed, "a removal won that expected " + which + ".");
        assertStored(store, key, now, "second");
    }

    private static void assertStored(TokenStore store, TokenKey key, long revision, String payload) {
        StoredToken stored = StoreSteps.stored(store, key);
        StoreClauses.ONE_STEP.holds(
                stored.revision() == revision
                        && StoreSamples.text(stored.record()).equals(payload),
                "an operation that was told that it had lost has changed the record.");
    }

    @Test
    @DisplayName("TS-05 a revision never comes back, also after a removal or a purge")
    default void revisionsNeverComeBack() {
        TokenStore store = store();
        TokenKey key = StoreSamples.key("again");
        Set<Long> seen = new HashSet<>();
        TokenRecord same = StoreSamples.record("same").withExpiry(Instant.EPOCH);
        for (int life = 0; life < 4; life++) {
            long first = StoreSteps.create(store, key, same);
            long last = StoreSteps.replace(store, key, first, same);
            StoreClauses.NEW_REVISION.holds(
                    seen.add(first), "a record that was dropped and created again has a revision that it had before.");
            StoreClauses.NEW_REVISION.holds(
                    seen.add(last), "a replacement, even by the same content, has left or brought back a revision.");
            boolean dropped =
                    life % 2 == 0 ? store.remove(key, last) : store.purgeExpired(Instant.EPOCH.plusMillis(1)) == 1;
            StoreClauses.ONE_STEP.holds(dropped, "a removal or purge of the stored revision did nothing.");
            StoreClauses.SEEN_AT_ONCE.holds(store.find(key).isEmpty(), "a record is found after it was dropped.");
        }
    }
}
