package org.tppkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.core.internal.call.PageWalk;
import org.tppkit.ports.error.BankAnswer;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.Page;
import org.tppkit.ports.model.PageCursor;
import org.tppkit.ports.model.PagingEnd;
import org.tppkit.ports.model.RequestId;
import org.tppkit.ports.model.account.CreditDebit;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.account.TransactionQuery;
import org.tppkit.ports.model.account.TransactionStatus;

class TransactionsTest {
    private static final TransactionQuery QUERY = TransactionQuery.since(LocalDate.of(2026, 11, 1));

    private final List<List<Transaction>> bank = new ArrayList<>();
    private int pagesAsked;
    private int failAtPage = -1;

    @Test
    void entriesComeInTheBanksOrderAndPagesAreReadAsTheyAreNeeded() {
        pages(2, 0, 1);
        Transactions transactions = transactions();
        Iterator<Transaction> entries = transactions.iterator();
        assertThat(pagesAsked).isZero();
        assertThat(entries.next()).isEqualTo(transaction(0));
        assertThat(entries.next()).isEqualTo(transaction(1));
        assertThat(pagesAsked).isEqualTo(1);
        assertThat(transactions.completeness().end()).isEmpty();
        assertThat(transactions.completeness().isComplete()).isFalse();
        assertThat(entries.next()).isEqualTo(transaction(2));
        assertThat(entries.hasNext()).isFalse();
        assertThatThrownBy(entries::next).isInstanceOf(NoSuchElementException.class);
        assertThat(pagesAsked).isEqualTo(3);
    }

    @Test
    void inTheEndTheySayWhetherTheyAreComplete() {
        pages(2, 2);
        Transactions transactions = transactions();
        assertThat(transactions).hasSize(4);
        Transactions.Completeness end = transactions.completeness();
        assertThat(end.isComplete()).isTrue();
        assertThat(end.query()).isEqualTo(QUERY);
        assertThat(end.pagesRead()).isEqualTo(2);
        assertThat(end.requestsSent()).isEqualTo(2);
        assertThat(end.requestIds()).hasSize(2).doesNotHaveDuplicates();
        assertThat(end.end()).contains(PagingEnd.NO_NEXT_LINK);
    }

    @Test
    void aWalkThatTheLimitEndedIsNotComplete() {
        pages(1, 1, 1);
        Transactions transactions = transactions(2);
        assertThat(transactions).hasSize(2);
        assertThat(transactions.completeness().isComplete()).isFalse();
        assertThat(transactions.completeness().end()).contains(PagingEnd.PAGE_LIMIT);
    }

