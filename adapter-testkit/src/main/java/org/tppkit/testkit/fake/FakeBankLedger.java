package org.tppkit.testkit.fake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.error.BankAnswer;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.Page;
import org.tppkit.ports.model.PageCursor;
import org.tppkit.ports.model.PagingEnd;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.account.Beneficiary;
import org.tppkit.ports.model.account.EndUserIdentity;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.account.TransactionQuery;
import org.tppkit.ports.model.funds.FundsAnswer;
import org.tppkit.ports.model.funds.FundsCheck;

/** What a fake bank keeps for its customer. */
final class FakeBankLedger {
    private static final int NOT_FOUND = 404;
    private static final int USUAL_PAGE = 100;

    private final Map<AccountId, Kept> accounts = new LinkedHashMap<>();
    private final Map<Iban, Money> funds = new HashMap<>();
    private List<Beneficiary> beneficiaries = List.of();
    private EndUserIdentity identity =
            EndUserIdentity.builder().fullName("Fake Customer").build();
    private int pageSize = USUAL_PAGE;

    private record Kept(Account account, List<Balance> balances, List<Transaction> transactions) {}

    synchronized void open(Account account, List<Balance> balances) {
        accounts.put(account.id(), new Kept(account, balances, List.of()));
    }

    synchronized void transactions(AccountId id, List<Transaction> transactions) {
        Kept kept = accounts.get(id);
        if (kept == null) {
            throw new IllegalArgumentException("open the account " + id + " first");
        }
        accounts.put(id, new Kept(kept.account(), kept.balances(), transactions));
    }

    synchronized void identity(EndUserIdentity wanted) {
        identity = Objects.requireNonNull(wanted);
    }

    synchronized void beneficiaries(List<Beneficiary> wanted) {
        beneficiaries = wanted;
    }

    synchronized void pageSize(int entries) {
        if (entries < 1) {
            throw new IllegalArgumentException("a page has at least one entry");
        }
        pageSize = entries;
    }

    synchronized void funds(Iban account, Money upTo) {
        funds.put(account, upTo);
    }

    synchronized Page<Account> accounts(Optional<PageCursor> page) {
        return page(accounts.values().stream().map(Kept::account).toList(), page);
    }

    List<Balance> balances(AccountId id) {
        return read(id, Kept::balances);
    }

    synchronized Page<Transaction> transactions(AccountId id, TransactionQuery query, Optional<PageCursor> page) {
        List<Transaction> all = new ArrayList<>(read(id, Kept::transactions));
        all.removeIf(transaction -> !query.includes(transaction));
        return page(all, page);
    }

    synchronized EndUserIdentity identity() {
        return identity;
    }

    synchronized Page<Beneficiary> beneficiaries(Optional<PageCursor> page) {
        return page(beneficiaries, page);
    }

    synchronized FundsAnswer answer(FundsCheck check) {
        @Nullable Money upTo = funds.get(check.account());
        if (upTo == null || !upTo.currency().equals(check.amount().currency())) {
            throw unknown("a funds check of an account and currency that the test told nothing about");
        }
        return new FundsAnswer(check.amount().amount().compareTo(upTo.amount()) <= 0);
    }

    private synchronized <T> T read(AccountId id, Function<Kept, T> part) {
        Kept kept = accounts.get(id);
        if (kept == null) {
            throw unknown("an account that the fake bank does not keep");
        }
        return part.apply(kept);
    }

    private <T> Page<T> page(List<T> all, Optional<PageCursor> page) {
        int from = page.map(cursor -> Integer.parseInt(cursor.value())).orElse(0);
        int to = Math.min(from + pageSize, all.size());
        List<T> items = all.subList(Math.min(from, to), to);
        return to < all.size()
                ? Page.followedBy(new PageCursor(Integer.toString(to)), items)
                : Page.last(PagingEnd.NO_NEXT_LINK, items);
    }

    private static RequestRejectedException unknown(String what) {
        return new RequestRejectedException(what, BankAnswer.of(NOT_FOUND));
    }
}
