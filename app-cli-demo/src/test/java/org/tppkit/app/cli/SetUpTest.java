package org.tppkit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.app.client.Surroundings;
import org.tppkit.testkit.simulator.DataSet;

/** The configuration file, the user's folder and the key in it: where they are looked for, and what is said when they are wrong. */
class SetUpTest {
    @TempDir
    private Path folder;

    private static Surroundings with(CliWorld world, Map<String, String> variables) {
        return Surroundings.of(variables, world.home().resolve("user"), "Linux")
                .withClock(world.clock())
                .withBrowser(world.approving(DataSet.SEVERAL_ACCOUNTS));
    }

    @Test
    void theFileIsFoundByOptionEnvironmentOrFolder() {
        try (CliWorld world = CliWorld.in(folder)) {
            String home = folder.resolve("own").toString();
            String file = folder.resolve("tppkit.properties").toString();

            assertThat(world.run("consent", "list").exitCode()).isZero();
            world.surroundings(with(world, Map.of("TPPKIT_CONFIG", file, "TPPKIT_HOME", home)));
            assertThat(world.run("consent", "list").exitCode()).isZero();
            world.surroundings(with(world, Map.of("TPPKIT_CONFIG", " ")));
            assertThat(world.run("consent", "list", "--config", file, "--home", home)
                            .exitCode())
                    .isZero();
            assertThat(folder.resolve("own").resolve("store.key")).exists();

            CommandLineOutput missing = world.run("consent", "list");
            assertThat(missing.exitCode()).isEqualTo(10);
            assertThat(missing.err().lines())
                    .singleElement()
                    .asString()
                    .startsWith("error: there is no configuration file")
                    .contains(Path.of("user", ".config", "tppkit", "tppkit.properties")
                            .toString())
                    .contains("--config");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "consent start --bank nobody",
                "consent list --bank nobody",
                "accounts --bank nobody",
                "accounts --api-version 1/4",
                "accounts --psu-ip nobody",
                "consent start --account nobody",
                "consent start --valid-for nobody",
                "funds check --bank nobody --amount 1 --iban FR7630006000011234567890189",
                "pay start --bank nobody --yes --to-iban FR7630006000011234567890189 --to-name A --amount 1 --reference B"
            })
    void whatNoConfigurationCouldMendIsToldBeforeAMissingOne(String command) {
        Surroundings nobody = Surroundings.of(Map.of(), folder, "Linux");

        CommandLineOutput run = CommandLineOutput.in(nobody, command.split(" "));

        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains("For help: tppkit").doesNotContain("nobody", "no configuration file");
        CommandLineOutput known = CommandLineOutput.in(nobody, "accounts", "--bank", " ARKEA:Fortuneo ");
        assertThat(known.exitCode()).as(known.err()).isEqualTo(10);
    }

    @Test
    void everyProblemIsInOneLineAndNamesTheKeyButNotTheValue() {
        try (CliWorld world = CliWorld.in(folder)) {
            world.configure("bank.arkea.fortuneo.cleintId", "canary-1").configure("callTimeout", "canary-2");

            CommandLineOutput run = world.run("consent", "list");

            assertThat(run.exitCode()).isEqualTo(10);
            assertThat(run.err().lines()).hasSize(1);
            assertThat(run.err())
                    .contains("2 problems", "unknown key 'bank.arkea.fortuneo.cleintId'", "callTimeout: ")
                    .doesNotContain("canary");

            CommandLineOutput verbose = world.run("consent", "list", "--verbose");
            assertThat(verbose.err()).contains("org.tppkit.ports.error.ConfigurationException: ");
        }
    }

    @Test
    void aFileThatIsNoPropertiesFileIsRefusedWithoutAWordOfIt() throws IOException {
        Path file = folder.resolve("bad.properties");
        Files.writeString(file, "identity.password=canary\\u00zz");
        Surroundings nobody = Surroundings.of(Map.of(), folder, "Linux");

        CommandLineOutput run = CommandLineOutput.in(nobody, "consent", "list", "--config", file.toString());

        assertThat(run.exitCode()).isEqualTo(10);
        assertThat(run.err()).contains("cannot be read as a properties file").doesNotContain("canary");
    }

