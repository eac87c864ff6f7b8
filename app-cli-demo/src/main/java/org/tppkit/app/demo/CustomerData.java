package org.tppkit.app.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tppkit.ports.model.GenericIdentification;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.account.Beneficiary;
import org.tppkit.ports.model.account.EndUserIdentity;
import org.tppkit.testkit.simulator.SimulatedAccount;
import org.tppkit.testkit.simulator.SimulatedBalance;
import org.tppkit.testkit.simulator.SimulatedBeneficiary;
import org.tppkit.testkit.simulator.SimulatedCustomer;
import org.tppkit.testkit.simulator.SimulatedTransaction;

/** What the bank itself knows of a customer: the library's answers are checked against it. */
final class CustomerData {
    private final SimulatedCustomer customer;
    private final Optional<LocalDate> earliestDay;

    /**
     * @param customer the customer, as the bank knows them
     * @param earliestDay the first day of transactions that a consent without extended history shows
     */
    CustomerData(SimulatedCustomer customer, Optional<LocalDate> earliestDay) {
        this.customer = customer;
        this.earliestDay = earliestDay;
    }

    void checkAccounts(List<Account> read) {
        Check.count("accounts", customer.accounts().size(), read.size());
        Check.same(
                "account numbers by id",
                byId(customer.accounts(), SimulatedAccount::resourceId, SimulatedAccount::identification),
                byId(read, account -> account.id().value(), CustomerData::number));
    }

    void checkBalances(Map<AccountId, List<Balance>> read) {
        read.forEach((account, balances) -> checkBalances(account(account), balances));
    }

    private static void checkBalances(SimulatedAccount account, List<Balance> read) {
        Check.same(
                "balances",
                byId(
                        account.balances(),
                        SimulatedBalance::type,
                        balance -> money(balance.amount(), account).toString()),
                byId(
                        read,
                        balance -> balance.type().code(),
                        balance -> balance.amount().toString()));
    }

    void checkHistory(History read) {
        SimulatedAccount account = account(read.account().id());
        List<SimulatedTransaction> shown =
                account.transactions().stream().filter(this::isShown).toList();
        Check.that(read.completeness().isComplete(), "the transactions are not complete");
        Check.count("transactions", shown.size(), read.entries().size());
        Check.same("sums of transactions", sum(shown, account), read.sum());
    }

    void checkIdentity(EndUserIdentity read) {
        Check.same("names", customer.name(), read.fullName());
    }

    void checkBeneficiaries(List<Beneficiary> read) {
        Check.count("beneficiaries", customer.beneficiaries().size(), read.size());
        Check.same(
                "beneficiaries",
                byId(customer.beneficiaries(), SimulatedBeneficiary::iban, SimulatedBeneficiary::name),
                byId(read, beneficiary -> beneficiary.iban().map(Iban::value).orElse("none"), Beneficiary::name));
    }

    private SimulatedAccount account(AccountId id) {
        return customer.account(id.value())
                .orElseThrow(() -> new MismatchException("the library shows an account that the bank does not have"));
    }

    private boolean isShown(SimulatedTransaction transaction) {
        return earliestDay.map(day -> !transaction.filterDate().isBefore(day)).orElse(true);
    }

    private static Optional<Money> sum(List<SimulatedTransaction> transactions, SimulatedAccount account) {
        return transactions.stream()
                .map(transaction -> transaction.direction().equals("DBIT")
                        ? transaction.amount().negate()
                        : transaction.amount())
                .reduce(BigDecimal::add)
                .map(sum -> money(sum, account));
    }

    private static Money money(BigDecimal amount, SimulatedAccount account) {
        return Money.of(amount, Currency.getInstance(account.currency()));
    }

    private static String number(Account account) {
        return account.iban()
                .map(Iban::value)
                .or(() -> account.otherIdentification().map(GenericIdentification::identification))
                .orElse("none");
    }

    private static <T> Map<String, String> byId(List<T> items, Function<T, String> id, Function<T, String> value) {
        return items.stream().collect(Collectors.toMap(id, value, (one, other) -> one + " " + other, TreeMap::new));
    }
}
