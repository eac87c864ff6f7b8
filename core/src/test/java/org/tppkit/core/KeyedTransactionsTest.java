package org.tppkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tppkit.core.KeyedWalk.booked;
import static org.tppkit.core.KeyedWalk.builder;
import static org.tppkit.core.KeyedWalk.pending;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.tppkit.ports.error.BankAnswer;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.account.CreditDebit;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.account.TransactionQuery;
import org.tppkit.ports.model.account.TransactionStatus;

class KeyedTransactionsTest {
    private static final int LONGEST_DAY = 50_000;
    private static final String BAKERY = "d1:DLsZYeJ-vHX7Y-_G6Lt8qV0m5cs4FoF3iBPJDInbh78:";
    private static final String REFERENCES = "d1:3m8BXtuB6RnhZnXfSTBh5ESu6qU6y7SgAfYJ8NRLUbw:";
    private static final String RENT = "d1:SrA0cA2wYx9R5R6g6dZtqWhSMzbT73nmpbGqeALU7lY:";

    // ------------------------------------------------------------------ the form: vectors made with another language

    @Test
    void theFormOfDerivedKeysIsKept() {
        Transaction references = builder("100.00")
                .bookingDate(LocalDate.of(2026, 11, 2))
                .addStructuredReferences("RF18539007547034", "X")
                .build();
        Transaction rent = Transaction.builder()
                .amount(Money.of("0", "JPY"))
                .creditDebit(CreditDebit.CREDIT)
                .status(TransactionStatus.BOOKED)
                .bookingDate(LocalDate.of(2024, 2, 29))
                .addRemittanceInformation("Loyer de f\u00e9vrier")
                .build();

        assertThat(KeyedWalk.of(booked("2026-11-02", "-12.50", "CARTE 30/10 BOULANGERIE"), references)
                        .keys())
                .containsExactly(BAKERY + "1", REFERENCES + "1");
        assertThat(KeyedWalk.of(rent)
                        .query(TransactionQuery.since(LocalDate.of(2024, 1, 1)))
                        .keys())
                .containsExactly(RENT + "1");
    }

    @Test
    void howABankSetsAnEntryChangesNoKey() {
        Transaction spaced = booked("2026-11-02", "-12.5", "  CARTE\u00a030/10", "\tBOULANGERIE\r\n", " ");
        Transaction composed = booked("2024-02-29", "0.00", "Loyer de fe\u0301vrier");
        Transaction alsoComposed = booked("2024-02-29", "0", "Loyer de f\u00e9vrier");
        TransactionQuery early = TransactionQuery.since(LocalDate.of(2024, 1, 1));

        assertThat(KeyedWalk.of(spaced).keys()).containsExactly(BAKERY + "1");
        assertThat(KeyedWalk.of(composed).query(early).keys())
                .isEqualTo(KeyedWalk.of(alsoComposed).query(early).keys());
    }

    @Test
    void whatABankAddsLaterChangesNoKey() {
        Transaction more = builder("-12.50", "CARTE 30/10 BOULANGERIE")
                .bookingDate(LocalDate.of(2026, 11, 2))
                .valueDate(LocalDate.of(2026, 11, 3))
                .transactionDate(LocalDate.of(2026, 10, 30))
                .additionalInformation("paid by card")
                .build();

        assertThat(KeyedWalk.of(more).keys()).containsExactly(BAKERY + "1");
    }

    @Test
    void eachPartOfTheFingerprintCounts() {
        List<String> keys = KeyedWalk.of(
                        booked("2026-11-02", "-12.50", "a"),
                        booked("2026-11-02", "-12.51", "a"),
                        booked("2026-11-02", "12.50", "a"),
                        booked("2026-11-02", "-12.50", "b"),
                        booked("2026-11-02", "-12.50"),
                        builder("-12.50", "a")
                                .bookingDate(LocalDate.of(2026, 11, 2))
                                .addStructuredReferences("a")
                                .build(),
                        Transaction.builder()
                                .from(booked("2026-11-02", "-12.50", "a"))
                                .amount(Money.of("12.50", "CHF"))
                                .build(),
                        booked("2026-11-01", "-12.50", "a"))
                .keys();

        assertThat(keys).doesNotHaveDuplicates().allMatch(key -> key.startsWith("d1:") && key.endsWith(":1"));
    }

