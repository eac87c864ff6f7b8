package org.tppkit.docs.snippets;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.RegisteredApplication;
import org.tppkit.testkit.simulator.SimulatedBank;

/** A simulated Fortuneo in real time, and the settings and files of a program that is its client. */
final class SimulatorFiles implements AutoCloseable {
    private static final URI REDIRECT = URI.create("https://tpp.example/callback");
    private static final URI KEY_ID = URI.create("https://tpp.example/qsealc.pem");
    private static final String API_KEY = "my-api-key";
    private static final String PASSWORD = "throw-away";

    final BankSimulator simulator;
    private final Path folder;

    SimulatorFiles(Path folder) throws IOException {
        this.folder = folder;
        TppCertificates certificates = TestPki.shared().tpp();
        simulator = BankSimulator.builder()
                .bank(SimulatedBank.FORTUNEO)
                .pki(TestPki.shared())
                .application(RegisteredApplication.of(API_KEY, REDIRECT, certificates, KEY_ID))
                .start();
        Files.write(folder.resolve("tpp.p12"), certificates.toPkcs12(PASSWORD.toCharArray()));
        Files.writeString(folder.resolve("ca.pem"), KeyAndChain.pem(simulator.caCertificate()));
    }

    /** Plain settings, as a file would have them. */
    Map<String, String> settings() {
        return Map.of(
                "environment", "sandbox",
                "identity.pkcs12", folder.resolve("tpp.p12").toString(),
                "identity.password", PASSWORD,
                "identity.keyIdUrl", KEY_ID.toString(),
                "trust.pem", folder.resolve("ca.pem").toString(),
                "bank.arkea.fortuneo.clientId", API_KEY,
                "bank.arkea.fortuneo.redirectUri", REDIRECT.toString(),
                "bank.arkea.fortuneo.api", simulator.apiUri().toString(),
                "bank.arkea.fortuneo.authorization",
                        simulator.authorizationUri().toString());
    }

    @Override
    public void close() {
        simulator.close();
    }
}
