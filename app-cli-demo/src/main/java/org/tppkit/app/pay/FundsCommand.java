package org.tppkit.app.pay;

import org.tppkit.app.client.CommandContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code funds}: the group of commands about the confirmation of funds. */
@Command(
        name = "funds",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Confirmation of funds (CBPII).",
        footer = {"", "Example: tppkit funds check --amount 12.34 --iban FR7630006000011234567890189"})
public final class FundsCommand {
    private FundsCommand() {}

    /** The group with its commands. */
    public static CommandLine with(CommandContext context) {
        return new CommandLine(new FundsCommand()).addSubcommand(new FundsCheckCommand(context));
    }
}
