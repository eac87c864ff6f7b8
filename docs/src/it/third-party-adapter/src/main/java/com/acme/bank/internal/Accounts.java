package com.acme.bank.internal;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.Page;
import org.tppkit.ports.model.PageCursor;
import org.tppkit.ports.model.PagingEnd;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.account.TransactionQuery;
import org.tppkit.ports.model.account.TransactionStatus;
import org.tppkit.ports.spi.bank.AccountGateway;
import org.tppkit.ports.spi.bank.BankCall;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.BankResponse;

/** Accounts, balances, transactions (NextGenPSD2 section 6.5 and 6.6). */
final class Accounts implements AccountGateway {
    private static final String ACCOUNTS = "/v1/accounts";

    private final Bank bank;
    private final AccountReader reader;

    Accounts(Bank bank) {
        this.bank = bank;
        this.reader = new AccountReader(bank.zone());
    }

    @Override
    public Page<Account> accounts(Optional<PageCursor> page, BankCall call) {
        bank.require(Capability.ACCOUNTS);
        String query = page.map(PageCursor::value).orElse("");
        return pageOf(
                "the accounts",
                ACCOUNTS,
                query,
                call,
                body -> new Part<>(
                        body.objects("accounts").stream().map(reader::account).toList(), body));
    }

    @Override
    public List<Balance> balances(AccountId account, BankCall call) {
        bank.require(Capability.BALANCES);
        BankRequest request = bank.requests().of("GET", path(account) + "/balances", call);
        try (BankResponse answer = call.send(request)) {
            bank.refusals().require(200, "the balances", answer);
            return Fields.of(answer).objects("balances").stream()
                    .map(reader::balance)
                    .toList();
        }
    }

    /** The cursor is the query of the next page, in which the bank keeps the filter. */
    @Override
    public Page<Transaction> transactions(
            AccountId account, TransactionQuery query, Optional<PageCursor> page, BankCall call) {
        bank.require(Capability.TRANSACTIONS);
        String asked = page.map(PageCursor::value).orElseGet(() -> filter(query));
        return pageOf("the transactions", path(account) + "/transactions", asked, call, body -> {
            Fields report = body.object("transactions");
            List<Transaction> entries = new ArrayList<>();
            add(report.objects("booked"), TransactionStatus.BOOKED, query, entries);
            add(report.objects("pending"), TransactionStatus.PENDING, query, entries);
            return new Part<>(entries, report);
        });
    }

    /** The bank wants to be told the first day; the last one is included there, and excluded here. */
    private String filter(TransactionQuery query) {
        LocalDate from = query.from()
                .orElseGet(() -> bank.today().minusDays(bank.row().historyDays().orElse(0)));
        return "bookingStatus=both&dateFrom=" + from
                + query.until().map(until -> "&dateTo=" + until.minusDays(1)).orElse("");
    }

    private void add(
            List<Fields> entries, TransactionStatus status, TransactionQuery query, List<Transaction> transactions) {
        entries.stream()
                .map(entry -> reader.transaction(entry, status))
                .filter(query::includes)
                .forEach(transactions::add);
    }

    private static String path(AccountId account) {
        return ACCOUNTS + "/" + Requests.segment("account", account.value());
    }

    /**
     * What a page holds.
     *
     * @param links the object with the links to other pages
     */
    private record Part<T>(List<T> items, Fields links) {}

    @FunctionalInterface
    private interface PageReader<T> {
        Part<T> read(Fields body);
    }

    private <T> Page<T> pageOf(String what, String path, String query, BankCall call, PageReader<T> reading) {
        BankRequest request = bank.requests().of("GET", query.isEmpty() ? path : path + "?" + query, call);
        try (BankResponse answer = call.send(request)) {
            if (answer.status() == 204) {
                return Page.last(PagingEnd.NO_CONTENT, List.of());
            }
            bank.refusals().require(200, what, answer);
            Part<T> part = reading.read(Fields.of(answer));
            return page(part, query, request.uri());
        }
    }

    private static <T> Page<T> page(Part<T> part, String query, URI requested) {
        Optional<String> next = Links.nextQuery(part.links(), requested);
        if (next.isEmpty()) {
            return Page.last(PagingEnd.NO_NEXT_LINK, part.items());
        }
        if (next.get().equals(query)) {
            return Page.last(PagingEnd.NEXT_LINK_IS_SELF, part.items());
        }
        PageCursor cursor = part.links().read("_links.next.href", next.get(), PageCursor::new);
        Page<T> page = Page.followedBy(cursor, part.items());
        return query.isEmpty() ? page : page.withSelf(new PageCursor(query));
    }
}
