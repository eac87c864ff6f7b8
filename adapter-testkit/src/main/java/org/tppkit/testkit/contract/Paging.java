package org.tppkit.testkit.contract;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.Beneficiary;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.account.TransactionQuery;
import org.tppkit.testkit.contract.bank.AccountWire;
import org.tppkit.testkit.contract.bank.PagedList;
import org.tppkit.testkit.contract.bank.TestedBank;
import org.tppkit.testkit.contract.bank.WireExchange;

/** One list of a bank, in two pages: how it is written, read and compared. */
final class Paging {
    private static final KitValues VALUES = KitValues.of(1);

    private final PagedList list;
    private final AccountWire wire;
    private final TransactionQuery query;

    Paging(PagedList list, AccountWire wire, TransactionQuery query) {
        this.list = list;
        this.wire = wire;
        this.query = query;
    }

    /** The lists that the bank declares and that name their next page. */
    static Stream<PagedList> of(TestedBank bank, AccountWire wire) {
        return wire.linkedLists().stream()
                .filter(list -> bank.supports(capability(list)))
                .sorted();
    }

    private static Capability capability(PagedList list) {
        return switch (list) {
            case ACCOUNTS -> Capability.ACCOUNTS;
            case TRANSACTIONS -> Capability.TRANSACTIONS;
            case TRUSTED_BENEFICIARIES -> Capability.TRUSTED_BENEFICIARIES;
        };
    }

    /** The page with entries from the first to before the second. */
    WireExchange page(int first, int end, Optional<String> next) {
        return switch (list) {
            case ACCOUNTS -> wire.accounts(VALUES.accounts().subList(first, end), next);
            case TRANSACTIONS ->
                wire.transactions(VALUES.account(), VALUES.transactions().subList(first, end), next);
            case TRUSTED_BENEFICIARIES ->
                wire.trustedBeneficiaries(VALUES.beneficiaries().subList(first, end), next);
        };
    }

    String path() {
        return page(0, 1, Optional.empty()).path();
    }

    /** The path of another customer's list; empty where the list belongs to no account. */
    Optional<String> pathOfAnotherAccount() {
        return list == PagedList.TRANSACTIONS
                ? Optional.of(wire.transactions(VALUES.otherAccount(), List.of(), Optional.empty())
                        .path())
                : Optional.empty();
    }

    String pageAddress(int page) {
        return wire.pageAddress(path(), page);
    }

    Walk.Read read() {
        return switch (list) {
            case ACCOUNTS -> (adapter, page, call) -> adapter.accounts().accounts(page, call);
            case TRANSACTIONS ->
                (adapter, page, call) -> adapter.accounts().transactions(VALUES.account(), query, page, call);
            case TRUSTED_BENEFICIARIES ->
                (adapter, page, call) -> adapter.accounts().trustedBeneficiaries(page, call);
        };
    }

    /** How a walk's entries differ from the first entries of the whole list. */
    @Nullable
    String differenceOf(List<Object> got, int count) {
        return switch (list) {
            case ACCOUNTS ->
                Difference.ofAccounts(
                        AccountOperations.items(got, Account.class),
                        VALUES.accounts().subList(0, count));
            case TRANSACTIONS ->
                Difference.ofTransactions(
                        AccountOperations.items(got, Transaction.class),
                        VALUES.transactions().subList(0, count));
            case TRUSTED_BENEFICIARIES ->
                Difference.ofBeneficiaries(
                        AccountOperations.items(got, Beneficiary.class),
                        VALUES.beneficiaries().subList(0, count));
        };
    }

    @Override
    public String toString() {
        return switch (list) {
            case ACCOUNTS -> "the accounts";
            case TRANSACTIONS -> "the transactions";
            case TRUSTED_BENEFICIARIES -> "the trusted beneficiaries";
        };
    }
}
