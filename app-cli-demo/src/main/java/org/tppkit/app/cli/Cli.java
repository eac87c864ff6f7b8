package org.tppkit.app.cli;

import com.google.inject.ProvisionException;
import org.tppkit.app.demo.BankStarter;
import org.tppkit.app.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help.Ansi;

/** The command line as an object: where it prints, and how banks are started, is told to it. */
final class Cli {
    private final Terminal terminal;
    private final BankStarter starter;

    Cli(Terminal terminal, BankStarter starter) {
        this.terminal = terminal;
        this.starter = starter;
    }

    /** Runs a command; returns the exit code of the process. */
    int run(String... args) {
        DemoCommand demo = new DemoCommand(terminal, starter);
        CommandLine commandLine = new CommandLine(new RootCommand(demo))
                .addSubcommand(demo)
                .addSubcommand(new DoctorCommand(terminal))
                .addSubcommand(new ExplainSignatureCommand(terminal));
        commandLine
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(terminal.outWriter())
                .setErr(terminal.errWriter())
                .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.hasColours() ? Ansi.ON : Ansi.OFF))
                .setExecutionExceptionHandler((failure, command, result) -> fail(failure));
        return commandLine.execute(args);
    }

    private int fail(Exception failure) {
        Throwable reason = reason(failure);
        terminal.error(reason.getClass().getSimpleName() + ": " + reason.getMessage());
        return ExitCode.SOFTWARE;
    }

    /** Guice wraps what goes wrong while objects are put together. */
    private static Throwable reason(Exception failure) {
        Throwable cause = failure.getCause();
        return failure instanceof ProvisionException && cause != null ? cause : failure;
    }
}
