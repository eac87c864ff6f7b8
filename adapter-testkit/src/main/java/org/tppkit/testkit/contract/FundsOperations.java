package org.tppkit.testkit.contract;

import java.util.List;
import java.util.Optional;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.funds.FundsAnswer;
import org.tppkit.ports.model.funds.FundsCheck;
import org.tppkit.testkit.contract.bank.BankDescription;
import org.tppkit.testkit.contract.bank.FundsWire;
import org.tppkit.testkit.contract.bank.TestedBank;
import org.tppkit.testkit.contract.bank.UndescribedException;

/** Asking whether an amount is there. */
final class FundsOperations {
    private FundsOperations() {}

    /** What the bank declares. */
    static List<Operation> of(BankDescription description, TestedBank bank) {
        if (!bank.supports(Capability.FUNDS_CONFIRMATION)) {
            return List.of();
        }
        FundsWire wire = wire(description, bank);
        return List.of(new Operation(
                "the confirmation of funds",
                Optional.of(Capability.FUNDS_CONFIRMATION),
                Operation.Kind.CUSTOMER,
                "FG-01",
                n -> wire.check(question(n), isThere(n)),
                (adapter, n, call) -> adapter.funds().check(question(n), call),
                (result, n) -> Difference.of("the answer", ((FundsAnswer) result).available(), isThere(n))));
    }

    /** How the bank confirms funds; a failure where it declares that and describes nothing. */
    static FundsWire wire(BankDescription description, TestedBank bank) {
        return description
                .funds(bank)
                .orElseThrow(() -> new UndescribedException(
                        bank + " declares the confirmation of funds, but BankDescription.funds is empty for it"));
    }

    /** Odd numbers have the money. */
    private static boolean isThere(int number) {
        return number % 2 == 1;
    }

    static FundsCheck question(int number) {
        KitValues values = KitValues.of(number);
        return FundsCheck.of("KIT-FUNDS-" + values.marker(), values.iban(), KitValues.euros(KitPayments.AMOUNT));
    }
}
