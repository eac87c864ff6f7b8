package org.tppkit.docs.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tppkit.core.Accounts;
import org.tppkit.ports.error.BankAnswer;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.account.CreditDebit;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.account.TransactionStatus;
import org.tppkit.ports.spi.event.Operation;
import org.tppkit.testkit.fake.FakeBank;
import org.tppkit.testkit.fake.FakeValues;

/** The copy of the page, held against banks whose history is drawn by chance. */
class AccountCopyTest {
    private static final AccountId ACCOUNT = AccountId.of("a-1");
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final int HISTORIES = 25;
    private static final int FETCHES = 12;

    private final FakeWorld world = new FakeWorld();
    private final FakeBank fakeBank = world.fakeBank;
    private final Accounts accounts = world.bank.accounts(world.consent("jane"), FakeWorld.CUSTOMER);

    @AfterEach
    void close() {
        world.close();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(world.clock.instant(), PARIS);
    }

    private static Transaction pending(String amount, String words) {
        Money signed = Money.of(amount, "EUR");
        return Transaction.builder()
                .amount(signed.abs())
                .creditDebit(CreditDebit.DEBIT)
                .status(TransactionStatus.PENDING)
                .addRemittanceInformation(words)
                .build();
    }

    @Test
    void aPendingEntryVanishesAndABookedOneWithOtherWordsTakesItsPlace() {
        AccountCopy copy = new AccountCopy(ACCOUNT, 89);
        Transaction coffee = FakeValues.transaction("2026-11-15", "-4.20", "COFFEE");
        fakeBank.transactions(ACCOUNT, pending("-30.00", "HOTEL AUTHORISATION"), coffee);
        copy.refresh(accounts, today());
        Map<String, Transaction> before = Map.copyOf(copy.rows());

        Transaction hotel = FakeValues.transaction("2026-11-16", "-28.00", "CARD 15/11 HOTEL");
        fakeBank.transactions(ACCOUNT, hotel, coffee);
        copy.refresh(accounts, today());

        assertThat(before.values()).containsExactly(coffee);
        assertThat(copy.rows())
                .containsAllEntriesOf(before)
                .containsValue(hotel)
                .hasSize(2);
        assertThat(copy.rowsWithoutKey()).isEmpty();
    }

    @Test
    void whatABankLeavesOutBeforeTheWindowStays() {
        AccountCopy copy = new AccountCopy(ACCOUNT, 89);
        Transaction old = FakeValues.transaction("2026-11-05", "-4.20", "COFFEE");
        Transaction young = FakeValues.transaction("2026-11-06", "-4.20", "COFFEE");
        fakeBank.transactions(ACCOUNT, young, old);
        copy.refresh(accounts, today());

        fakeBank.transactions(ACCOUNT);
        copy.refresh(accounts, today());

        assertThat(copy.rows()).containsValue(old).doesNotContainValue(young);
    }

    @Test
    void aFetchThatFailsChangesNothing() {
        AccountCopy copy = new AccountCopy(ACCOUNT, 89);
        fakeBank.pageSize(1).transactions(ACCOUNT, FakeValues.transaction("2026-11-15", "-4.20", "COFFEE"));
        copy.refresh(accounts, today());
        Map<String, Transaction> before = Map.copyOf(copy.rows());

        fakeBank.transactions(ACCOUNT, FakeValues.transaction("2026-11-16", "-1.00", "TEA"));
        for (int attempt = 0; attempt < 3; attempt++) { // attended reads are repeated twice
            fakeBank.failNext(
                    Operation.TRANSACTIONS, () -> new BankUnavailableException("down", BankAnswer.of(500), null));
        }

        assertThatThrownBy(() -> copy.refresh(accounts, today())).isInstanceOf(BankUnavailableException.class);
        assertThat(copy.rows()).isEqualTo(before);
    }

    @TestFactory
    Stream<DynamicTest> afterEachFetchTheCopySaysWhatTheBankSays() {
        return LongStream.rangeClosed(1, HISTORIES)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> liveThrough(new Random(seed))));
    }

    private void liveThrough(Random random) {
        AccountCopy copy = new AccountCopy(ACCOUNT, 89);
        ChangingBank changing = new ChangingBank(random, today());
        for (int fetch = 0; fetch < FETCHES; fetch++) {
            Map<Transaction, Set<String>> before = keysByContent(copy);
            fakeBank.pageSize(1 + random.nextInt(6)).transactions(ACCOUNT, changing.entries());

            assertThat(copy.refresh(accounts, today())).isTrue();

            assertThat(Stream.concat(copy.rows().values().stream(), copy.rowsWithoutKey().stream()))
                    .containsExactlyInAnyOrder(changing.entries());
            assertRowsKeepTheirKeys(before, keysByContent(copy));
            world.clock.advance(Duration.ofDays(random.nextInt(5)));
            changing.liveOn(today());
        }
    }

    /** Of equal rows, as many as are still there kept their keys. */
    private static void assertRowsKeepTheirKeys(
            Map<Transaction, Set<String>> before, Map<Transaction, Set<String>> after) {
        after.forEach((content, keys) -> {
            Set<String> old = before.getOrDefault(content, Set.of());
            Set<String> fewer = old.size() < keys.size() ? old : keys;
            Set<String> more = old.size() < keys.size() ? keys : old;
            assertThat(more).containsAll(fewer);
        });
    }

    private static Map<Transaction, Set<String>> keysByContent(AccountCopy copy) {
        Map<Transaction, Set<String>> keys = new HashMap<>();
        copy.rows()
                .forEach((key, row) ->
                        keys.computeIfAbsent(row, content -> new HashSet<>()).add(key));
        return keys;
    }

    /** A bank that books, corrects and takes back, none of it for days of more than a week ago; few words, many equals. */
    private static final class ChangingBank {
        private static final int WEEK = 7;
        private static final List<String> AMOUNTS = List.of("-2.00", "-2.50", "10.00");

        private final Random random;
        private final List<Transaction> booked = new ArrayList<>();
        private final List<Transaction> pending = new ArrayList<>();
        private LocalDate today;

        ChangingBank(Random random, LocalDate today) {
            this.random = random;
            this.today = today;
            for (int i = 0; i < 30; i++) {
                book(random.nextInt(80));
            }
        }

        void liveOn(LocalDate now) {
            today = now;
            booked.removeIf(entry -> isRecent(entry) && random.nextInt(10) == 0);
            int pendingsBooked = random.nextInt(pending.size() + 1);
            pending.subList(0, pendingsBooked).clear();
            for (int i = random.nextInt(4) + pendingsBooked; i > 0; i--) {
                book(random.nextInt(WEEK));
            }
            if (random.nextBoolean()) {
                pending.add(AccountCopyTest.pending(amount(), "AUTHORISATION"));
            }
        }

        private void book(int daysAgo) {
            booked.add(FakeValues.transaction(today.minusDays(daysAgo).toString(), amount(), "CARD"));
        }

        private String amount() {
            return AMOUNTS.get(random.nextInt(AMOUNTS.size()));
        }

        private boolean isRecent(Transaction entry) {
            return entry.bookingDate().orElseThrow().isAfter(today.minusDays(WEEK));
        }

        /** Pending ones first, then newest first, in any order within a day. */
        Transaction[] entries() {
            Collections.shuffle(booked, random);
            booked.sort(Comparator.comparing(
                            (Transaction entry) -> entry.bookingDate().orElseThrow())
                    .reversed());
            return Stream.concat(pending.stream(), booked.stream()).toArray(Transaction[]::new);
        }
    }
}
