package org.tppkit.app.consent;

import java.util.concurrent.Callable;
import org.tppkit.app.client.ClientOptions;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.client.ExitStatus;
import org.tppkit.app.client.JsonOption;
import org.tppkit.app.client.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code consent show}: what is known of one consent. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows what is known here of a consent, and whether it can still be used. Asks no bank.",
        footer = {"", "Example: tppkit consent show 4rIzUvkYqJd3bqkM"})
final class ConsentShowCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Mixin
    private ConsentArgument consent = new ConsentArgument();

    @Mixin
    private JsonOption output = new JsonOption();

    ConsentShowCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (Workbench bench = Workbench.open(context, client)) {
            new ConsentView(context.terminal(), output, bench.consents()).show(consent.in(bench));
            return ExitStatus.OK.code();
        }
    }
}
