package org.tppkit.docs.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tppkit.adapter.arkea.ArkeaBanks.FORTUNEO;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Security;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.core.Bank;
import org.tppkit.core.BankRules;
import org.tppkit.core.Consent;
import org.tppkit.core.KeySource;
import org.tppkit.core.TppClient;
import org.tppkit.core.TppIdentity;
import org.tppkit.ports.spi.signing.SignatureAlgorithm;
import org.tppkit.testkit.fake.FakeSigner;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;
import org.tppkit.testkit.pki.TppProfile;
import org.tppkit.testkit.simulator.RegisteredApplication;
import org.tppkit.testkit.simulator.server.SimulatorServer;

/** Each way to load keys, at a simulated bank that asks for the QWAC and verifies the QSealC. */
class KeysTest {
    private static final TppCertificates CERTIFICATES = SimulatedWorld.CERTIFICATES;
    private static final KeySource QWAC =
            KeySource.of(CERTIFICATES.qwac().key(), CERTIFICATES.qwac().chain());
    private static final URI KEY_ID = SimulatedWorld.KEY_ID;
    private static final SimulatedWorld WORLD = new SimulatedWorld(BankRules.standard());

    @TempDir
    private static Path folder;

    @BeforeAll
    static void writeFiles() throws IOException {
        KeyFiles.pkcs12(folder.resolve("tpp.p12"), CERTIFICATES);
        KeyFiles.pkcs12(folder.resolve("qwac.p12"), CERTIFICATES);
        KeyFiles.pem(folder, CERTIFICATES);
    }

    @AfterAll
    static void close() {
        WORLD.close();
    }

    private static void assertWorksAtTheBank(TppIdentity identity) {
        try (TppClient tpp = WORLD.client(identity)) {
            Bank bank = tpp.bank(FORTUNEO);
            Consent consent = WORLD.consent(bank, "jane");
            assertThat(bank.accounts(consent, SimulatedWorld.CUSTOMER).list()).isNotEmpty();
        }
    }

    @Test
    void aPkcs12FileHoldsBothKeys() {
        assertWorksAtTheBank(Keys.onePkcs12File(folder, KeyFiles.password()));
    }

    @Test
    void pemFilesHoldOneKeyEach() {
        assertWorksAtTheBank(Keys.pemFiles(folder, KeyFiles.password()));
    }

    @Test
    void aKeyStoreIsTakenAsItIsOrOpenedAnew() throws Exception {
        KeyStore store = keyStore("seal", CERTIFICATES.qsealc());

        for (KeySource seal : Keys.keyStores(store, () -> store, KeyFiles.password())) {
            assertWorksAtTheBank(TppIdentity.of(QWAC, seal, KEY_ID));
        }
    }

    @Test
    void anotherProviderSigns() {
        assertWorksAtTheBank(Keys.faster(
                folder.resolve("tpp.p12"), KeyFiles.password(), KEY_ID, Security.getProvider("SunRsaSign")));
    }

    @Test
    void aServiceSigns() throws IOException {
        HttpServer service = signingService();
        try {
            URI address = URI.create("http://localhost:" + service.getAddress().getPort() + "/sign/");
            assertWorksAtTheBank(
                    Keys.remote(folder, address, CERTIFICATES.qsealc().chain(), KeyFiles.password(), KEY_ID));
        } finally {
            service.stop(0);
        }
    }

    @Test
    void aRunningClientTakesTheKeysOfTheNextYear() throws IOException {
        TppCertificates next = TestPki.shared()
                .reissue(
                        CERTIFICATES,
                        TppProfile.standard()
                                .valid(Instant.parse("2021-01-01T00:00:00Z"), Instant.parse("2041-01-01T00:00:00Z")));
        KeyFiles.pkcs12(folder.resolve("tpp-2027.p12"), next);
        try (SimulatedWorld world = new SimulatedWorld(BankRules.standard())) {
            Bank bank = world.tpp.bank(FORTUNEO);
            Consent consent = world.consent(bank, "jane");

            Keys.rotate(world.tpp, folder, KeyFiles.password());
            world.simulator.register(RegisteredApplication.of(
                    SimulatedWorld.API_KEY,
                    SimulatedWorld.REDIRECT,
                    next,
                    URI.create("https://tpp.example/qsealc-2027.pem")));

            assertThat(bank.accounts(consent, SimulatedWorld.CUSTOMER).list()).isNotEmpty();
            assertThat(world.simulator.journal().last().header("Signature")).contains("qsealc-2027.pem");
        }
    }

    @Test
    void theDoctorAlertsOfErrorsOnly() throws IOException {
        List<String> alerts = new ArrayList<>();
        try (SimulatorServer server = SimulatorServer.in(folder.resolve("sim")).start()) {
            Map<String, String> settings = settings(folder.resolve("sim/tppkit.properties"));
            Keys.examine(settings, (id, message) -> alerts.add(id));
            assertThat(alerts).isEmpty();

            settings.put(
                    "identity.keyIdUrl",
                    server.keyIdUrl().resolve("/nothing.pem").toString());
            Keys.examine(settings, (id, message) -> alerts.add(id));
            assertThat(alerts).contains("keyid.reachable");
        }
    }

    private static Map<String, String> settings(Path file) throws IOException {
        Properties written = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            written.load(in);
        }
        Map<String, String> settings = new TreeMap<>();
        written.stringPropertyNames().forEach(name -> settings.put(name, written.getProperty(name)));
        return settings;
    }

    private static KeyStore keyStore(String alias, KeyAndChain entry) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(alias, entry.key(), KeyFiles.password(), entry.chain().toArray(new Certificate[0]));
        return store;
    }

    private static HttpServer signingService() throws IOException {
        KeyAndChain qsealc = CERTIFICATES.qsealc();
        FakeSigner key = FakeSigner.of(qsealc.key(), qsealc.chain());
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/sign/rsa-sha256", exchange -> {
            byte[] signature = key.sign(
                    SignatureAlgorithm.RSA_SHA256, exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, signature.length);
            exchange.getResponseBody().write(signature);
            exchange.close();
        });
        service.start();
        return service;
    }
}