    @Test
    void aKeyPrintsNothingOfItsEntry() {
        Transaction secret = builder("-12.50", "SALARY OF JANE")
                .bookingDate(LocalDate.of(2026, 11, 2))
                .resourceId("tx-77")
                .build();

        assertThat(KeyedWalk.of(secret).read().get(0).toString())
                .contains("TransactionKey[BANK]")
                .doesNotContain("JANE", "tx-77");
        assertThat(KeyedWalk.of(booked("2026-11-02", "-12.50", "SALARY OF JANE"))
                        .keys()
                        .get(0))
                .doesNotContain("JANE", "12.5");
    }

    // ------------------------------------------------------------------ who gets one

    @Test
    void equalEntriesOfADayAreNumbered() {
        Transaction bakery = booked("2026-11-02", "-12.50", "CARTE 30/10 BOULANGERIE");
        assertThat(KeyedWalk.of(bakery, booked("2026-11-02", "-3.00", "x"), bakery, bakery)
                        .keys())
                .contains(BAKERY + "1", BAKERY + "2", BAKERY + "3")
                .doesNotHaveDuplicates();
    }

    @Test
    void theBanksIdComesBeforeItsReferenceAndBothBeforeOurs() {
        Transaction.Builder entry = builder("-1.00", "x").bookingDate(LocalDate.of(2026, 11, 2));
        Transaction reference = entry.entryReference("AF5T2").build();
        Transaction both = entry.resourceId("tx-1").build();

        List<KeyedTransaction> read = KeyedWalk.of(both, reference).read();

        assertThat(read).extracting(KeyedWalk::key).containsExactly("r:tx-1", "e:AF5T2");
        assertThat(read).allMatch(keyed -> !keyed.key().orElseThrow().isDerived());
    }

    @Test
    void whatIsNotBookedHasNoDerivedKeyAndDoesNotDivideADay() {
        Transaction bakery = booked("2026-11-02", "-12.50", "CARTE 30/10 BOULANGERIE");
        Transaction dated = Transaction.builder()
                .from(bakery)
                .status(TransactionStatus.PENDING)
                .build();
        Transaction dayless = Transaction.builder()
                .amount(bakery.amount())
                .creditDebit(bakery.creditDebit())
                .status(TransactionStatus.BOOKED)
                .build();
        Transaction named = builder("-1.00")
                .status(TransactionStatus.PENDING)
                .resourceId("p-1")
                .build();

        assertThat(KeyedWalk.of(pending("-9.00"), bakery, dated, dayless, named, bakery, pending("-9.00"))
                        .keys())
                .containsExactly("-", BAKERY + "1", "-", "-", "r:p-1", BAKERY + "2", "-");
    }

    @Test
    void entriesComeInTheOrderOfTheBank() {
        List<Transaction> entries = List.of(
                booked("2026-11-03", "-1.00"),
                pending("-2.00"),
                booked("2026-11-03", "-3.00"),
                booked("2026-11-02", "-4.00"));

        assertThat(KeyedWalk.of(entries).read())
                .extracting(KeyedTransaction::transaction)
                .containsExactlyElementsOf(entries);
    }

    // ------------------------------------------------------------------ days that are not whole

    @Test
    void withoutAFirstDayTheOldestDayHasNoKeysInEitherOrder() {
        Transaction young = booked("2026-11-03", "-1.00");
        Transaction old = booked("2026-11-02", "-1.00");

        assertThat(KeyedWalk.of(young, old).query(TransactionQuery.all()).read())
                .extracting(keyed -> keyed.key().isPresent())
                .containsExactly(true, false);
        assertThat(KeyedWalk.of(old, old, young).query(TransactionQuery.all()).read())
                .extracting(keyed -> keyed.key().isPresent())
                .containsExactly(false, false, true);
        assertThat(KeyedWalk.of(old).query(TransactionQuery.all()).keys()).containsExactly("-");
    }

    @Test
    void theDayAtWhichThePagesEndedBeforeTheirTimeHasNoKeys() {
        Transaction young = booked("2026-11-03", "-1.00");
        Transaction old = booked("2026-11-02", "-1.00");

        assertThat(KeyedWalk.of(young, young, old, old).pageLimit(1).keys().get(2))
                .isEqualTo("-");
        assertThat(KeyedWalk.of(young, young, young, old).pageLimit(1).keys()).containsExactly("-", "-", "-");
    }

