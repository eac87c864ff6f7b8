package org.tppkit.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tppkit.app.client.Surroundings;
import org.tppkit.app.demo.BankStarter;
import org.tppkit.app.terminal.Terminal;
import org.tppkit.testkit.simulator.BankSimulatorBuilder;

/** A run of the command line in this process: what it printed and how it ended. */
public record CommandLineOutput(int exitCode, String out, String err) {
    private static final Logger LIBRARY_LOG = Logger.getLogger("org.tppkit");

    /** A world without environment, whose user's folder is nowhere: commands that want one name it. */
    private static final Surroundings NOWHERE = Surroundings.of(Map.of(), Path.of("target", "no-such-user"), "Linux");

    static {
        // As in Main: what the library logs in the course of things is not wanted among the tests' results.
        LIBRARY_LOG.setLevel(Level.WARNING);
    }

    /** Runs the demo and what else needs nothing of the user. */
    static CommandLineOutput of(BankStarter starter, boolean colours, String... args) {
        return run(starter, colours, NOWHERE, args);
    }

    /** Runs a command in that world. */
    public static CommandLineOutput in(Surroundings surroundings, String... args) {
        return run(BankSimulatorBuilder::start, false, surroundings, args);
    }

    private static CommandLineOutput run(
            BankStarter starter, boolean colours, Surroundings surroundings, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(stream(out), stream(err), StandardCharsets.UTF_8, colours);
        int exitCode = new Cli(terminal, starter, surroundings).run(args);
        return new CommandLineOutput(
                exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
