package org.tppkit.app.cli;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.client.ExitStatus;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code completion}: a script by which a shell completes commands and options. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description =
                "Prints a script that lets the shell complete commands and options with the tab key. One script does"
                        + " for both shells: in zsh it loads bashcompinit itself.",
        footer = {
            "",
            "Example: source <(tppkit completion bash)",
            "In zsh the same, in .zshrc: source <(tppkit completion zsh)"
        })
final class CompletionCommand implements Callable<Integer> {
    private final CommandContext context;
    private final Supplier<CommandLine> program;

    /** The shells that are known. */
    enum Shell {
        BASH,
        ZSH
    }

    @Parameters(index = "0", paramLabel = "<shell>", description = "bash or zsh.")
    private Shell shell = Shell.BASH;

    /** @param program with all its commands */
    CompletionCommand(CommandContext context, Supplier<CommandLine> program) {
        this.context = context;
        this.program = program;
    }

    @Override
    public Integer call() {
        CommandLine all = program.get();
        String script = AutoComplete.bash(all.getCommandName(), all);
        // The script tells the shells apart by itself; in zsh the functions that it needs come first.
        String first = shell == Shell.ZSH
                ? "autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n"
                : "";
        (first + script).lines().forEach(context.terminal()::line);
        return ExitStatus.OK.code();
    }
}
