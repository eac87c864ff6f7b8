package org.tppkit.app.pay;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.tppkit.app.client.ClientOptions;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.client.CommandFailure;
import org.tppkit.app.client.ExitStatus;
import org.tppkit.app.client.JsonOption;
import org.tppkit.core.PaymentState;
import org.tppkit.ports.model.payment.PaymentId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pay wait}: until a payment is decided. */
@Command(
        name = "wait",
        mixinStandardHelpOptions = true,
        description =
                "Reads a payment again and again until it is accepted, rejected or cancelled. The exit code is 0 where"
                        + " it is accepted, 12 where it is rejected or cancelled, 15 where it is not decided in time.",
        footer = {"", "Example: tppkit pay wait y1.YXJrZWE6Y21i.U0FOREJPWA.MS40LjI.bXkta2V5.MTIz --at-most PT2M"})
final class PayWaitCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofDays(1);

    private final CommandContext context;

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Mixin
    private JsonOption output = new JsonOption();

    @Option(
            names = "--at-most",
            paramLabel = "<duration>",
            defaultValue = "PT2M",
            description = "How long, as ISO 8601 writes it: PT90S, PT2M, PT1H; otherwise ${DEFAULT-VALUE}.")
    private Duration atMost = Duration.ZERO;

    @Mixin
    private PaymentArgument payment = new PaymentArgument();

    PayWaitCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (atMost.isNegative() || atMost.compareTo(LONGEST) > 0) {
            throw CommandFailure.usage("--at-most: from PT0S to P1D");
        }
        PaymentId wanted = payment.id();
        try (PaymentOffice office = PaymentOffice.open(context, client)) {
            PaymentState state = office.noted(office.reading(wanted).awaitDecision(wanted, atMost));
            new PaymentReport(context.terminal(), output).show(state);
            return exitOf(state).code();
        }
    }

    private static ExitStatus exitOf(PaymentState state) {
        return state.isDecided() ? PaymentReport.exitOf(state) : ExitStatus.INCOMPLETE;
    }
}
