package org.tppkit.app.pay;

import org.tppkit.app.client.CommandContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code pay}: the group of commands about payments. */
@Command(
        name = "pay",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Payments (PISP): begin one, complete it, look at it, wait for it, cancel it.",
        footer = {
            "",
            "Example: tppkit pay start --bank fortuneo --to-iban DE89370400440532013000 --to-name 'Marchand SA'"
                    + " --amount 12.34 --reference 'Facture 7'"
        })
public final class PayCommand {
    private PayCommand() {}

    /** The group with its commands. */
    public static CommandLine with(CommandContext context) {
        return new CommandLine(new PayCommand())
                .addSubcommand(new PayStartCommand(context))
                .addSubcommand(new PayCompleteCommand(context))
                .addSubcommand(new PayStatusCommand(context))
                .addSubcommand(new PayWaitCommand(context))
                .addSubcommand(new PayCancelCommand(context))
                .addSubcommand(new PayListCommand(context));
    }
}
