package org.tppkit.core;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tppkit.core.DoctorReport.Finding;
import org.tppkit.core.DoctorReport.Severity;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;

/** An identity in PEM files, healthy until a test makes it ill, and what the doctor says of it. */
final class Patient {
    static final String PASSWORD = "never-to-be-seen";
    private static final KeyAndChain QWAC = Forge.qwac().make();
    private static final KeyAndChain QSEALC = Forge.qsealc().make();

    final Map<String, String> settings = new TreeMap<>();
    private final Path folder;
    private String qwacText;
    private String qwacKey;
    private String qsealcText;
    private String qsealcKey;

    Patient(Path folder) {
        this.folder = folder;
        qwac(QWAC);
        qsealc(QSEALC);
        settings.put("environment", "PRODUCTION");
        settings.put("identity.keyIdUrl", Tpp.KEY_ID.toString());
        settings.put("identity.qwac.certificate", file("qwac.pem").toString());
        settings.put("identity.qwac.key", file("qwac.key").toString());
        settings.put("identity.qsealc.certificate", file("qsealc.pem").toString());
        settings.put("identity.qsealc.key", file("qsealc.key").toString());
        settings.put("identity.password", PASSWORD);
        settings.put("bank.fake.first.clientId", "client-1");
        settings.put("bank.fake.first.redirectUri", Tpp.REDIRECT.toString());
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    Patient qwac(KeyAndChain qwac) {
        qwacText = qwac.chainPem();
        qwacKey = qwac.keyPem();
        return this;
    }

    Patient qsealc(KeyAndChain qsealc) {
        qsealcText = qsealc.chainPem();
        qsealcKey = qsealc.keyPem();
        return this;
    }

    Patient qwacText(String pem) {
        qwacText = pem;
        return this;
    }

    Patient keysExchanged() {
        String key = qwacKey;
        qwacKey = qsealcKey;
        qsealcKey = key;
        return this;
    }

    Patient set(String key, String value) {
        settings.put(key, value);
        return this;
    }

    String qsealcText() {
        return qsealcText;
    }

    /** The builder that the doctor looks at; a test may add to it. */
    TppClient.Builder client() {
        try {
            Files.write(file("qwac.pem"), qwacText.getBytes(StandardCharsets.ISO_8859_1));
            Files.writeString(file("qwac.key"), qwacKey);
            Files.write(file("qsealc.pem"), qsealcText.getBytes(StandardCharsets.ISO_8859_1));
            Files.writeString(file("qsealc.key"), qsealcKey);
        } catch (IOException e) {
            throw new AssertionError("a temporary folder can be written", e);
        }
        return TppClient.builder()
                .settingsFrom(settings)
                .trustedCertificates(List.of(TestPki.shared().caCertificate()))
                .classLoader(Tpp.NO_SERVICES)
                .adapters(FakeProvider.of(new FakeAdapter()));
    }

    DoctorReport examined() {
        return Doctor.of(client()).examine();
    }

    static List<Finding> of(DoctorReport report, String id) {
        return report.findings().stream()
                .filter(finding -> finding.id().equals(id))
                .toList();
    }

    static List<Finding> notOk(DoctorReport report) {
        return report.findings().stream()
                .filter(finding -> finding.severity() != Severity.OK)
                .toList();
    }
}
