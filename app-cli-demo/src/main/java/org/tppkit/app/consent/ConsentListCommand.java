package org.tppkit.app.consent;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tppkit.app.client.ClientOptions;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.client.ExitStatus;
import org.tppkit.app.client.JsonOption;
import org.tppkit.app.client.KnownBanks;
import org.tppkit.app.client.Workbench;
import org.tppkit.core.Consent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code consent list}: the consents that are kept. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description =
                "Lists the consents that are kept in the user's folder for the banks of the configuration, the oldest"
                        + " first. Asks no bank.",
        footer = {"", "Example: tppkit consent list --bank fortuneo"})
final class ConsentListCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Option(
            names = "--bank",
            paramLabel = "<bank>",
            converter = KnownBanks.NameConverter.class,
            description = "Only those at this bank.")
    private @Nullable String bank;

    @Mixin
    private JsonOption output = new JsonOption();

    ConsentListCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (Workbench bench = Workbench.open(context, client)) {
            List<Consent> consents = bench.consents().at(Optional.ofNullable(bank));
            new ConsentView(context.terminal(), output, bench.consents()).list(consents);
            return ExitStatus.OK.code();
        }
    }
}
