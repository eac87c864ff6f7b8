package com.acme.book;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.RegisteredApplication;
import org.tppkit.testkit.simulator.SimulatedBank;

/** A simulated bank on a free port of this machine, and the files and settings that lead to it. */
final class SimulatedFortuneo {
    private static final String PASSWORD = "throw-away";

    final BankSimulator bank;
    private final Path folder;

    private SimulatedFortuneo(BankSimulator bank, Path folder) {
        this.bank = bank;
        this.folder = folder;
    }

    static SimulatedFortuneo start(Path folder) throws IOException {
        TppCertificates certificates = TestPki.shared().tpp();
        BankSimulator bank = BankSimulator.builder()
                .bank(SimulatedBank.FORTUNEO)
                .pki(TestPki.shared())
                .application(RegisteredApplication.of(
                        "my-api-key",
                        URI.create("https://book.example/callback"),
                        certificates,
                        URI.create("https://book.example/qsealc.pem")))
                .start();
        Files.write(folder.resolve("tpp.p12"), certificates.toPkcs12(PASSWORD.toCharArray()));
        Files.writeString(folder.resolve("tpp-password"), PASSWORD);
        Files.writeString(folder.resolve("ca.pem"), KeyAndChain.pem(bank.caCertificate()));
        return new SimulatedFortuneo(bank, folder);
    }

    /** What differs from {@code application.yml}. */
    void register(DynamicPropertyRegistry settings) {
        settings.add("tppkit.identity.pkcs12", () -> path("tpp.p12"));
        settings.add("tppkit.identity.password.file", () -> path("tpp-password"));
        settings.add("tppkit.trust.pem", () -> path("ca.pem"));
        settings.add("tppkit.bank.arkea.fortuneo.api", () -> bank.apiUri().toString());
        settings.add(
                "tppkit.bank.arkea.fortuneo.authorization",
                () -> bank.authorizationUri().toString());
    }

    private String path(String file) {
        return folder.resolve(file).toString();
    }
}
