package org.tppkit.app.cli;

import java.util.concurrent.Callable;
import org.tppkit.app.client.GlobalOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What runs when no command is named: the demo. */
@Command(
        name = "tppkit",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "[COMMAND]",
        description = "TPPKit's command line. Without a command it runs the demo.",
        footer = {"", "Example: tppkit --all"})
final class RootCommand implements Callable<Integer> {
    private final DemoCommand demo;

    @Mixin
    @SuppressWarnings("UnusedVariable") // filled by picocli, read by the commands, which have the same object
    private final GlobalOptions global;

    @Mixin
    private DemoOptions options = new DemoOptions();

    RootCommand(DemoCommand demo, GlobalOptions global) {
        this.global = global;
        this.demo = demo;
    }

    @Override
    public Integer call() {
        return demo.run(options);
    }
}
