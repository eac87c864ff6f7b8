package org.tppkit.app.consent;

import java.util.concurrent.Callable;
import org.tppkit.app.client.ClientOptions;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.client.Workbench;
import org.tppkit.core.Consent;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

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

    @Parameters(index = "0", paramLabel = "<id>", description = "The consent's id, as consent list shows it.")
    private String id = "";

    ConsentRevokeCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (Workbench bench = Workbench.open(context, client)) {
            Consent consent = bench.consent(id);
            bench.client().bank(consent.bank()).consents().revoke(consent);
            context.terminal().line("consent " + consent.id() + " ended at " + consent.bank() + ", and removed here");
            return ExitCode.OK;
        }
    }
}
