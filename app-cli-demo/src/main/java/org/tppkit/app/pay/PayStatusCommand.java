package org.tppkit.app.pay;

import java.util.concurrent.Callable;
import org.tppkit.app.client.ClientOptions;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.client.ExitStatus;
import org.tppkit.app.client.JsonOption;
import org.tppkit.core.PaymentState;
import org.tppkit.ports.model.payment.PaymentId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pay status}: how a payment stands at its bank. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Reads a payment at its bank and says how it stands. The exit code is 0 whatever the status is.",
        footer = {"", "Example: tppkit pay status y1.YXJrZWE6Y21i.U0FOREJPWA.MS40LjI.bXkta2V5.MTIz --json"})
final class PayStatusCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Mixin
    private JsonOption output = new JsonOption();

    @Mixin
    private PaymentArgument payment = new PaymentArgument();

    PayStatusCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        PaymentId wanted = payment.id();
        try (PaymentOffice office = PaymentOffice.open(context, client)) {
            PaymentState state = office.noted(office.reading(wanted).find(wanted));
            new PaymentReport(context.terminal(), output).show(state);
            return ExitStatus.OK.code();
        }
    }
}
