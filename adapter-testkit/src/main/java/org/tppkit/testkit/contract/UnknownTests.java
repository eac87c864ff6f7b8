package org.tppkit.testkit.contract;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.account.BalanceType;
import org.tppkit.ports.model.account.CashAccountType;
import org.tppkit.ports.model.account.CreditDebit;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.account.TransactionQuery;
import org.tppkit.ports.model.account.TransactionStatus;
import org.tppkit.ports.spi.bank.AccountGateway;
import org.tppkit.testkit.contract.bank.AccountWire;
import org.tppkit.testkit.contract.bank.OpenCode;
import org.tppkit.testkit.contract.bank.WireExchange;

/** What nobody knew when the adapter was written. */
final class UnknownTests {
    private static final String UNKNOWN = "KITX";
    private static final KitValues VALUES = KitValues.of(1);

    private UnknownTests() {}

    /** AC-05. */
    static void codesAreKept(Bench bench) {
        Set<OpenCode> open = AccountTests.wire(bench).openCodes();
        if (open.contains(OpenCode.ACCOUNT_TYPE)) {
            requireKept(accountType(bench));
        }
        if (open.contains(OpenCode.BALANCE_TYPE) && bench.tested().supports(Capability.BALANCES)) {
            requireKept(balanceType(bench));
        }
        if (open.contains(OpenCode.TRANSACTION_STATUS) && bench.tested().supports(Capability.TRANSACTIONS)) {
            requireKept(transactionStatus(bench));
        }
    }

    private static @Nullable String accountType(Bench bench) {
        List<Account> wanted = List.of(VALUES.account(VALUES.account(), VALUES.iban(), new CashAccountType(UNKNOWN)));
        bench.script(wire(bench).accounts(wanted, Optional.empty()));
        return Difference.ofAccounts(
                gateway(bench).accounts(Optional.empty(), bench.call(1)).items(), wanted);
    }

    private static @Nullable String balanceType(Bench bench) {
        List<Balance> wanted = List.of(KitValues.balance("1.00", new BalanceType(UNKNOWN)));
        bench.script(wire(bench).balances(VALUES.account(), wanted));
        return Difference.ofBalances(gateway(bench).balances(VALUES.account(), bench.call(1)), wanted);
    }

    private static @Nullable String transactionStatus(Bench bench) {
        List<Transaction> wanted =
                List.of(VALUES.transaction("1.00", CreditDebit.CREDIT, new TransactionStatus(UNKNOWN))
                        .build());
        bench.script(wire(bench).transactions(VALUES.account(), wanted, Optional.empty()));
        return Difference.ofTransactions(
                gateway(bench)
                        .transactions(VALUES.account(), TransactionQuery.all(), Optional.empty(), bench.call(1))
                        .items(),
                wanted);
    }

    private static void requireKept(@Nullable String difference) {
        AccountTests.require(
                difference,
                "AC-05: unknown codes must be kept, and the entry with them.",
                "what turns the bank's codes into BalanceType, CashAccountType and TransactionStatus.");
    }

    /** AC-05. */
    static void fieldsAreIgnored(Bench bench) {
        for (Operation operation : AccountOperations.of(bench.description(), bench.tested())) {
            WireExchange exchange = operation.wire().apply(1);
            String text = exchange.answer().bodyText();
            if (JsonText.isObject(text)) {
                byte[] more = JsonText.withUnknownFields(text).getBytes(StandardCharsets.UTF_8);
                bench.script(exchange.answering(exchange.answer().body(more)));
                Object[] result = new Object[1];
                Optional<Throwable> failure =
                        Exercise.failureOf(() -> result[0] = operation.ask().of(bench.adapter(), 1, bench.call(1)));
                AccountTests.require(
                        failure.map(Verdict::describe)
                                .orElseGet(() -> operation.check().differenceOf(result[0], 1)),
                        "AC-05: unknown fields must be ignored (" + operation + ").",
                        "what reads the answer: a field that is not known is passed over, whatever it holds.");
            }
        }
    }

    private static AccountWire wire(Bench bench) {
        return AccountTests.wire(bench);
    }

    private static AccountGateway gateway(Bench bench) {
        return bench.adapter().accounts();
    }
}
