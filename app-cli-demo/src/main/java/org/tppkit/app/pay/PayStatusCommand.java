package org.tppkit.app.pay;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tppkit.app.client.ClientOptions;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.client.ExitStatus;
import org.tppkit.core.PaymentState;
import org.tppkit.ports.model.payment.PaymentId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

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

    @Parameters(
            paramLabel = "<payment>",
            converter = PaymentIdConverter.class,
            description = "The payment's id, as pay start and pay list print it.")
    private @Nullable PaymentId id;

    PayStatusCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        PaymentId wanted = Objects.requireNonNull(id);
        try (PaymentOffice office = PaymentOffice.open(context, client)) {
            PaymentState state = office.noted(office.reading(wanted).find(wanted));
            new PaymentReport(context.terminal(), output.json()).show(state);
            return ExitStatus.OK.code();
        }
    }
}
