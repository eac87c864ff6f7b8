package org.tppkit.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tppkit.app.cli.CommandLineOutput;
import org.tppkit.app.client.ConfigurationFile;
import org.tppkit.app.client.Surroundings;
import org.tppkit.core.TokenStores;
import org.tppkit.core.TppClient;
import org.tppkit.ports.model.BankId;
import org.tppkit.testkit.simulator.server.SimulatorServer;

class SimulatorCommandTest {
    @TempDir
    private Path folder;

    @Test
    void itWritesItsFolderSaysWhatToDoNextAndStopsWithTheCommand() {
        CommandLineOutput run = simulator(
                "--bank", "fortuneo,arkea:CMB", "--once-ready", "test -s \"$TPPKIT_SIMULATOR/addresses.json\"");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("cmb", "fortuneo", "https://localhost:", "anne, bruno", "Ready.")
                .contains("http://127.0.0.1:", "/admin?token=")
                .contains("tppkit doctor --online --config " + sim().resolve("tppkit.properties"))
                .contains("tppkit consent start --bank cmb --config ");
        assertThat(sim().resolve("addresses.json")).doesNotExist();
        assertThat(sim().resolve("tppkit.properties")).exists();
    }

    @Test
    void theCommandsExitCodeIsPassedOn() {
        assertThat(simulator("--once-ready", "exit 7").exitCode()).isEqualTo(7);
    }

    @Test
    void itsSettingsMakeAClientAndPleaseTheDoctor() throws Exception {
        try (SimulatorServer server = SimulatorServer.in(sim()).start()) {
            Map<String, String> settings =
                    ConfigurationFile.read(server.folder().resolve("tppkit.properties"));
            try (TppClient client = TppClient.from(settings, TokenStores.inMemory())) {
                assertThat(client.bank(BankId.of("arkea", "fortuneo"))).isNotNull();
            }

            CommandLineOutput doctor = run(
                    "doctor",
                    "--online",
                    "--config",
                    server.folder().resolve("tppkit.properties").toString());

            assertThat(doctor.exitCode()).as(doctor.out()).isZero();
            assertThat(doctor.out())
                    .contains("bank.client-certificate (arkea:fortuneo)", "keyid.certificate", "0 warnings, 0 errors");
        }
    }

    @Test
    void anAddressThatOthersReachIsWarnedOf() {
        CommandLineOutput run = simulator("--bind", "0.0.0.0", "--once-ready", "true");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("warning: others in the network can reach the banks");
        assertThat(run.out()).contains("https://localhost:");
        assertThat(simulator("--bind", "127.0.0.1", "--once-ready", "true").err())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--bank nobank | unknown bank",
                "--bank cmb --all | mutually exclusive",
                "--latency PT-1S | negative",
                "--latency soon | latency",
                "--page-size 0 | at least one entry",
                "--transactions -1 | number of transactions",
                "--quirk NO_SUCH | quirk",
                "--fault 99 | a fault is a status",
                "--fault 503,times=0 | whole number",
                "--fault 503,colour=red | path=",
                "--port-base 70000 | port",
                "--port-base 65535 | ports",
                "--redirect-uri /callback | absolute",
                "--seed x | seed"
            })
    void wrongOptionsAreNamedBeforeAnythingStarts(String options, String named) {
        CommandLineOutput run = simulator(options.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).containsIgnoringCase(named);
        assertThat(sim()).doesNotExist();
    }

    @Test
    void aFolderThatIsNotASimulatorsIsAnErrorOfTheSetUp() throws Exception {
        Files.createDirectories(sim());
        Files.writeString(sim().resolve("note"), "mine");

        CommandLineOutput run = simulator("--once-ready", "true");

        assertThat(run.exitCode()).isEqualTo(10);
        assertThat(run.err().lines()).singleElement().asString().contains("the folder is not empty");
    }

    @Test
    void aPortThatIsTakenIsAnErrorOfTheSetUp() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandLineOutput run =
                    simulator("--port-base", Integer.toString(taken.getLocalPort() - 1), "--once-ready", "true");

            assertThat(run.exitCode()).isEqualTo(10);
            assertThat(run.err().lines()).singleElement().asString().contains("in use");
        }
    }

    @Test
    void withoutAFolderOrWithHelpNothingStarts() {
        assertThat(run("simulator").exitCode()).isEqualTo(2);
        assertThat(run("simulator").err()).contains("--dir");
        assertThat(run("simulator", "--help").out())
                .contains("Example: tppkit simulator --dir sim", "--latency", "NEXT_LOOPS", "143");
    }

    private Path sim() {
        return folder.resolve("sim");
    }

    private CommandLineOutput simulator(String... options) {
        String[] all = new String[options.length + 3];
        all[0] = "simulator";
        all[1] = "--dir";
        all[2] = sim().toString();
        System.arraycopy(options, 0, all, 3, options.length);
        return run(all);
    }

    private CommandLineOutput run(String... arguments) {
        return CommandLineOutput.in(Surroundings.of(Map.of(), folder, "Linux"), arguments);
    }
}
