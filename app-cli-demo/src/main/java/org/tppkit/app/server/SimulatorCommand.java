package org.tppkit.app.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.client.CommandFailure;
import org.tppkit.app.client.ExitStatus;
import org.tppkit.app.client.LastWork;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.server.SimulatorServer;
import org.tppkit.testkit.simulator.server.SimulatorServerBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code simulator}: banks to develop against, until it is stopped. */
@Command(
        name = "simulator",
        mixinStandardHelpOptions = true,
        description = "Starts simulated banks and writes what a client needs into a folder: the authority to trust, the"
                + " keys and certificates of a third party, tppkit.properties, and addresses.json when everything"
                + " listens. Stays until it is stopped, by Ctrl-C for instance.",
        footer = {"", "Example: tppkit simulator --dir sim --bank fortuneo,cmb --fault 503,path=/accounts,times=2"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the command of --once-ready went well (otherwise its own exit code)",
            "1:something unforeseen happened; one line on the error stream says what",
            "2:the command line was not understood",
            "10:the folder or a port cannot be used",
            "130:stopped by Ctrl-C",
            "143:stopped by a signal to end (SIGTERM)"
        })
public final class SimulatorCommand implements Callable<Integer> {
    private final CommandContext context;

    @Option(
            names = "--dir",
            required = true,
            paramLabel = "<folder>",
            description = "Where to write; a new or empty folder, or one that an earlier simulator used.")
    private @Nullable Path folder;

    @Mixin
    private PlaceOptions place = new PlaceOptions();

    @Mixin
    private BehaviourOptions behaviour = new BehaviourOptions();

    @Option(
            names = "--once-ready",
            paramLabel = "<command>",
            description = "Run this in a shell when the banks listen, with the folder in the variable TPPKIT_SIMULATOR;"
                    + " stop when it ends, with its exit code.")
    private @Nullable String onceReady;

    /** @param context where to write, and the world around */
    public SimulatorCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    @SuppressWarnings("try") // of the last work only the end is wanted
    public Integer call() throws IOException {
        SimulatorServerBuilder settings = settings();
        place.warning().ifPresent(text -> context.terminal().note("warning: " + text));
        try (SimulatorServer server = start(settings);
                LastWork stop = LastWork.of("simulator-stop", server::close)) {
            return untilTheEnd(server);
        }
    }

    /** Everything is checked before anything starts. */
    private SimulatorServerBuilder settings() {
        try {
            behaviour.describeTo(BankSimulator.builder());
            SimulatorServerBuilder server = SimulatorServer.in(Objects.requireNonNull(folder))
                    .eachBank(behaviour::describeTo)
                    .eachStarted(behaviour::planFaultsAt);
            place.describeTo(server);
            return server;
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()));
        }
    }

    private static SimulatorServer start(SimulatorServerBuilder settings) {
        try {
            return settings.start();
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new CommandFailure(ExitStatus.CONFIGURATION, "the simulator cannot start: " + e.getMessage());
        } catch (UncheckedIOException e) {
            throw new CommandFailure(
                    ExitStatus.CONFIGURATION,
                    e.getMessage() + ": " + Objects.requireNonNull(e.getCause()).getMessage());
        }
    }

    private int untilTheEnd(SimulatorServer server) throws IOException {
        new ReadyNotice(context.terminal(), Objects.requireNonNull(folder)).tell(server);
        try {
            if (onceReady != null) {
                return ReadyCommand.run(onceReady, server.folder());
            }
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            // Asked to end.
        }
        return ExitStatus.OK.code();
    }
}
