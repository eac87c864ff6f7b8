package org.tppkit.testkit.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TlsContexts;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.BankSimulatorBuilder;
import org.tppkit.testkit.simulator.Quirk;
import org.tppkit.testkit.simulator.SimulatedBank;

class SimulatorServerTest {
    private static final List<String> TOLD = List.of("addresses.json", "simulator.env", "control.token");

    @TempDir
    private Path folder;

    @Test
    void addressesTellOfEachBankOfTheControlServerAndOfTheIdentity() throws Exception {
        try (SimulatorServer server = SimulatorServer.in(folder)
                .banks(List.of(SimulatedBank.FORTUNEO, SimulatedBank.CMB))
                .start()) {
            JsonNode addresses = addresses();

            assertThat(addresses.path("pid").asLong())
                    .isEqualTo(ProcessHandle.current().pid());
            assertThat(addresses.path("banks"))
                    .extracting(bank -> bank.path("id").asText())
                    .containsExactly("cmb", "fortuneo");
            BankSimulator fortuneo = server.banks().get(1);
            assertThat(addresses.at("/banks/1/api").asText())
                    .isEqualTo(fortuneo.apiUri().toString());
            assertThat(addresses.at("/banks/1/authorization").asText())
                    .isEqualTo(fortuneo.authorizationUri().toString());
            assertThat(fortuneo.applications()).singleElement().satisfies(application -> {
                assertThat(application.clientId())
                        .isEqualTo(addresses.at("/banks/1/clientId").asText());
                assertThat(application.redirectUris()).containsExactly(server.redirectUri());
                assertThat(application.keyId().toString())
                        .isEqualTo(addresses.at("/identity/keyIdUrl").asText());
            });
            assertThat(addresses.path("redirectUri").asText()).matches("http://localhost:[0-9]+/callback");
            assertThat(addresses.at("/control/address").asText())
                    .isEqualTo(server.controlUri().toString());
            assertThat(Files.readString(
                            folder.resolve(addresses.at("/control/tokenFile").asText())))
                    .isNotBlank();
            for (JsonNode file : List.of(
                    addresses.path("trust"),
                    addresses.at("/identity/pkcs12"),
                    addresses.at("/identity/passwordFile"),
                    addresses.at("/identity/qwacCertificate"),
                    addresses.at("/identity/qwacKey"),
                    addresses.at("/identity/qsealcCertificate"),
                    addresses.at("/identity/qsealcKey"))) {
                assertThat(folder.resolve(file.asText())).isNotEmptyFile();
            }
        }
    }

