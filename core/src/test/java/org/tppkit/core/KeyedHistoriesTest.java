package org.tppkit.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.account.TransactionQuery;

/** Derived keys over histories drawn by chance, full of equal entries; the seed is in the test's name. */
class KeyedHistoriesTest {
    private static final int HISTORIES = 60;
    private static final LocalDate FIRST = LocalDate.of(2026, 10, 1);

    @TestFactory
    Stream<DynamicTest> equalEntriesInAnotherOrderKeepTheirKeys() {
        return histories((random, entries) -> {
            List<Transaction> shuffled = new ArrayList<>(entries);
            Collections.shuffle(shuffled, random);
            shuffled.sort(newestFirst());

            assertThat(contents(walk(shuffled, random))).isEqualTo(contents(walk(entries, random)));
        });
    }

    @TestFactory
    Stream<DynamicTest> oldestFirstGivesTheSameKeys() {
        return histories((random, entries) -> {
            List<Transaction> reversed = new ArrayList<>(entries);
            Collections.reverse(reversed);

            assertThat(contents(walk(reversed, random))).isEqualTo(contents(walk(entries, random)));
        });
    }

    @TestFactory
    Stream<DynamicTest> windowsThatOverlapAgreeOnTheirCommonDays() {
        return histories((random, entries) -> {
            LocalDate from = FIRST.plusDays(random.nextInt(6));
            LocalDate until = from.plusDays(1 + random.nextInt(6));
            TransactionQuery window = TransactionQuery.between(from, until);

            Map<String, Transaction> expected = contents(walk(entries, random));
            expected.values().removeIf(entry -> !window.includes(entry));

            assertThat(contents(walk(entries, random).query(window))).isEqualTo(expected);
        });
    }

    @TestFactory
    Stream<DynamicTest> aPendingEntryThatIsBookedGetsAKeyAndChangesNoOther() {
        return histories((random, entries) -> {
            List<Transaction> before = new ArrayList<>(entries);
            before.add(random.nextInt(before.size() + 1), KeyedWalk.pending("-2.00", "card"));
            List<Transaction> after = new ArrayList<>(entries);
            after.add(KeyedWalk.booked(FIRST.plusDays(random.nextInt(8)).toString(), "-2.00", "card"));
            after.sort(newestFirst());

            Set<String> old = keys(walk(before, random));
            Set<String> fresh = keys(walk(after, random));

            assertThat(fresh).containsAll(old).hasSize(old.size() + 1);
        });
    }

    @TestFactory
    Stream<DynamicTest> whateverTheOrderNoKeyIsGivenTwice() {
        return histories((random, entries) -> {
            List<Transaction> shuffled = new ArrayList<>(entries);
            Collections.shuffle(shuffled, random);

            List<String> given = walk(shuffled, random).keys();

            assertThat(given).hasSameSizeAs(entries);
            assertThat(given.stream().filter(key -> !key.equals("-"))).doesNotHaveDuplicates();
        });
    }

    @TestFactory
    Stream<DynamicTest> breakingOffGivesNoKeyThatTheWholeWouldNotGive() {
        return histories((random, entries) -> {
            Map<String, Transaction> whole = contents(walk(entries, random));
            List<KeyedTransaction> part =
                    walk(entries, random).pageLimit(1 + random.nextInt(4)).read();

            assertThat(part)
                    .allSatisfy(entry -> entry.key()
                            .ifPresent(key -> assertThat(whole).containsEntry(key.value(), entry.transaction())));
            assertWholeDays(part, whole);
        });
    }

    /** A day has all of its keys or none. */
    private static void assertWholeDays(List<KeyedTransaction> part, Map<String, Transaction> whole) {
        Map<LocalDate, Integer> given = new HashMap<>();
        part.stream()
                .filter(entry -> entry.key().isPresent())
                .forEach(entry -> given.merge(day(entry.transaction()), 1, Integer::sum));
        given.forEach((day, count) -> assertThat(count).isEqualTo((int)
                whole.values().stream().filter(entry -> day(entry).equals(day)).count()));
    }

    private interface Property {
        void holds(Random random, List<Transaction> entries);
    }

    private static Stream<DynamicTest> histories(Property property) {
        return Stream.iterate(1L, seed -> seed + 1)
                .limit(HISTORIES)
                .map(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    Random random = new Random(seed);
                    property.holds(random, history(random));
                }));
    }

    private static List<Transaction> history(Random random) {
        List<Transaction> entries = new ArrayList<>();
        int count = random.nextInt(40);
        for (int i = 0; i < count; i++) {
            String day = FIRST.plusDays(random.nextInt(8)).toString();
            entries.add(KeyedWalk.booked(
                    day, random.nextBoolean() ? "-2.00" : "3.00", random.nextBoolean() ? "card" : "x"));
        }
        entries.sort(newestFirst());
        return entries;
    }

    private static KeyedWalk walk(List<Transaction> entries, Random random) {
        return KeyedWalk.of(entries).pageSize(1 + random.nextInt(7));
    }

    private static Map<String, Transaction> contents(KeyedWalk walk) {
        Map<String, Transaction> contents = new HashMap<>();
        walk.read()
                .forEach(entry -> assertThat(
                                contents.put(entry.key().orElseThrow().value(), entry.transaction()))
                        .isNull());
        return contents;
    }

    private static Set<String> keys(KeyedWalk walk) {
        Set<String> keys = new HashSet<>(walk.keys());
        keys.remove("-");
        return keys;
    }

    private static Comparator<Transaction> newestFirst() {
        return Comparator.comparing(KeyedHistoriesTest::day).reversed();
    }

    private static LocalDate day(Transaction entry) {
        return entry.bookingDate().orElseThrow();
    }
}
