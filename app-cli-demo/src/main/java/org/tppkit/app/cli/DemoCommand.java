package org.tppkit.app.cli;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.util.concurrent.Callable;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.client.ExitStatus;
import org.tppkit.app.demo.BankStarter;
import org.tppkit.app.demo.Demo;
import org.tppkit.app.demo.SimulatedBanks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code demo}: account information, funds confirmation and payments at simulated banks. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Walks through a simulated bank in three roles: account information (AISP) from consent to"
                        + " revocation, funds confirmation (CBPII), payments (PISP). Every answer is checked against what the bank knows.",
        footer = {"", "Example: tppkit demo --bank cmb --api-version 1.4.1"})
final class DemoCommand implements Callable<Integer> {
    private final CommandContext context;
    private final BankStarter starter;

    @Mixin
    private DemoOptions options = new DemoOptions();

    DemoCommand(CommandContext context, BankStarter starter) {
        this.context = context;
        this.starter = starter;
    }

    @Override
    public Integer call() {
        return run(options);
    }

    /** Runs the demo as asked for; returns the exit code. */
    int run(DemoOptions asked) {
        try (SimulatedBanks banks = SimulatedBanks.start(asked.banks(), starter)) {
            Injector objects = Guice.createInjector(new CliModule(context.terminal(), banks));
            try (Demo demo = objects.getInstance(Demo.class)) {
                boolean well = asked.all() ? demo.summarise(asked.version()) : demo.showEach(asked.version());
                return (well ? ExitStatus.OK : ExitStatus.FAILED).code();
            }
        }
    }
}