    @Test
    void addressesAreWrittenWhenEverythingListensAndAreGoneWhenItStopped() throws Exception {
        AtomicBoolean tooEarly = new AtomicBoolean();
        SimulatorServer server = SimulatorServer.in(folder)
                .eachStarted(bank -> tooEarly.set(Files.exists(folder.resolve("addresses.json"))))
                .start();
        assertThat(tooEarly).isFalse();
        assertThat(TOLD).allSatisfy(name -> assertThat(folder.resolve(name)).isNotEmptyFile());

        server.close();
        server.close();

        assertThat(TOLD).allSatisfy(name -> assertThat(folder.resolve(name)).doesNotExist());
        assertThat(folder.resolve("tppkit.properties")).exists();
        assertThatThrownBy(() -> get(server.banks().get(0).authorizationUri())).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> get(server.keyIdUrl())).isInstanceOf(IOException.class);
    }

    @Test
    void onlyTheOwnerReadsSecrets() throws Exception {
        Path made = folder.resolve("new/sim");
        try (SimulatorServer server = SimulatorServer.in(made).start()) {
            assertThat(server.folder()).isEqualTo(made.toAbsolutePath());
            assertThat(Stream.of(".", "tpp.p12", "tpp.password", "qwac.key", "qsealc.key", "control.token"))
                    .allSatisfy(name -> assertThat(
                                    PosixFilePermissions.toString(Files.getPosixFilePermissions(made.resolve(name))))
                            .matches("rw[-x]------"));
            assertThat(Files.readString(made.resolve("tppkit.properties"))).doesNotContain("throw-away", "BEGIN");
        }
    }

    @Test
    void settingsHaveAbsolutePathsAndEachBanksAddresses() throws Exception {
        try (SimulatorServer server = SimulatorServer.in(folder).start()) {
            Properties settings = new Properties();
            try (Reader in = Files.newBufferedReader(folder.resolve("tppkit.properties"))) {
                settings.load(in);
            }

            assertThat(settings)
                    .containsEntry("environment", "SANDBOX")
                    .containsEntry(
                            "identity.pkcs12",
                            folder.resolve("tpp.p12").toAbsolutePath().toString())
                    .containsEntry(
                            "trust.pem",
                            folder.resolve("ca.pem").toAbsolutePath().toString())
                    .containsEntry(
                            "bank.arkea.fortuneo.api",
                            server.banks().get(0).apiUri().toString())
                    .containsEntry(
                            "bank.arkea.fortuneo.redirectUri",
                            server.redirectUri().toString());
        }
    }

    @Test
    void theKeyIdUrlGivesTheSealCertificate() throws Exception {
        try (SimulatorServer server = SimulatorServer.in(folder).start()) {
            HttpResponse<String> answer = get(server.keyIdUrl());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .isEqualTo(KeyAndChain.pem(server.identity().qsealc().certificate()));
            assertThat(get(server.keyIdUrl().resolve("/other")).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aFolderServesASecondTimeAndWhatAKilledRunLeftIsReplaced() throws Exception {
        SimulatorServer.in(folder).start().close();
        Files.writeString(folder.resolve("addresses.json"), "of a process that was killed");
        AtomicBoolean stale = new AtomicBoolean();

        try (SimulatorServer second = SimulatorServer.in(folder)
                .eachStarted(bank -> stale.set(Files.exists(folder.resolve("addresses.json"))))
                .start()) {
            assertThat(stale).isFalse();
            assertThat(addresses().at("/banks/0/api").asText())
                    .isEqualTo(second.banks().get(0).apiUri().toString());
        }
    }

    @Test
    void twoServersDoNotShareAFolder() throws Exception {
        try (SimulatorServer first = SimulatorServer.in(folder).start()) {
            assertThatThrownBy(() -> SimulatorServer.in(folder).start())
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageContaining("another simulator uses this folder");
            assertThat(addresses().path("redirectUri").asText())
                    .isEqualTo(first.redirectUri().toString());
        }
    }

    @Test
    void aFolderWithOtherFilesIsLeftAlone() throws Exception {
        Files.writeString(folder.resolve("thesis.tex"), "three years of work");

        assertThatThrownBy(() -> SimulatorServer.in(folder).start())
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("not empty");
        assertThat(folder.toFile().list()).containsExactly("thesis.tex");
    }

    @Test
    void whatIsSaidOfEachBankHolds() throws Exception {
        try (SimulatorServer server = SimulatorServer.in(folder)
                .eachBank(bank -> bank.enable(Quirk.NULLS).pageSize(3))
                .redirectUri(URI.create("https://tpp.example/back"))
                .start()) {
            assertThat(server.banks().get(0).quirks().isOn(Quirk.NULLS)).isTrue();
            assertThat(addresses().path("redirectUri").asText()).isEqualTo("https://tpp.example/back");
        }
    }

    @Test
    void anotherAddressAndNameStandInAddressesAndCertificates() throws Exception {
        assumeThat(System.getProperty("os.name"))
                .as("only there all of 127.0.0.0/8 is local")
                .isEqualTo("Linux");
        try (SimulatorServer server = SimulatorServer.in(folder)
                .bind(InetAddress.getByName("127.0.0.2"), "127.0.0.2")
                .start()) {
            URI pages = server.banks().get(0).authorizationUri();

            assertThat(pages.getHost()).isEqualTo("127.0.0.2");
            assertThat(get(pages).statusCode()).as("TLS took the address").isEqualTo(404);
            assertThat(get(server.keyIdUrl()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aPortThatIsTakenIsSaidAndNothingStaysBehind() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> SimulatorServer.in(folder)
                            .portBase(taken.getLocalPort() - 2)
                            .start())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(String.valueOf(taken.getLocalPort()));
            assertThat(folder.resolve("addresses.json")).doesNotExist();
            try (SimulatorServer again = SimulatorServer.in(folder).start()) {
                assertThat(again.banks()).hasSize(1);
            }
        }
        assertThatThrownBy(() -> SimulatorServer.in(folder).portBase(65_533).start())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SimulatorServer.in(folder).portBase(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SimulatorServer.in(folder).banks(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theClientMayListenAtItsPortAlready() throws Exception {
        try (ServerSocket client = aboveFreePorts(4);
                SimulatorServer server = SimulatorServer.in(folder)
                        .portBase(client.getLocalPort() - 4)
                        .start()) {
            assertThat(server.redirectUri().getPort()).isEqualTo(client.getLocalPort());
        }
    }

    /** A listener on a port below which that many are free. */
    private static ServerSocket aboveFreePorts(int count) throws IOException {
        while (true) {
            ServerSocket found = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            int port = found.getLocalPort();
            if (IntStream.rangeClosed(1, count).allMatch(below -> isFree(port - below))) {
                return found;
            }
            found.close();
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket there = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return there.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aBankWhosePagesCannotListenLeavesNothingBehind() throws Exception {
        try (ServerSocket taken = aboveFreePorts(1)) {
            int api = taken.getLocalPort() - 1;
            BankSimulatorBuilder bank = BankSimulator.builder().ports(api, taken.getLocalPort());
            assertThatThrownBy(bank::start).isInstanceOf(UncheckedIOException.class);
            assertThat(isFree(api)).isTrue();
        }
    }

    @Test
    void aClientThatStopsInItsHandshakeDoesNotStopTheSite() throws Exception {
        try (SimulatorServer server = SimulatorServer.in(folder).start();
                Socket silent = new Socket(
                        InetAddress.getLoopbackAddress(), server.keyIdUrl().getPort())) {
            silent.getOutputStream().write(0x16);
            silent.getOutputStream().flush();
            assertThat(get(server.keyIdUrl()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void everythingStopsThoughAFileCannotBeRemoved() throws Exception {
        SimulatorServer server = SimulatorServer.in(folder).start();
        Path addresses = folder.resolve("addresses.json");
        Files.delete(addresses);
        Files.createDirectory(addresses);
        Files.writeString(addresses.resolve("somebody's"), "work");
        assertThatThrownBy(server::close).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> get(server.keyIdUrl())).isInstanceOf(IOException.class);
        assertThat(isFree(server.controlUri().getPort())).isTrue();
    }

    @Test
    void aShellReadsTheAddressesOfTheFirstBank() throws Exception {
        Path odd = folder.resolve("it's a folder");
        try (SimulatorServer server = SimulatorServer.in(odd).start()) {
            assertThat(Files.readString(odd.resolve("simulator.env")))
                    .contains(
                            "SIM_BANK='fortuneo'\n",
                            "SIM_API='" + server.banks().get(0).apiUri() + "'\n",
                            "SIM_FOLDER='" + odd.toAbsolutePath().toString().replace("'", "'\\''") + "'\n");
        }
    }

    private JsonNode addresses() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("addresses.json").toFile());
    }

    private static HttpResponse<String> get(URI address) throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(TlsContexts.client(
                        TestPki.shared().tpp().qwac(), TestPki.shared().caCertificate()))
                .build();
        return client.send(
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
    }
}