    @Test
    void anErrorComesAfterTheEntriesOfTheDayThatItCut() {
        Transaction young = booked("2026-11-03", "-1.00");
        Transaction old = booked("2026-11-02", "-1.00");
        List<String> keys = new ArrayList<>();
        Iterable<KeyedTransaction> keyed =
                KeyedWalk.of(young, old, old, old).failAtPage(1).transactions().keyed();

        assertThatThrownBy(() -> keyed.forEach(entry -> keys.add(KeyedWalk.key(entry))))
                .isInstanceOfSatisfying(
                        BankUnavailableException.class,
                        e -> assertThat(e.requestsSent()).isEqualTo(1));
        assertThat(keys).hasSize(3);
        assertThat(keys.get(0)).startsWith("d1:");
        assertThat(keys.subList(1, 3)).containsExactly("-", "-");
    }

    @Test
    void whereTheOrderIsNotByDateNoKeyIsDerivedFromThereOn() {
        Transaction named = builder("-1.00")
                .bookingDate(LocalDate.of(2026, 11, 1))
                .resourceId("tx-1")
                .build();
        List<String> keys = KeyedWalk.of(
                        booked("2026-11-04", "-1.00"),
                        booked("2026-11-02", "-1.00"),
                        booked("2026-11-03", "-1.00"),
                        named,
                        booked("2026-11-01", "-1.00"))
                .keys();

        assertThat(keys.get(0)).startsWith("d1:");
        assertThat(keys.subList(1, 5)).containsExactly("-", "-", "r:tx-1", "-");
    }

    @Test
    void aDayThatIsTooLongToBeHeldHasNoKeysAndTheNextOneHas() {
        List<Transaction> entries =
                new ArrayList<>(Collections.nCopies(LONGEST_DAY + 2, booked("2026-11-03", "-1.00")));
        entries.add(booked("2026-11-02", "-1.00"));

        List<String> keys = KeyedWalk.of(entries).pageSize(100_000).keys();

        assertThat(keys).hasSize(LONGEST_DAY + 3);
        assertThat(keys.subList(0, LONGEST_DAY + 2)).containsOnly("-");
        assertThat(keys.get(LONGEST_DAY + 2)).startsWith("d1:");
    }

    @Test
    void aLongHistoryIsReadWithOneDayInMemory() {
        List<Transaction> entries = new ArrayList<>();
        for (int day = 90; day > 0; day--) {
            entries.add(booked(LocalDate.of(2026, 1, 1).plusDays(day).toString(), "-1.00"));
        }
        Transactions transactions = KeyedWalk.of(entries).pageSize(1).transactions();
        Iterator<KeyedTransaction> keyed = transactions.keyed().iterator();

        keyed.next();

        assertThat(transactions.completeness().pagesRead()).isEqualTo(2);
        keyed.forEachRemaining(entry -> assertThat(entry.key()).isPresent());
        assertThat(transactions.completeness().isComplete()).isTrue();
        assertThatThrownBy(keyed::next).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(transactions::keyed).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatWasToldBeforeAnErrorIsToldWithTheKeysThatItCanHave() {
        Transaction young = booked("2026-03-02", "1.00", "young");
        Transaction old = booked("2026-03-01", "1.00", "old");
        List<String> keys = new ArrayList<>();
        assertThatThrownBy(() -> KeyedWalk.of(young, old, old, old)
                        .failAtPage(1)
                        .transactions()
                        .readEachKeyed(entry -> keys.add(KeyedWalk.key(entry))))
                .isInstanceOf(BankUnavailableException.class);
        assertThat(keys).hasSize(3);
        assertThat(keys.get(0)).startsWith("d1:");
        assertThat(keys.subList(1, 3)).containsOnly("-");
    }

    @Test
    void aReaderThatThrowsIsNotToldOfTheRestOfTheDay() {
        Transaction day = booked("2026-03-02", "1.00", "day");
        Transaction before = booked("2026-03-01", "1.00", "before");
        RequestRejectedException own = new RequestRejectedException("another call", BankAnswer.of(404));
        int[] told = {0};
        Transactions transactions = KeyedWalk.of(day, day, before).transactions();
        assertThatThrownBy(() -> transactions.readEachKeyed(entry -> {
                    told[0]++;
                    throw own;
                }))
                .isSameAs(own);
        assertThat(told[0]).isEqualTo(1);
    }
}
