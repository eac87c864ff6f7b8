package org.tppkit.testkit.contract;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.Page;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.account.Beneficiary;
import org.tppkit.ports.model.account.EndUserIdentity;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.account.TransactionQuery;
import org.tppkit.testkit.contract.bank.AccountWire;
import org.tppkit.testkit.contract.bank.BankDescription;
import org.tppkit.testkit.contract.bank.TestedBank;
import org.tppkit.testkit.contract.bank.UndescribedException;
import org.tppkit.testkit.contract.bank.WireExchange;

/** Reading account information. */
final class AccountOperations {
    private static final Optional<String> LAST_PAGE = Optional.empty();

    private final Supplier<AccountWire> wire;

    private AccountOperations(Supplier<AccountWire> wire) {
        this.wire = wire;
    }

    /** What the bank declares. */
    static List<Operation> of(BankDescription description, TestedBank bank) {
        AccountOperations operations = new AccountOperations(() -> wire(description, bank));
        return operations
                .all()
                .filter(operation ->
                        operation.capability().filter(bank::supports).isPresent())
                .toList();
    }

    /** How the bank gives account information; a failure where it declares some and describes none. */
    static AccountWire wire(BankDescription description, TestedBank bank) {
        return description
                .accounts(bank)
                .orElseThrow(() -> new UndescribedException(
                        bank + " declares account information, but BankDescription.accounts is empty for it"));
    }

    private Stream<Operation> all() {
        return Stream.of(accounts(), balances(), transactions(), identity(), trustedBeneficiaries());
    }

    private Operation accounts() {
        return read(
                "the accounts",
                Capability.ACCOUNTS,
                n -> wire.get().accounts(KitValues.of(n).accounts(), LAST_PAGE),
                (adapter, n, call) -> adapter.accounts().accounts(Optional.empty(), call),
                (result, n) -> Difference.ofAccounts(
                        items(result, Account.class), KitValues.of(n).accounts()));
    }

    private Operation balances() {
        return read(
                "the balances",
                Capability.BALANCES,
                n -> wire.get()
                        .balances(KitValues.of(n).account(), KitValues.of(n).balances()),
                (adapter, n, call) ->
                        adapter.accounts().balances(KitValues.of(n).account(), call),
                (result, n) -> Difference.ofBalances(
                        items(result, Balance.class), KitValues.of(n).balances()));
    }

    private Operation transactions() {
        return read(
                "the transactions",
                Capability.TRANSACTIONS,
                n -> wire.get()
                        .transactions(KitValues.of(n).account(), KitValues.of(n).transactions(), LAST_PAGE),
                (adapter, n, call) -> adapter.accounts()
                        .transactions(KitValues.of(n).account(), TransactionQuery.all(), Optional.empty(), call),
                (result, n) -> Difference.ofTransactions(
                        items(result, Transaction.class), KitValues.of(n).transactions()));
    }

    private Operation identity() {
        return read(
                "the identity",
                Capability.IDENTITY,
                n -> wire.get().identity(KitValues.of(n).identity()),
                (adapter, n, call) -> adapter.accounts().identity(call),
                (result, n) -> Difference.ofIdentity(
                        (EndUserIdentity) result, KitValues.of(n).identity()));
    }

    private Operation trustedBeneficiaries() {
        return read(
                "the trusted beneficiaries",
                Capability.TRUSTED_BENEFICIARIES,
                n -> wire.get().trustedBeneficiaries(KitValues.of(n).beneficiaries(), LAST_PAGE),
                (adapter, n, call) -> adapter.accounts().trustedBeneficiaries(Optional.empty(), call),
                (result, n) -> Difference.ofBeneficiaries(
                        items(result, Beneficiary.class), KitValues.of(n).beneficiaries()));
    }

    private static Operation read(
            String name,
            Capability capability,
            IntFunction<WireExchange> wire,
            Operation.Ask ask,
            Operation.Check check) {
        return new Operation(name, Optional.of(capability), Operation.Kind.CUSTOMER, "AC-01", wire, ask, check);
    }

    /** The entries of a page or a list. */
    static <T> List<T> items(Object result, Class<T> type) {
        List<?> items = result instanceof Page<?> page ? page.items() : (List<?>) result;
        return items.stream().map(type::cast).toList();
    }
}
