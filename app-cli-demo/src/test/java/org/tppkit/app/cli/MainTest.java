package org.tppkit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.testkit.simulator.Fault;
import org.tppkit.testkit.simulator.Gate;
import org.tppkit.testkit.simulator.RequestMatcher;

/** The program as a process: streams, exit codes, signals. */
@Timeout(120)
class MainTest {
    private static final int BY_SIGTERM = 143;

    @TempDir
    private Path folder;

    @Test
    void theProcessEndsWithTheExitCodeAndUsesNoColoursInAFile() throws Exception {
        try (Program program = Program.start(folder, Main.class, "--bank", "nobody")) {
            CommandLineOutput run = program.ended();

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err())
                    .contains("unknown bank", "allianz", "For help: tppkit --help")
                    .doesNotContain("\u001B");
            assertThat(run.out()).isEmpty();
        }
    }

    @Test
    void whereTheReaderOfThePipeHasGoneTheProcessEndsWithoutAWord() throws Exception {
        try (Program program = Program.start(folder, Main.class, "banks")) {
            program.process().getInputStream().close();

            assertThat(program.process().waitFor(Program.GUARD.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            assertThat(program.process().exitValue()).isEqualTo(141);
            assertThat(folder).isDirectoryContaining(err -> err.toFile().length() == 0);
        }
    }

    /** The command line in a process that says when it begins to end. */
    static final class Telling {
        private Telling() {}

        public static void main(String[] args) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                System.out.println("ending");
                System.out.flush();
            }));
            Main.main(args);
        }
    }

    @Test
    void aRefreshThatIsOnItsWayWhenTheProcessIsToldToEndIsFinishedAndKept() throws Exception {
        Gate gate = new Gate();
        try (CliWorld world = CliWorld.in(folder)) {
            world.givenConsent();
            Set<String> before = StoredTokens.in(folder);
            world.bank().faults().next(RequestMatcher.pathEnding("/accounts"), Fault.answer(401));
            world.bank().faults().next(RequestMatcher.pathEnding("/token"), Fault.holdBeforeAnswering(gate));

            try (Program program = accounts(Telling.class)) {
                assumeSigterm(program);
                // The bank has spent the refresh token by now, and its answer is on its way.
                gate.awaitArrivals(1, Program.GUARD);
                program.endGently();
                program.awaitLine("ending");
                gate.open();
                assertThat(program.ended().exitCode()).isEqualTo(BY_SIGTERM);
            }

            assertThat(StoredTokens.in(folder)).hasSize(2).doesNotContainAnyElementsOf(before);
            try (Program next = accounts(Main.class)) {
                CommandLineOutput run = next.ended();
                assertThat(run.exitCode()).as(run.err()).isZero();
                assertThat(run.out()).contains("FR** **** ");
            }
            assertThat(world.bank().journal().matching(entry -> entry.path().endsWith("/token")))
                    .as("the code, and one refresh")
                    .hasSize(2);
        } finally {
            gate.open();
        }
    }

    private Program accounts(Class<?> main) throws Exception {
        return Program.start(folder, main, "accounts", "--home", folder.toString());
    }

    /** Slow, for it makes keys; {@code LastWorkTest} shows the same without a simulator. */
    @Test
    @Tag("slow")
    void theSimulatorThatIsToldToEndEndsWithItsCommandAndWithoutAWord() throws Exception {
        String command = "sh -c 'echo running; exec cat'; echo on";
        String sim = folder.resolve("sim").toString();
        try (Program program = Program.start(folder, Main.class, "simulator", "--dir", sim, "--once-ready", command)) {
            assumeSigterm(program);
            program.awaitLine("running");
            List<ProcessHandle> started = program.process().descendants().toList();
            assertThat(started).isNotEmpty();

            program.endGently();

            for (ProcessHandle handle : started) {
                handle.onExit().get(Program.GUARD.toSeconds(), TimeUnit.SECONDS);
            }
            CommandLineOutput run = program.ended();
            assertThat(run.exitCode()).isEqualTo(BY_SIGTERM);
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).isEmpty();
        }
    }

    private static void assumeSigterm(Program program) {
        Assumptions.assumeTrue(program.process().supportsNormalTermination(), "no SIGTERM here");
    }
}
