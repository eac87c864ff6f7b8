package org.tppkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tppkit.core.internal.call.PageWalk;
import org.tppkit.ports.error.BankAnswer;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.Page;
import org.tppkit.ports.model.PageCursor;
import org.tppkit.ports.model.PagingEnd;
import org.tppkit.ports.model.RequestId;
import org.tppkit.ports.model.account.CreditDebit;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.account.TransactionQuery;
import org.tppkit.ports.model.account.TransactionStatus;

/** A bank's entries, cut into pages and walked with keys. */
final class KeyedWalk {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    private final List<Transaction> entries;
    private TransactionQuery query = TransactionQuery.since(FIRST);
    private int pageSize = 3;
    private int pageLimit = 10_000;
    private int failAtPage = -1;

    private KeyedWalk(List<Transaction> entries) {
        this.entries = entries;
    }

    static KeyedWalk of(List<Transaction> entries) {
        return new KeyedWalk(entries);
    }

    static KeyedWalk of(Transaction... entries) {
        return of(List.of(entries));
    }

    KeyedWalk query(TransactionQuery wanted) {
        query = wanted;
        return this;
    }

    KeyedWalk pageSize(int size) {
        pageSize = size;
        return this;
    }

    KeyedWalk pageLimit(int limit) {
        pageLimit = limit;
        return this;
    }

    KeyedWalk failAtPage(int page) {
        failAtPage = page;
        return this;
    }

    Transactions transactions() {
        List<Transaction> inWindow = entries.stream().filter(query::includes).toList();
        PageWalk<Transaction> walk =
                new PageWalk<>(FakeProvider.FIRST, pageLimit, cursor -> new Answer<>(page(inWindow, cursor), 1, ids()));
        return new Transactions(
                query,
                walk,
                reader -> new PageWalk<>(FakeProvider.FIRST, pageLimit, cursor -> {
                    Page<Transaction> page = page(inWindow, cursor);
                    page.items().forEach(reader);
                    return new Answer<>(page.withoutItems(), 1, ids());
                }));
    }

    /** Read in both ways, which have to agree. */
    List<KeyedTransaction> read() {
        List<KeyedTransaction> all = new ArrayList<>();
        List<KeyedTransaction> told = new ArrayList<>();
        Throwable failure = catchThrowable(() -> transactions().keyed().forEach(all::add));
        Throwable same = catchThrowable(() -> transactions().readEachKeyed(told::add));
        assertThat(told).isEqualTo(all);
        assertThat(failure).isNull();
        assertThat(same).isNull();
        return all;
    }

    /** The keys; {@code -} for an entry without. */
    List<String> keys() {
        return read().stream().map(KeyedWalk::key).toList();
    }

    static String key(KeyedTransaction entry) {
        return entry.key().map(TransactionKey::value).orElse("-");
    }

    private Page<Transaction> page(List<Transaction> all, Optional<PageCursor> cursor) {
        int number = cursor.map(c -> Integer.parseInt(c.value())).orElse(0);
        if (number == failAtPage) {
            throw new BankUnavailableException("out of order", BankAnswer.of(503), null);
        }
        int from = Math.min(number * pageSize, all.size());
        int to = Math.min(from + pageSize, all.size());
        List<Transaction> items = all.subList(from, to);
        return to < all.size()
                ? Page.followedBy(new PageCursor(Integer.toString(number + 1)), items)
                : Page.last(PagingEnd.NO_NEXT_LINK, items);
    }

    private static List<RequestId> ids() {
        return List.of(new RequestId(new UUID(1, 2)));
    }

    static Transaction booked(String day, String amount, String... words) {
        return builder(amount, words).bookingDate(LocalDate.parse(day)).build();
    }

    static Transaction pending(String amount, String... words) {
        return builder(amount, words).status(TransactionStatus.PENDING).build();
    }

    static Transaction.Builder builder(String amount, String... words) {
        Money signed = Money.of(amount, "EUR");
        return Transaction.builder()
                .amount(signed.abs())
                .creditDebit(signed.isNegative() ? CreditDebit.DEBIT : CreditDebit.CREDIT)
                .status(TransactionStatus.BOOKED)
                .addRemittanceInformation(words);
    }
}
