package org.tppkit.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import org.tppkit.testkit.contract.bank.BankDescription;
import org.tppkit.testkit.contract.bank.TestedBank;

/** The operations of a bank: what its row declares, and what its description adds. */
final class Operations {
    private Operations() {}

    /** All of them. A gateway's contract adds its own here. */
    static List<Operation> of(BankDescription description, TestedBank bank) {
        List<Operation> all = new ArrayList<>();
        all.addAll(ConsentOperations.of(description, bank));
        all.addAll(TokenOperations.of(description, bank));
        all.addAll(AccountOperations.of(description, bank));
        all.addAll(PaymentOperations.of(description, bank));
        all.addAll(FundsOperations.of(description, bank));
        return List.copyOf(all);
    }
}
