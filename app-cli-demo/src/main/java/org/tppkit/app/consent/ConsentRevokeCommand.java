package org.tppkit.app.consent;

import java.util.concurrent.Callable;
import org.tppkit.app.client.ClientOptions;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.client.ExitStatus;
import org.tppkit.app.client.Workbench;
import org.tppkit.core.Consent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code consent revoke}: the consent ends, at the bank and here. */
@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        description =
                "Ends a consent at the bank and removes it here. If the bank cannot be reached it is kept, so that it"
                        + " can be tried again.",
        footer = {"", "Example: tppkit consent revoke 4rIzUvkYqJd3bqkM"})
final class ConsentRevokeCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Mixin
    private ConsentArgument consent = new ConsentArgument();

    ConsentRevokeCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (Workbench bench = Workbench.open(context, client)) {
            Consent ended = consent.in(bench);
            bench.banks().get(ended.bank()).consents().revoke(ended);
            context.terminal().line("consent " + ended.id() + " ended at " + ended.bank() + ", and removed here");
            return ExitStatus.OK.code();
        }
    }
}
