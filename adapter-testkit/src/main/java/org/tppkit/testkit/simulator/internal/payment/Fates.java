package org.tppkit.testkit.simulator.internal.payment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tppkit.testkit.simulator.PaymentTriggers;
import org.tppkit.testkit.simulator.SimulatedAccount;
import org.tppkit.testkit.simulator.SimulatedBalance;

/** What becomes of transfers that are due. The balance is the account's real-time one and never changes. */
final class Fates {

    private Fates() {}

    /** Refuses what must be refused; what is left can be paid. Without money for all of the rest, all of it is refused. */
    static void decide(List<TransferState> transfers, SimulatedAccount debtor) {
        transfers.forEach(state -> refusal(state.transfer()).ifPresent(reason -> state.end("RJCT", reason)));
        List<TransferState> left =
                transfers.stream().filter(state -> !state.isFinal()).toList();
        if (!isCovered(left, debtor)) {
            left.forEach(state -> state.end("RJCT", "CUST"));
        }
    }

    static boolean isCovered(List<TransferState> transfers, SimulatedAccount debtor) {
        BigDecimal total =
                transfers.stream().map(state -> state.transfer().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
        return available(debtor).compareTo(total) >= 0;
    }

    /** The real-time balance. */
    static BigDecimal available(SimulatedAccount account) {
        return account.balances().stream()
                .filter(balance -> balance.type().equals("XPCD"))
                .map(SimulatedBalance::amount)
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    private static Optional<String> refusal(PaymentOrder.Transfer transfer) {
        Optional<String> byCreditor = PaymentTriggers.refusedCreditors().entrySet().stream()
                .filter(entry -> entry.getValue().equals(transfer.creditorIban()))
                .map(Map.Entry::getKey)
                .findFirst();
        boolean aboveLimit = transfer.amount().compareTo(PaymentTriggers.LIMIT) > 0;
        return byCreditor.or(() -> aboveLimit ? Optional.of("AG01") : Optional.empty());
    }
}