    @Test
    void theKeyOfTheStoreIsForItsOwnerAlone() throws IOException {
        Assumptions.assumeTrue(
                folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "no permissions here");
        try (CliWorld world = CliWorld.in(folder)) {
            String id = world.givenConsent();
            Path key = folder.resolve("store.key");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                    .isEqualTo("rw-------");

            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
            CommandLineOutput open = world.run("consent", "list");
            assertThat(open.exitCode()).isEqualTo(10);
            assertThat(open.err()).contains("is open to other users of this machine: chmod 600");

            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
            assertThat(world.run("consent", "show", id).exitCode()).isZero();

            Files.setPosixFilePermissions(folder.resolve("tokens"), PosixFilePermissions.fromString("rwxr-xr-x"));
            CommandLineOutput tokens = world.run("consent", "list");
            assertThat(tokens.exitCode()).isEqualTo(10);
            assertThat(tokens.err()).contains("open to other users");
        }
    }

    @Test
    void aLostKeyIsSaidInsteadOfMakingAnotherOne() throws IOException {
        try (CliWorld world = CliWorld.in(folder)) {
            world.givenConsent();
            Path key = folder.resolve("store.key");
            String text = Files.readString(key).strip();
            Files.delete(key);

            CommandLineOutput lost = world.run("consent", "list");
            assertThat(lost.exitCode()).isEqualTo(10);
            assertThat(lost.err()).contains("store.key is missing, but there are tokens");
            assertThat(key).doesNotExist();

            world.surroundings(with(world, Map.of("TPPKIT_HOME", folder.toString(), "TPPKIT_STORE_KEY", text)));
            assertThat(world.run("consent", "list").out()).contains("usable");
            assertThat(key).doesNotExist();

            Files.writeString(key, text);
        }
    }

    @Test
    void aKeyThatIsNoneOrAnotherOneIsNotRepeated() {
        try (CliWorld world = CliWorld.in(folder)) {
            world.givenConsent();
            world.surroundings(
                    with(world, Map.of("TPPKIT_HOME", folder.toString(), "TPPKIT_STORE_KEY", "canary+key=")));
            CommandLineOutput none = world.run("consent", "list", "--verbose");
            assertThat(none.exitCode()).isEqualTo(10);
            assertThat(none.err())
                    .contains("TPPKIT_STORE_KEY holds no key", "openssl rand -base64 32")
                    .doesNotContain("canary");

            String other = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
            world.surroundings(with(world, Map.of("TPPKIT_HOME", folder.toString(), "TPPKIT_STORE_KEY", other)));
            CommandLineOutput wrong = world.run("consent", "list", "--verbose");
            assertThat(wrong.exitCode()).isEqualTo(10);
            assertThat(wrong.err()).doesNotContain(other);
        }
    }

    @Test
    void severalBanksOrConsentsHaveToBeChosenFrom() {
        try (CliWorld world = CliWorld.in(folder)) {
            world.configure("bank.arkea.cmb.clientId", "other")
                    .configure("bank.arkea.cmb.redirectUri", "https://tpp.example/callback")
                    .configure("bank.arkea.cmb.authorization", "https://cmb.example");

            CommandLineOutput run = world.run("consent", "start");

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("name a bank with --bank", "arkea:cmb", "arkea:fortuneo");
            world.givenConsent("--bank", "fortuneo");
        }
    }

    @Test
    void withoutAnAdapterThereAreNoBanks() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            CommandLineOutput run = CommandLineOutput.in(Surroundings.of(Map.of(), folder, "Linux"), "banks");

            assertThat(run.exitCode()).isEqualTo(10);
            assertThat(run.err()).contains("tppkit-adapter-arkea");
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
