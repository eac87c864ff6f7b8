package org.tppkit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;
import org.tppkit.testkit.pki.TppProfile;

class PackedJarIT {
    private static final Path JAR = Path.of(System.getProperty("tppkit.cli.jar"));

    @TempDir
    private Path folder;

    private PackedJar program;

    @BeforeEach
    void program() {
        program = new PackedJar(JAR, folder);
    }

    @Test
    void itTellsItsVersion() throws Exception {
        CommandLineOutput run = program.run("--version");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("TPPKit " + System.getProperty("tppkit.cli.version"));
        assertThat(run.err()).isEmpty();
    }

    @Test
    void itFindsTheBanksWithoutAConfiguration() throws Exception {
        CommandLineOutput run = program.run("banks", "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("arkea:fortuneo", "arkea:cmb").hasLineCount(1);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void theDemoWalksThroughABank() throws Exception {
        CommandLineOutput run = program.run("demo", "--bank", "cmb");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("3 of 3 journeys went well");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void theDoctorReadsKeysAndFindsTheBanks() throws Exception {
        CommandLineOutput run =
                program.run("doctor", "--config", configuration().toString());

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("0 warnings, 0 errors");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void itHoldsOneOfEverythingAndNoSignatureOfAPart() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile());
                Stream<String> names = jar.stream().map(entry -> entry.getName())) {
            assertThat(names.toList())
                    .doesNotHaveDuplicates()
                    .contains(
                            "META-INF/LICENSE",
                            "META-INF/services/org.tppkit.ports.spi.bank.BankAdapterProvider",
                            "org/bouncycastle/LICENSE.class")
                    .noneMatch(name -> name.matches("META-INF/[^/]+\\.(SF|DSA|RSA|EC)"))
                    .noneMatch(name -> name.endsWith("module-info.class"))
                    // What tests need stays outside.
                    .noneMatch(name -> name.startsWith("org/junit/") || name.startsWith("com/tngtech/"));
            assertThat(jar.getManifest().getMainAttributes())
                    .containsEntry(Attributes.Name.MAIN_CLASS, Main.class.getName())
                    .containsEntry(Attributes.Name.MULTI_RELEASE, "true");
        }
    }

    private Path configuration() throws IOException {
        TestPki pki = TestPki.shared();
        TppCertificates tpp = pki.reissue(
                pki.tpp(),
                TppProfile.standard()
                        .valid(
                                Instant.now().minus(Duration.ofDays(1)),
                                Instant.now().plus(Duration.ofDays(200))));
        List<String> lines = List.of(
                "environment=PRODUCTION",
                "identity.keyIdUrl=https://tpp.example/qsealc.pem",
                "bank.arkea.fortuneo.clientId=my-key",
                "bank.arkea.fortuneo.redirectUri=https://tpp.example/callback",
                file("qwac.certificate", tpp.qwac().chainPem()),
                file("qwac.key", tpp.qwac().keyPem()),
                file("qsealc.certificate", tpp.qsealc().chainPem()),
                file("qsealc.key", tpp.qsealc().keyPem()));
        return Files.write(folder.resolve("tppkit.properties"), lines, StandardCharsets.UTF_8);
    }

    private String file(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return "identity." + name + "=" + file.toString().replace("\\", "\\\\");
    }
}
