package org.tppkit.app.pay;

import java.util.List;
import java.util.Locale;
import org.tppkit.app.terminal.Terminal;
import org.tppkit.core.Bank;
import org.tppkit.ports.model.payment.Execution;
import org.tppkit.ports.model.payment.PaymentScheme;

/** Says what will be paid, before it is. Account numbers are masked. */
final class OrderSummary {
    private final Terminal terminal;

    OrderSummary(Terminal terminal) {
        this.terminal = terminal;
    }

    void show(Bank bank, Order order) {
        terminal.note("To be paid at " + bank.descriptor().name() + " (" + bank.id() + ", " + bank.version()
                + "), from "
                + order.from().map(Object::toString).orElse("the account that the customer chooses there") + ", "
                + when(order) + ":");
        List<Order.Transfer> transfers = order.transfers();
        transfers.forEach(transfer -> terminal.note("  " + transfer.amount() + "  to "
                + transfer.creditor().name() + ", " + transfer.iban().masked() + "  \""
                + transfer.reference().text() + "\""));
        if (transfers.size() > 1) {
            terminal.note("  " + order.total() + "  in all, " + transfers.size() + " transfers");
        }
    }

    private static String when(Order order) {
        String scheme = order.scheme() == PaymentScheme.INSTANT ? "as an instant transfer" : "as a transfer";
        return scheme + ", " + when(order.execution());
    }

    private static String when(Execution execution) {
        if (execution instanceof Execution.OnDate day) {
            return "on " + day.date();
        }
        if (execution instanceof Execution.StandingOrder standing) {
            String frequency =
                    standing.frequency().name().toLowerCase(Locale.ROOT).replace('_', '-');
            return frequency + " from " + standing.first()
                    + standing.end().map(end -> " until " + end).orElse(" without end");
        }
        return "as soon as possible";
    }
}
