package org.tppkit.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tppkit.app.demo.BankStarter;
import org.tppkit.app.terminal.Terminal;

/** A run of the command line in this process: what it printed and how it ended. */
record CommandLineOutput(int exitCode, String out, String err) {
    private static final Logger LIBRARY_LOG = Logger.getLogger("org.tppkit");

    static {
        // As in Main: what the library logs in the course of things is not wanted among the tests' results.
        LIBRARY_LOG.setLevel(Level.WARNING);
    }

    static CommandLineOutput of(BankStarter starter, boolean colours, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(stream(out), stream(err), StandardCharsets.UTF_8, colours);
        int exitCode = new Cli(terminal, starter).run(args);
        return new CommandLineOutput(
                exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
