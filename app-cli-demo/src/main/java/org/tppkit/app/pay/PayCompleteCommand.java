package org.tppkit.app.pay;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tppkit.app.approval.CallbackAddress;
import org.tppkit.app.client.ClientOptions;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.client.CommandFailure;
import org.tppkit.app.client.ExitStatus;
import org.tppkit.app.client.JsonOption;
import org.tppkit.core.PaymentState;
import org.tppkit.core.PendingPayment;
import org.tppkit.ports.error.CallbackException;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.payment.PaymentId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pay complete}: takes up a payment, or a cancellation, that the customer has approved. */
@Command(
        name = "complete",
        mixinStandardHelpOptions = true,
        description = {
            "Completes a payment, or a cancellation, with the address that the customer's browser came back to: in"
                    + " another process than pay start, if need be. Give it in quotes.",
            "With --resume it goes on where a confirmation was interrupted, or its outcome is unknown: it reads the"
                    + " payment first, and confirms it only if the bank still waits for that. The same address given"
                    + " twice does that too."
        },
        footer = {"", "Example: tppkit pay complete 'https://tpp.example/callback?code=…&state=…'"})
final class PayCompleteCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Mixin
    private JsonOption output = new JsonOption();

    @Mixin
    private CallbackAddress address = new CallbackAddress();

    @Option(
            names = "--resume",
            paramLabel = "<payment>",
            converter = PaymentIdConverter.class,
            description = "Go on with this payment; in place of an address.")
    private @Nullable PaymentId resumed;

    PayCompleteCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (address.isGiven() && resumed != null) {
            throw CommandFailure.usage("give either the callback's address or --resume <payment>");
        }
        try (PaymentOffice office = PaymentOffice.open(context, client)) {
            ExitStatus status = resumed == null
                    ? complete(office, address.callback(context))
                    : resume(office, kept(office, resumed));
            return status.code();
        }
    }

    private ExitStatus complete(PaymentOffice office, Callback back) {
        KeptPayment payment = office.kept()
                .of(back)
                .orElseThrow(() -> new CommandFailure(
                        ExitStatus.CONSENT_NEEDED,
                        "no payment that was begun here waits for this address; see: tppkit pay list"));
        PendingPayment pending = payment.waiting(back).orElseThrow();
        try {
            return shown(payment, pending, office.complete(payment, pending, back));
        } catch (CallbackException e) {
            if (e.existing().isEmpty()) {
                throw e;
            }
            return resume(office, payment);
        }
    }

    private static KeptPayment kept(PaymentOffice office, PaymentId id) {
        return office.kept()
                .of(id)
                .orElseThrow(() -> CommandFailure.usage(
                        "this payment was not begun here, so it cannot be resumed here; see: tppkit pay status"));
    }

    private ExitStatus resume(PaymentOffice office, KeptPayment payment) {
        PendingPayment pending = payment.latest().orElseThrow();
        PaymentState state = office.attended(office.bank(pending.payment())).resume(pending);
        return shown(payment, pending, office.noted(state));
    }

    private ExitStatus shown(KeptPayment payment, PendingPayment pending, PaymentState state) {
        return new PaymentReport(context.terminal(), output).showDecision(state, payment.isCancelledBy(pending));
    }
}
