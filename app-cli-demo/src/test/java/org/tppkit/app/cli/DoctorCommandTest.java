package org.tppkit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.PspRole;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;
import org.tppkit.testkit.pki.TppProfile;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.BankSimulatorBuilder;
import org.tppkit.testkit.simulator.SimulatedBank;

class DoctorCommandTest {
    private static final TestPki PKI = TestPki.shared();
    private static final TppProfile LASTING = TppProfile.standard()
            .valid(Instant.now().minus(Duration.ofDays(1)), Instant.now().plus(Duration.ofDays(200)));

    @TempDir
    private Path folder;

    private final Map<String, String> settings = new LinkedHashMap<>();

    @BeforeEach
    void healthy() throws IOException {
        identity(LASTING);
        settings.put("environment", "PRODUCTION");
        settings.put("identity.keyIdUrl", "https://tpp.example/qsealc.pem");
        settings.put("bank.arkea.fortuneo.clientId", "my-key");
        settings.put("bank.arkea.fortuneo.redirectUri", "https://tpp.example/callback");
    }

    private void identity(TppProfile profile) throws IOException {
        TppCertificates tpp = PKI.reissue(PKI.tpp(), profile);
        file("qwac.certificate", tpp.qwac().chainPem());
        file("qwac.key", tpp.qwac().keyPem());
        file("qsealc.certificate", tpp.qsealc().chainPem());
        file("qsealc.key", tpp.qsealc().keyPem());
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        settings.put("identity." + name, folder.resolve(name).toString());
    }

    private CommandLineOutput doctor(String... more) throws IOException {
        Path config = folder.resolve("tppkit.properties");
        Files.writeString(
                config,
                settings.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue().replace("\\", "\\\\"))
                        .collect(Collectors.joining("\n")));
        String[] args = new String[more.length + 3];
        args[0] = "doctor";
        args[1] = "--config";
        args[2] = config.toString();
        System.arraycopy(more, 0, args, 3, more.length);
        return CommandLineOutput.of(BankSimulatorBuilder::start, false, args);
    }

    @Test
    void ofAHealthyIdentityEveryLineIsOkAndTheExitCodeIsZero() throws IOException {
        CommandLineOutput run = doctor("--want", "accounts,PAYMENTS,funds");

        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("OK      qwac.validity: ", "OK      qsealc.roles: ", "0 warnings, 0 errors")
                .contains("Nothing was asked over the network")
                .doesNotContain("WARNING", "ERROR", "BEGIN PRIVATE KEY");
    }

    @Test
    void warningsAndErrorsHaveExitCodesOfTheirOwn() throws IOException {
        identity(LASTING.valid(
                Instant.now().minus(Duration.ofDays(1)), Instant.now().plus(Duration.ofDays(5))));
        CommandLineOutput soon = doctor();
        assertThat(soon.exitCode()).isEqualTo(3);
        assertThat(soon.out()).contains("WARNING qwac.validity: ").contains("within 7 days");

        identity(LASTING.withRoles(Set.of(PspRole.PSP_AI)));
        CommandLineOutput wrong = doctor("--want", "payments");
        assertThat(wrong.exitCode()).isEqualTo(4);
        assertThat(wrong.out()).contains("ERROR   qwac.roles: ");
    }

    @Test
    void jsonIsOneObjectForScripts() throws IOException {
        CommandLineOutput run = doctor("--json", "--offline");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).hasSize(1);
        assertThat(run.out())
                .startsWith("{\"worst\":\"OK\",\"online\":false,\"findings\":[{\"id\":\"qwac.source\"")
                .contains("\"id\":\"qwac.authority\"", "Autorit\\u00E9")
                .endsWith("]}" + System.lineSeparator());
    }

    @Test
    void onlineTheSimulatedBankIsVisited() throws IOException {
        try (BankSimulator bank =
                BankSimulator.builder().bank(SimulatedBank.FORTUNEO).pki(PKI).start()) {
            Files.writeString(folder.resolve("ca.pem"), KeyAndChain.pem(PKI.caCertificate()));
            settings.put("trust.pem", folder.resolve("ca.pem").toString());
            settings.put("bank.arkea.fortuneo.api", bank.apiUri().toString());
            settings.put("identity.keyIdUrl", "https://tpp.invalid/qsealc.pem");

            CommandLineOutput run = doctor("--online");

            assertThat(run.exitCode()).isEqualTo(4);
            assertThat(run.out())
                    .contains("OK      bank.tcp (arkea:fortuneo): ", "OK      bank.tls (arkea:fortuneo): TLSv1.3")
                    .contains("OK      bank.client-certificate (arkea:fortuneo): ")
                    .contains("ERROR   keyid.reachable: ")
                    .doesNotContain("ERROR   bank", "WARNING bank");
        }
    }

    @Test
    void aFileThatIsNotThereAndOptionsThatAreNoneEndEarly() {
        CommandLineOutput missing = CommandLineOutput.of(
                BankSimulatorBuilder::start,
                false,
                "doctor",
                "--config",
                folder.resolve("none").toString());
        assertThat(missing.exitCode()).isEqualTo(10);
        assertThat(missing.err().lines()).singleElement().asString().contains("there is no configuration file");

        assertThat(CommandLineOutput.of(
                                BankSimulatorBuilder::start, false, "doctor", "--config", "x", "--online", "--offline")
                        .exitCode())
                .isEqualTo(2);
        assertThat(CommandLineOutput.of(BankSimulatorBuilder::start, false, "doctor")
                        .err())
                .contains("there is no configuration file", "tppkit.properties");
        assertThat(CommandLineOutput.of(BankSimulatorBuilder::start, false, "doctor", "--help")
                        .out())
                .contains("--online", "--json", "there are warnings, but no errors");
    }
}
