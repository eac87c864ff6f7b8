package org.tppkit.app.pay;

import java.net.URI;
import org.tppkit.app.approval.ApprovalAtBank;
import org.tppkit.app.approval.ApprovalOptions;
import org.tppkit.app.approval.Awaited;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.client.ExitStatus;
import org.tppkit.app.client.JsonOption;
import org.tppkit.app.terminal.JsonLine;
import org.tppkit.core.PaymentState;
import org.tppkit.core.PendingPayment;
import org.tppkit.ports.model.NextStep;
import org.tppkit.ports.model.payment.PaymentId;

/** From a payment, or a cancellation, that the bank has taken to what the customer decided about it. */
final class CustomerApproval {
    private final CommandContext context;
    private final PaymentOffice office;
    private final ApprovalOptions options;
    private final JsonOption output;

    CustomerApproval(CommandContext context, PaymentOffice office, ApprovalOptions options, JsonOption output) {
        this.context = context;
        this.office = office;
        this.options = options;
        this.output = output;
    }

    /** Sends the customer to the bank, waits for their return, completes, and shows how the payment stands. */
    ExitStatus of(KeptPayment payment, PendingPayment pending) {
        PaymentId id = pending.payment();
        if (!(pending.nextStep().orElse(null) instanceof NextStep.RedirectPsu redirect)) {
            return shown(payment, pending, office.noted(office.reading(id).find(id)));
        }
        if (output.json() && !options.waitWanted()) {
            tellPrograms(pending, redirect.uri());
            return ExitStatus.OK;
        }
        // Whatever happens from here on: the id must have been seen.
        context.terminal().note("payment  " + id.encode());
        return new ApprovalAtBank<>(context, options, awaited(payment, pending))
                .await(redirect.uri(), office.workbench().redirectUri(office.bank(id)), pending.expiresAt())
                .map(state -> shown(payment, pending, state))
                .orElse(ExitStatus.OK);
    }

    /** The customer may have approved all the same, and at some banks that alone pays. */
    private Awaited<PaymentState> awaited(KeptPayment payment, PendingPayment pending) {
        return new Awaited<>(
                pending::matches,
                callback -> office.complete(payment, pending, callback),
                "tppkit pay complete",
                ExitStatus.OUTCOME_UNKNOWN,
                "before doing it anew, look: tppkit pay status "
                        + pending.payment().encode());
    }

    private void tellPrograms(PendingPayment pending, URI page) {
        context.terminal().line(JsonLine.of(json -> {
            json.writeStringField("payment", pending.payment().encode());
            json.writeStringField("redirect", page.toASCIIString());
            json.writeStringField("expiresAt", pending.expiresAt().toString());
        }));
    }

    private ExitStatus shown(KeptPayment payment, PendingPayment pending, PaymentState state) {
        return new PaymentReport(context.terminal(), output).showDecision(state, payment.isCancelledBy(pending));
    }
}
