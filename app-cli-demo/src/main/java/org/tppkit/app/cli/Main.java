package org.tppkit.app.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tppkit.app.client.Surroundings;
import org.tppkit.app.terminal.StrictOutput;
import org.tppkit.app.terminal.Terminal;
import org.tppkit.testkit.simulator.BankSimulatorBuilder;
import picocli.CommandLine.Help.Ansi;

/** The program's edge: the process's streams, settings of the JVM, the exit code. */
public final class Main {
    /** The library tells of consents and failed calls by its log; the commands tell of them themselves. Kept, or it is lost. */
    private static final Logger LIBRARY_LOG = Logger.getLogger("org.tppkit");

    private Main() {}

    /** Runs the command line and ends the JVM with its exit code. */
    public static void main(String[] args) {
        // The JDK sends a GET a second time, byte for byte, when the connection breaks before the answer: with the same
        // X-Request-ID and signature, unseen by the library, uncounted against the bank's limits. One try switches that
        // off. The JDK reads the setting once, so it must stand before any of its HTTP classes is loaded.
        System.setProperty("jdk.httpclient.redirects.retrylimit", "1");
        // Guice makes classes for speed, which newer JDKs warn of. A program that puts its objects together once needs
        // none.
        System.setProperty("guice_bytecode_gen_option", "DISABLED");
        LIBRARY_LOG.setLevel(Level.WARNING);
        System.exit(new Cli(terminal(), BankSimulatorBuilder::start, Surroundings.ofProcess()).run(args));
    }

    private static Terminal terminal() {
        Charset charset = charset();
        return new Terminal(
                stream(FileDescriptor.out, charset), stream(FileDescriptor.err, charset), charset, Ansi.AUTO.enabled());
    }

    private static PrintStream stream(FileDescriptor descriptor, Charset charset) {
        return new PrintStream(new StrictOutput(new FileOutputStream(descriptor)), false, charset);
    }

    /** The terminal's encoding; UTF-8 where the system only says ASCII, as it does when no locale is set. */
    private static Charset charset() {
        String name = System.getProperty("stdout.encoding", System.getProperty("native.encoding", "UTF-8"));
        Charset told = Charset.forName(name);
        return told.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : told;
    }
}
