package org.tppkit.testkit.contract;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.account.BalanceType;
import org.tppkit.testkit.contract.bank.AccountWire;

/** What the tests of account information have in common. */
final class AccountTests {
    private AccountTests() {}

    /** A test for one bank of each kind that declares the capability. */
    static Stream<DynamicTest> of(BankContract contract, String rules, Capability capability, Consumer<Bench> test) {
        return Subject.kinds(contract.description()).stream()
                .filter(subject -> subject.bank().supports(subject.version(), capability))
                .map(subject -> DynamicTest.dynamicTest(rules + " " + subject, () -> {
                    try (Bench bench = Bench.of(contract.description(), subject)) {
                        test.accept(bench);
                    }
                }));
    }

    static AccountWire wire(Bench bench) {
        return AccountOperations.wire(bench.description(), bench.tested());
    }

    /** Amounts that a binary number cannot hold, or that lose their last digits in one. */
    static List<Balance> exactBalances() {
        return Stream.of("0.10", "0.30", "12345678901234.56", "-999999999999999.99", "-0.01", "0.00", "1234567.89")
                .map(amount -> KitValues.balance(amount, BalanceType.ACCOUNTING))
                .toList();
    }

    static void require(@Nullable String difference, String rule, String look) {
        if (difference != null) {
            throw Verdict.wrong(rule, difference + ".", look);
        }
    }
}
