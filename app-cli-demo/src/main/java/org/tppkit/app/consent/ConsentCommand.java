package org.tppkit.app.consent;

import org.tppkit.app.client.CommandContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code consent}: what is done with consents. */
@Command(
        name = "consent",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "A customer's consents: start, complete, list, show, renew, revoke. They are kept, encrypted, in the"
                        + " user's folder.",
        footer = {"", "Example: tppkit consent start --bank fortuneo"})
public final class ConsentCommand {
    private ConsentCommand() {}

    /** The command with what can be done. */
    public static CommandLine with(CommandContext context) {
        return new CommandLine(new ConsentCommand())
                .addSubcommand(new ConsentStartCommand(context))
                .addSubcommand(new ConsentCompleteCommand(context))
                .addSubcommand(new ConsentListCommand(context))
                .addSubcommand(aboutOne(new ConsentShowCommand(context)))
                .addSubcommand(aboutOne(new ConsentRenewCommand(context)))
                .addSubcommand(aboutOne(new ConsentRevokeCommand(context)));
    }

    /** Ids are random: one of them may begin with a hyphen, and is no option for that. */
    private static CommandLine aboutOne(Object command) {
        return new CommandLine(command).setUnmatchedOptionsArePositionalParams(true);
    }
}
