package org.tppkit.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What runs when no command is named: the demo. */
@Command(
        name = "tppkit",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        synopsisSubcommandLabel = "[COMMAND]",
        description = "TPPKit's command line. Without a command it runs the demo.",
        footer = {"", "Example: tppkit --all"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all went well",
            "1:something went wrong; one line on the error stream says what",
            "2:the command line was not understood"
        })
final class RootCommand implements Callable<Integer> {
    private final DemoCommand demo;

    @Mixin
    private DemoOptions options = new DemoOptions();

    RootCommand(DemoCommand demo) {
        this.demo = demo;
    }

    @Override
    public Integer call() {
        return demo.run(options);
    }
}
