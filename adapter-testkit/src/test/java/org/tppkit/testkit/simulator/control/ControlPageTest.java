package org.tppkit.testkit.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.RegisteredApplication;
import org.tppkit.testkit.simulator.SimulatedBank;

/** The page docs/reference/simulator-control.md: it names every call, and its commands work. */
class ControlPageTest {

    private static final Path PAGE = Path.of("..", "docs", "reference", "simulator-control.md");
    private static final Pattern CALL = Pattern.compile("`(GET|PUT|POST|DELETE) (/banks[^`?]*)[^`]*`");
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final URI REDIRECT = URI.create("http://localhost:8080/callback");
    private static final TppCertificates TPP = TestPki.shared().tpp();

    @TempDir
    private Path folder;

    private static BankSimulator bank() {
        return BankSimulator.builder()
                .bank(SimulatedBank.FORTUNEO)
                .application(RegisteredApplication.of(
                        "my-api-key", REDIRECT, TPP, URI.create("https://tpp.example/qsealc.pem")))
                .start();
    }

    @Test
    void everyCallIsOnThePageAndNoOther() throws IOException {
        Set<String> written = CALL.matcher(Files.readString(PAGE))
                .results()
                .map(call -> call.group(1) + " " + call.group(2).replaceAll("\\{[a-zA-Z]+}", "*"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> offered = new ControlApi(new Banks(List.of()), (bank, token) -> {})
                .routes().stream()
                        .map(route -> route.method() + " " + route.template())
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(written).isEqualTo(offered);
    }

    @Test
    @DisplayName("the page's commands work, from top to bottom")
    void theCommandsWork() throws Exception {
        assumeTrue(isThere("bash") && isThere("curl"), "bash and curl are needed to run the commands of the page");
        try (BankSimulator bank = bank();
                ControlServer control = ControlServer.over(List.of(bank)).start()) {
            write(bank, control);
            // The payment of the page's last command is the business of another test.
            String script = BLOCK.matcher(Files.readString(PAGE))
                    .results()
                    .map(MatchResult::group)
                    .map(block -> block.replace("```sh\n", "").replace("```", ""))
                    .collect(Collectors.joining("\necho\n"))
                    .lines()
                    .filter(line -> !line.contains("$PAYMENT"))
                    .collect(Collectors.joining("\n"));
            String output = bash("set -euo pipefail\n" + script);
            assertThat(output)
                    .contains("\"now\":\"2027-01-01T00:00:00", "Retry-After", "\"ended\":1")
                    .contains(REDIRECT + "?code=", "\"clientId\":\"my-own-client\"")
                    .contains("exit 0");
            assertThat(bank.applications()).hasSize(1);
        }
    }

    private void write(BankSimulator bank, ControlServer control) throws IOException {
        Path sim = Files.createDirectory(folder.resolve("sim"));
        Files.writeString(sim.resolve("control.token"), control.token() + "\n");
        Files.writeString(sim.resolve("ca.pem"), KeyAndChain.pem(bank.caCertificate()));
        Files.writeString(sim.resolve("qwac.pem"), TPP.qwac().chainPem());
        Files.writeString(sim.resolve("qsealc.pem"), TPP.qsealc().chainPem());
        Files.writeString(
                sim.resolve("simulator.env"),
                "SIM_CONTROL=" + control.uri() + "\nSIM_AUTHORIZATION=" + bank.authorizationUri()
                        + "\nSIM_CLIENT_ID=my-api-key\nSIM_REDIRECT_URI=" + REDIRECT + "\n");
    }

    private String bash(String script) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("page.sh"), script);
        Path output = folder.resolve("output");
        Process bash = new ProcessBuilder("bash", file.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(bash.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            bash.destroyForcibly();
        }
        return Files.readString(output, StandardCharsets.UTF_8) + "\nexit " + bash.exitValue();
    }

    private static boolean isThere(String command) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(part -> Files.isExecutable(Path.of(part, command)));
    }
}
