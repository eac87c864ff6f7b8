package org.tppkit.app.consent;

import java.util.concurrent.Callable;
import org.tppkit.app.client.ClientOptions;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.client.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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

    @Parameters(index = "0", paramLabel = "<id>", description = "The consent's id, as consent list shows it.")
    private String id = "";

    @Option(names = "--json", description = "One JSON object in place of a table.")
    private boolean json;

    ConsentShowCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (Workbench bench = Workbench.open(context, client)) {
            new ConsentView(bench).show(context.terminal(), json, bench.consent(id));
            return ExitCode.OK;
        }
    }
}
