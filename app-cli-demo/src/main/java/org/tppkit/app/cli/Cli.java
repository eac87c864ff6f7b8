package org.tppkit.app.cli;

import java.util.Arrays;
import java.util.function.IntSupplier;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.client.Surroundings;
import org.tppkit.app.demo.BankStarter;
import org.tppkit.app.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** The command line as an object: where it prints, what it knows of the world, how banks are started, is told to it. */
public final class Cli {
    private final Terminal terminal;
    private final BankStarter starter;
    private final Surroundings surroundings;

    /**
     * @param terminal where it prints
     * @param starter how the demo's banks are started
     * @param surroundings the world around it
     */
    public Cli(Terminal terminal, BankStarter starter, Surroundings surroundings) {
        this.terminal = terminal;
        this.starter = starter;
        this.surroundings = surroundings;
    }

    /** Runs a command; returns the exit code of the process. */
    public int run(String... args) {
        CommandContext context = new CommandContext(terminal, surroundings);
        Failures failures = new Failures(context);
        return new Commands(context, starter)
                .wantedBy(args)
                .setOut(terminal.outWriter())
                .setErr(terminal.errWriter())
                .setColorScheme(CommandLine.Help.defaultColorScheme(ansi(args)))
                .setExecutionStrategy(parsed -> execute(context, parsed))
                .setParameterExceptionHandler((failure, given) -> failures.usage(failure))
                .setExecutionExceptionHandler((failure, command, parsed) -> failures.report(failure, command))
                .execute(args);
    }

    private static int execute(CommandContext context, ParseResult parsed) {
        IntSupplier command = () -> new RunLast().execute(parsed);
        return context.options().verbose() ? LibraryLog.shownDuring(command, context.terminal()) : command.getAsInt();
    }

    /** Helps are printed before options are known, so this one is looked for by hand. */
    private Ansi ansi(String... args) {
        boolean colours = terminal.hasColours() && !Arrays.asList(args).contains("--no-color");
        return colours ? Ansi.ON : Ansi.OFF;
    }
}
