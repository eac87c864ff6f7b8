package org.tppkit.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.testkit.pki.TppCertificates;
import org.tppkit.testkit.proxy.SigningProxy;
import org.tppkit.testkit.proxy.SigningProxyMain;
import org.tppkit.testkit.simulator.server.SimulatorServer;

class SimulatorMainTest {

    @Test
    void theFolderHoldsWhatAClientNeeds(@TempDir Path folder) throws Exception {
        try (SimulatorServer server = SimulatorMain.start(folder.resolve("bank").toString(), "Fortuneo")) {
            BankSimulator bank = server.banks().get(0);
            Path written = folder.resolve("bank");
            Properties addresses = properties(written.resolve("simulator.properties"));
            assertThat(addresses)
                    .containsEntry("api", bank.apiUri().toString())
                    .containsEntry("authorization", bank.authorizationUri().toString())
                    .containsEntry("bank", "fortuneo");
            assertThat(bank.applications())
                    .singleElement()
                    .satisfies(application ->
                            assertThat(application.clientId()).isEqualTo(addresses.getProperty("clientId")));
            assertThat(Files.readString(written.resolve("ca.pem"))).startsWith("-----BEGIN CERTIFICATE-----");
            assertThat(Files.readString(written.resolve("qwac.key"))).startsWith("-----BEGIN PRIVATE KEY-----");
            assertThat(bank.usableConsents(DataSet.MANY_TRANSACTIONS)).isEqualTo(1);
        }
    }

    @Test
    void theIdentityIsInOneFileWithItsPassword(@TempDir Path folder) throws Exception {
        SimulatorMain.start(folder.toString()).close();
        char[] password =
                Files.readString(folder.resolve("tpp.password")).strip().toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(Files.readAllBytes(folder.resolve("tpp.p12"))), password);

        assertThat(store.isKeyEntry(TppCertificates.QWAC_ALIAS)).isTrue();
        assertThat(store.isKeyEntry(TppCertificates.QSEALC_ALIAS)).isTrue();
    }

    /** As a verifier of pacts in any language would go about it. */
    @Test
    void aStateSetUpOverHttpLeavesItsTokenToTheProxy(@TempDir Path folder) throws Exception {
        Path stateToken = folder.resolve("state-token-cmb");
        Files.writeString(stateToken, "of a run that was killed");
        Files.createFile(folder.resolve(".tppkit-simulator"));
        try (SimulatorServer server = SimulatorMain.start(folder.toString());
                SigningProxy proxy = SigningProxyMain.start(
                        folder.resolve("proxy-states.properties").toString())) {
            assertThat(stateToken).doesNotExist();
            String token = Files.readString(folder.resolve("control.token")).strip();
            URI states = URI.create(server.controlUri() + "/banks/cmb/states?version=1.4.1&token=" + token);
            String state = "{\"state\":\"the customer shares one card account\",\"params\":{\"scope\":\"aisp\"}}";
            assertThat(send(HttpRequest.newBuilder(states)
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(state)))
                            .statusCode())
                    .isEqualTo(200);
            HttpResponse<String> accounts =
                    send(HttpRequest.newBuilder(proxy.uri().resolve("/psd2/v1/accounts"))
                            .header("Accept", TestClient.V141)
                            .header("Authorization", "Bearer of-the-pact")
                            .header("Signature", "of-the-pact"));
            assertThat(accounts.statusCode()).as(accounts.body()).isEqualTo(200);
            assertThat(TestClient.json(accounts)
                            .at("/accounts/0/cashAccountType")
                            .asText())
                    .isEqualTo("CARD");
        }
        assertThat(stateToken).doesNotExist();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void wrongArgumentsAreRefused(@TempDir Path folder) {
        assertThatThrownBy(SimulatorMain::start).hasMessageContaining("folder");
        assertThatThrownBy(() -> SimulatorMain.start(folder.toString(), "nobank"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("allianz");
        assertThat(folder).isEmptyDirectory();
    }

    private static Properties properties(Path file) throws Exception {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
