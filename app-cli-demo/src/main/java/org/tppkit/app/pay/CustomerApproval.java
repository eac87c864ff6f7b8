package org.tppkit.app.pay;

import java.net.URI;
import java.util.Optional;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.client.ExitStatus;
import org.tppkit.app.terminal.JsonLine;
import org.tppkit.app.terminal.Terminal;
import org.tppkit.core.PaymentState;
import org.tppkit.core.PendingPayment;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.NextStep;
import org.tppkit.ports.model.payment.PaymentStatus;

/** From a payment, or a cancellation, that the bank has taken to what the customer decided about it. */
final class CustomerApproval {
    private final CommandContext context;
    private final PaymentOffice office;
    private final boolean json;

    CustomerApproval(CommandContext context, PaymentOffice office, boolean json) {
        this.context = context;
        this.office = office;
        this.json = json;
    }

    /** Sends the customer to the bank, waits for their return, completes, and shows how the payment stands. */
    ExitStatus of(KeptPayment payment, PendingPayment pending) {
        if (!(pending.nextStep().orElse(null) instanceof NextStep.RedirectPsu redirect)) {
            return shown(
                    payment,
                    pending,
                    office.noted(office.reading(pending.payment()).find(pending.payment())));
        }
        Optional<Callback> back = visit(redirect.uri());
        if (back.isEmpty()) {
            waiting(pending, redirect.uri());
            return ExitStatus.OK;
        }
        return shown(payment, pending, office.complete(payment, pending, back.get()));
    }

    private Optional<Callback> visit(URI page) {
        Terminal terminal = context.terminal();
        if (!context.surroundings().browser().open(page)) {
            terminal.note("The customer approves here: " + page);
        }
        if (!context.surroundings().interactive()) {
            return Optional.empty();
        }
        terminal.note("Paste the address that the browser came back to:");
        return context.surroundings().input().next().map(line -> Callback.parse(URI.create(line.strip())));
    }

    /** The customer's answer will come to another process. */
    private void waiting(PendingPayment pending, URI page) {
        Terminal terminal = context.terminal();
        if (json) {
            terminal.line(JsonLine.of(generator -> {
                generator.writeStartObject();
                generator.writeStringField("payment", pending.payment().encode());
                generator.writeStringField("redirect", page.toASCIIString());
                generator.writeStringField("expiresAt", pending.expiresAt().toString());
                generator.writeEndObject();
            }));
            return;
        }
        terminal.line("payment  " + pending.payment().encode());
        terminal.line("waits    for the customer, until " + pending.expiresAt());
        terminal.note("Then run: tppkit pay complete '<the address that the browser came back to>'");
    }

    private ExitStatus shown(KeptPayment payment, PendingPayment pending, PaymentState state) {
        new PaymentReport(context.terminal(), json).show(state);
        if (pending.equals(payment.cancellation())) {
            return isCancelled(state) ? ExitStatus.OK : ExitStatus.INCOMPLETE;
        }
        if (!state.isDecided()) {
            context.terminal()
                    .note("It is not decided yet: tppkit pay wait " + state.id().encode());
        }
        return PaymentReport.exitOf(state);
    }

    private static boolean isCancelled(PaymentState state) {
        return state.payment().status().filter(PaymentStatus.CANCELLED::equals).isPresent();
    }
}
