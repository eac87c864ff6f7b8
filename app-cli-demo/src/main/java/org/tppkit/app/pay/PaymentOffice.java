package org.tppkit.app.pay;

import org.tppkit.app.client.ClientOptions;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.client.Workbench;
import org.tppkit.app.terminal.Terminal;
import org.tppkit.core.Bank;
import org.tppkit.core.PaymentState;
import org.tppkit.core.Payments;
import org.tppkit.core.PendingPayment;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.error.ConsentRefusedException;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.payment.PaymentId;

/** What the commands about payments work with: a client, and what is kept here of payments. Closing it closes the client. */
final class PaymentOffice implements AutoCloseable {
    private final Terminal terminal;
    private final Workbench workbench;
    private final KeptPayments kept;

    private PaymentOffice(Terminal terminal, Workbench workbench) {
        this.terminal = terminal;
        this.workbench = workbench;
        this.kept = new KeptPayments(workbench.home(), workbench.clock());
    }

    static PaymentOffice open(CommandContext context, ClientOptions options) {
        return new PaymentOffice(context.terminal(), Workbench.open(context, options));
    }

    Workbench workbench() {
        return workbench;
    }

    KeptPayments kept() {
        return kept;
    }

    /** The bank of a payment. */
    Bank bank(PaymentId id) {
        return workbench.banks().get(id.bank());
    }

    /** Payments at that bank, for reading: the customer need not be there. */
    Payments reading(PaymentId id) {
        return bank(id).payments(workbench.psu());
    }

    /** Payments at that bank, for what the customer is there for. */
    Payments attended(Bank bank) {
        return bank.payments(workbench.presentPsu(bank));
    }

    /** Writes down what the bank said of a payment, where it was begun here. */
    PaymentState noted(PaymentState state) {
        writeDown(() -> kept.of(state.id()).map(payment -> payment.seen(state)).ifPresent(kept::keep));
        return state;
    }

    /** What the bank has decided counts, and is told, whether or not it can be written down here. */
    private void writeDown(Runnable writing) {
        try {
            writing.run();
        } catch (ConfigurationException e) {
            terminal.note("warning: how the payment stands could not be written down: " + e.getMessage());
        }
    }

    /** Completes what waited for the customer: a payment or a cancellation. */
    PaymentState complete(KeptPayment payment, PendingPayment pending, Callback callback) {
        Bank bank = bank(pending.payment());
        try {
            return noted(attended(bank).complete(pending, callback));
        } catch (ConsentRefusedException e) {
            if (pending.equals(payment.pending())) {
                writeDown(() -> kept.keep(payment.refused()));
            }
            throw e;
        }
    }

    @Override
    public void close() {
        workbench.close();
    }
}