    @Test
    void theyCanBeWalkedOnce() {
        pages(1);
        Transactions transactions = transactions();
        transactions.iterator();
        assertThatThrownBy(transactions::iterator).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(transactions::pages).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(transactions::stream).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> transactions.toList(10)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aStreamReadsNoMoreThanItNeeds() {
        pages(2, 2, 2);
        List<Transaction> some = transactions().stream().limit(3).toList();
        assertThat(some).containsExactly(transaction(0), transaction(1), transaction(2));
        assertThat(pagesAsked).isEqualTo(2);
    }

    @Test
    void pagesComeAsTheBankCutThem() {
        pages(2, 0, 1);
        List<Integer> sizes = new ArrayList<>();
        Transactions transactions = transactions();
        Iterator<List<Transaction>> pages = transactions.pages().iterator();
        pages.forEachRemaining(page -> sizes.add(page.size()));
        assertThat(sizes).containsExactly(2, 0, 1);
        assertThatThrownBy(pages::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void equalEntriesAreNotMerged() {
        bank.add(List.of(transaction(1), transaction(1)));
        assertThat(transactions()).containsExactly(transaction(1), transaction(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 1_000})
    void aListOfEverythingIsGivenIfItIsNotTooLong(int most) {
        pages(2, 1);
        List<Transaction> all = transactions().toList(most);
        assertThat(all).hasSize(3);
        assertThatThrownBy(() -> all.add(transaction(9))).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aListThatWouldBeTooLongIsRefusedWithAdvice() {
        pages(2, 2, 2);
        assertThatThrownBy(() -> transactions().toList(3))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.field()).isEqualTo("most"))
                .hasMessageContaining("walk them instead");
        assertThat(pagesAsked).isEqualTo(2);
    }

    @Test
    void anErrorOnTheWayTellsAllRequestsAndWhatCameBeforeItStands() {
        pages(2, 2);
        failAtPage = 1;
        Transactions transactions = transactions();
        List<Transaction> delivered = new ArrayList<>();
        assertThatThrownBy(() -> transactions.forEach(delivered::add))
                .isInstanceOfSatisfying(
                        BankUnavailableException.class,
                        e -> assertThat(e.requestsSent()).isEqualTo(1));
        assertThat(delivered).containsExactly(transaction(0), transaction(1));
        assertThat(transactions.completeness().isComplete()).isFalse();
        assertThat(transactions.completeness().pagesRead()).isEqualTo(1);
    }

    private void pages(int... sizes) {
        int number = 0;
        for (int size : sizes) {
            List<Transaction> page = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                page.add(transaction(number++));
            }
            bank.add(page);
        }
    }

    @Test
    void entriesAreToldOneByOneOverAllPages() {
        pages(2, 0, 3);
        Transactions transactions = transactions();
        List<Transaction> told = new ArrayList<>();
        transactions.readEach(told::add);
        assertThat(told).hasSize(5).doesNotHaveDuplicates();
        assertThat(transactions.completeness().pagesRead()).isEqualTo(3);
        assertThat(transactions.completeness().isComplete()).isTrue();
        assertThatThrownBy(transactions::iterator).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatWasToldBeforeAnErrorIsFollowedByIt() {
        pages(2, 3);
        failAtPage = 1;
        Transactions transactions = transactions();
        List<Transaction> told = new ArrayList<>();
        assertThatThrownBy(() -> transactions.readEach(told::add)).isInstanceOf(BankUnavailableException.class);
        assertThat(told).hasSize(2);
        assertThat(transactions.completeness().isComplete()).isFalse();
        assertThat(transactions.completeness().requestsSent()).isEqualTo(1);
    }

    @Test
    void whatTheReaderThrowsIsNoErrorOfTheBanksAnswer() {
        pages(2, 3);
        ConsentRequiredException another =
                new ConsentRequiredException(ConsentRequiredException.Reason.REVOKED, "of another customer");
        List<Throwable> seenByTheEngine = new ArrayList<>();
        Transactions transactions = new Transactions(
                QUERY,
                new PageWalk<>(FakeProvider.FIRST, 100, this::page),
                entries -> new PageWalk<>(FakeProvider.FIRST, 100, cursor -> {
                    try {
                        page(cursor).value().items().forEach(entries);
                        throw new AssertionError("the reader has thrown");
                    } catch (RuntimeException e) {
                        seenByTheEngine.add(e);
                        throw e;
                    }
                }));
        assertThatThrownBy(() -> transactions.readEach(entry -> {
                    throw another;
                }))
                .isSameAs(another);
        assertThat(seenByTheEngine).singleElement().isNotInstanceOf(TppException.class);
    }

    @Test
    void aReaderThatHasThrownIsToldOfNothingMore() {
        pages(3);
        List<Transaction> told = new ArrayList<>();
        Transactions transactions = new Transactions(
                QUERY,
                new PageWalk<>(FakeProvider.FIRST, 100, this::page),
                entries -> new PageWalk<>(FakeProvider.FIRST, 100, cursor -> {
                    Answer<Page<Transaction>> answer = page(cursor);
                    for (Transaction entry : answer.value().items()) {
                        try {
                            entries.accept(entry);
                        } catch (RuntimeException e) {
                            continue; // a careless adapter
                        }
                    }
                    return answer;
                }));
        assertThatThrownBy(() -> transactions.readEach(entry -> {
                    told.add(entry);
                    throw new UncheckedIOException(new IOException("the disk is full"));
                }))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(told).hasSize(1);
    }

    private Transactions transactions() {
        return transactions(100);
    }

    private Transactions transactions(int pageLimit) {
        return new Transactions(
                QUERY,
                new PageWalk<>(FakeProvider.FIRST, pageLimit, this::page),
                entries -> new PageWalk<>(FakeProvider.FIRST, pageLimit, cursor -> {
                    Answer<Page<Transaction>> answer = page(cursor);
                    answer.value().items().forEach(entries);
                    return new Answer<>(answer.value().withoutItems(), answer.requestsSent(), answer.requestIds());
                }));
    }

    private Answer<Page<Transaction>> page(Optional<PageCursor> cursor) {
        int number = cursor.map(c -> Integer.parseInt(c.value())).orElse(0);
        pagesAsked++;
        if (number == failAtPage) {
            throw new BankUnavailableException("out of order", BankAnswer.of(503), null);
        }
        List<Transaction> items = bank.get(number);
        Page<Transaction> page = number + 1 < bank.size()
                ? Page.followedBy(new PageCursor(Integer.toString(number + 1)), items)
                : Page.last(PagingEnd.NO_NEXT_LINK, items);
        return new Answer<>(page, 1, List.of(new RequestId(UUID.randomUUID())));
    }

    private static Transaction transaction(int cents) {
        return Transaction.builder()
                .amount(Money.of("0." + (10 + cents), "EUR"))
                .creditDebit(CreditDebit.DEBIT)
                .status(TransactionStatus.BOOKED)
                .build();
    }
}
