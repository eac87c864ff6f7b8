package org.tppkit.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.core.DoctorReport.Finding;
import org.tppkit.core.DoctorReport.Severity;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.scripted.ClientCertificate;
import org.tppkit.testkit.scripted.ConnectionFault;
import org.tppkit.testkit.scripted.RecordedRequest;
import org.tppkit.testkit.scripted.ScriptedAnswer;
import org.tppkit.testkit.scripted.ScriptedBank;

/** The doctor on a network: a bank's server and a web server that serves the QSealC. */
@Timeout(60)
class DoctorOnlineTest {
    private static final TestPki PKI = TestPki.shared();
    private static final String FILE = "/qsealc.pem";

    @TempDir
    private Path folder;

    private final ScriptedBank web =
            ScriptedBank.builder(PKI).clientCertificate(ClientCertificate.NONE).start();
    private Patient patient;

    @BeforeEach
    void healthy() {
        patient = new Patient(folder);
        patient.set("identity.keyIdUrl", web.origin() + FILE);
        web.when("GET", FILE).answer(ScriptedAnswer.of(200).body(pem()));
    }

    @AfterEach
    void closeWeb() {
        web.close();
    }

    private byte[] pem() {
        return patient.qsealcText().getBytes(StandardCharsets.US_ASCII);
    }

    // ------------------------------------------------------------------ all well

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aHealthyWayIsRightStepByStep(String version) {
        try (ScriptedBank bank =
                bank(ScriptedBank.builder(PKI).trusting(Forge.root()).tlsVersions(version))) {
            DoctorReport report = examine(bank);

            assertThat(Patient.notOk(report)).isEmpty();
            assertThat(report.findings())
                    .filteredOn(finding -> finding.about().equals("fake:first"))
                    .extracting(Finding::id)
                    .containsExactly(
                            "bank.tcp",
                            "bank.server-certificate",
                            "bank.tls",
                            "bank.client-certificate",
                            "bank.answer",
                            "bank.clock");
            assertThat(Patient.of(report, "bank.tls").get(0).message()).contains(version);
            assertThat(bank.requests()).singleElement().satisfies(request -> {
                assertThat(request.toString()).isEqualTo("GET /");
                assertThat(request.header("Authorization")).isEmpty();
                assertThat(request.header("Signature")).isEmpty();
                assertThat(request.clientSubject()).isPresent();
            });
            assertThat(web.requests())
                    .singleElement()
                    .satisfies(request -> assertThat(request.clientSubject()).isEmpty());
        }
    }

    @Test
    void withoutTheNetworkNothingIsAsked() {
        try (ScriptedBank bank = bank(ScriptedBank.builder(PKI).trusting(Forge.root()))) {
            assertThat(Patient.notOk(Doctor.of(client(bank)).examine())).isEmpty();
            assertThat(bank.connections()).isZero();
            assertThat(web.connections()).isZero();
        }
    }

    /** Every finding stands on the page for scripts, and nothing else does. */
    @Test
    void thePageNamesEveryFinding() throws IOException {
        Set<String> known = new TreeSet<>(Set.of("qwac.statements", "qsealc.statements", "jvm"));
        try (ScriptedBank bank = bank(ScriptedBank.builder(PKI).trusting(Forge.root()))) {
            examine(bank).findings().forEach(finding -> known.add(finding.id()));
        }
        String page = Files.readString(Path.of("..", "docs", "how-to", "run-the-doctor.md"));
        Set<String> named = new TreeSet<>();
        Matcher row = Pattern.compile("(?m)^\\| (`[^|]+`) \\|").matcher(page);
        while (row.find()) {
            for (String id : row.group(1).split(", ")) {
                named.add(id.replace("`", ""));
            }
        }
        assertThat(named).isEqualTo(known);
    }

    // ------------------------------------------------------------------ the way to the bank

    @Test
    void aPortWhereNobodyListensEndsAtTcp() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        DoctorReport report =
                Doctor.of(client(URI.create("https://localhost:" + port))).examineOnline();

        assertBankFindings(report, "bank.tcp", Severity.ERROR, "refused the connection");
        assertThat(Patient.of(report, "bank.tls")).isEmpty();
    }

    @Test
    void anUnknownHostEndsAtTcp() {
        DoctorReport report =
                Doctor.of(client(URI.create("https://bank.invalid"))).examineOnline();

        assertBankFindings(report, "bank.tcp", Severity.ERROR, "unknown host");
    }

    @Test
    @DisplayName("T1: the doctor names a server certificate of another host")
    void otherHost() {
        Instant now = Instant.now();
        assertServerCertificate(
                PKI.server("other.example", now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(30))),
                "belongs to another host");
    }

    @Test
    @DisplayName("T2: the doctor names a server certificate of an unknown authority, and its issuer")
    void unknownAuthority() {
        assertServerCertificate(PKI.stranger().server(), "comes from nobody we trust");
    }

    @Test
    @DisplayName("T3: the doctor names an expired server certificate")
    void expired() {
        Instant now = Instant.now();
        assertServerCertificate(
                PKI.server("localhost", now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(1))), "has expired");
    }

    @Test
    @DisplayName("T4: the doctor names a server certificate that is not valid yet")
    void notYetValid() {
        Instant now = Instant.now();
        assertServerCertificate(
                PKI.server("localhost", now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(9))), "not valid yet");
    }

    private void assertServerCertificate(KeyAndChain server, String words) {
        try (ScriptedBank bank =
                bank(ScriptedBank.builder(PKI).trusting(Forge.root()).identity(server))) {
            assertBankFindings(examine(bank), "bank.server-certificate", Severity.ERROR, words);
            assertThat(bank.requests()).isEmpty();
        }
    }

    @Test
    void aServerCertificateThatEndsSoonIsAWarning() {
        Instant now = Instant.now();
        KeyAndChain soon = PKI.server("localhost", now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(3)));
        try (ScriptedBank bank =
                bank(ScriptedBank.builder(PKI).trusting(Forge.root()).identity(soon))) {
            assertBankFindings(examine(bank), "bank.server-certificate", Severity.WARNING, "the bank should renew it");
        }
    }

    @Test
    @DisplayName("T6: the doctor says that a server with TLS 1.1 only ends the handshake")
    void oldTls() {
        try (ScriptedBank bank =
                bank(ScriptedBank.builder(PKI).trusting(Forge.root()).tlsVersions("TLSv1.1"))) {
            assertBankFindings(examine(bank), "bank.tls", Severity.ERROR, "TPPKit speaks TLS 1.3 and 1.2");
            assertThat(bank.failedHandshakes()).isEqualTo(1);
            assertThat(bank.requests()).isEmpty();
        }
    }

    @Test
    void aServerThatSpeaksNoTlsEndsTheHandshake() {
        try (ScriptedBank bank = bank(ScriptedBank.builder(PKI).trusting(Forge.root()))) {
            bank.failConnections(1, ConnectionFault.PLAIN_HTTP);

            assertBankFindings(examine(bank), "bank.tls", Severity.ERROR, "TPPKit speaks TLS 1.3 and 1.2");
        }
    }

    @ParameterizedTest
    @DisplayName("T7: the doctor says that the QWAC was presented and refused")
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void refusedQwac(String version) {
        try (ScriptedBank bank = bank(ScriptedBank.builder(PKI)
                .trusting(PKI.stranger().caCertificate())
                .tlsVersions(version))) {
            assertBankFindings(
                    examine(bank),
                    "bank.client-certificate",
                    Severity.ERROR,
                    "its issuer is none of those that the server names");
        }
    }

    @Test
    @DisplayName("T8: the doctor sees that the QWAC is presented though the server names other issuers")
    void otherIssuersNamed() {
        try (ScriptedBank bank = bank(ScriptedBank.builder(PKI)
                .trusting(Forge.root())
                .announcing(PKI.stranger().caCertificate()))) {
            DoctorReport report = examine(bank);

            assertThat(Patient.notOk(report)).isEmpty();
            assertThat(Patient.of(report, "bank.client-certificate").get(0).message())
                    .contains("does not name its issuer");
        }
    }

    @Test
    void aServerThatAsksForNoCertificateIsAWarning() {
        try (ScriptedBank bank = bank(ScriptedBank.builder(PKI).clientCertificate(ClientCertificate.NONE))) {
            assertBankFindings(examine(bank), "bank.client-certificate", Severity.WARNING, "did not ask");
        }
    }

    @Test
    void aServerThatHangsUpAfterTheHandshakeIsToldAsSuch() {
        try (ScriptedBank bank = bank(ScriptedBank.builder(PKI).trusting(Forge.root()))) {
            bank.failConnections(1, ConnectionFault.CLOSED_AFTER_TLS);

            assertBankFindings(examine(bank), "bank.client-certificate", Severity.ERROR, "was presented, but then");
        }
        try (ScriptedBank bank = bank(ScriptedBank.builder(PKI).clientCertificate(ClientCertificate.NONE))) {
            bank.failConnections(1, ConnectionFault.CLOSED_AFTER_TLS);

            assertThat(Patient.of(examine(bank), "bank.answer"))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARNING));
        }
    }

    // ------------------------------------------------------------------ the clock

    @Test
    @DisplayName("O14: the doctor measures the clock skew by the bank's Date header")
    void clockSkew() {
        assertClock(Duration.ofSeconds(20), Severity.OK, "agree");
        assertClock(Duration.ofSeconds(-20), Severity.OK, "agree");
        assertClock(Duration.ofSeconds(90), Severity.WARNING, "s ahead of");
        assertClock(Duration.ofMinutes(-6), Severity.ERROR, "s behind");
    }

    @Test
    void anAnswerWithoutDateIsAWarning() {
        for (String date : List.of("", "yesterday")) {
            try (ScriptedBank bank =
                    ScriptedBank.builder(PKI).trusting(Forge.root()).start()) {
                ScriptedAnswer answer = ScriptedAnswer.of(404);
                bank.when("GET", "/").answer(date.isEmpty() ? answer : answer.header("Date", date));

                assertBankFindings(examine(bank), "bank.clock", Severity.WARNING, "no Date");
            }
        }
    }

    private void assertClock(Duration ahead, Severity severity, String words) {
        try (ScriptedBank bank =
                ScriptedBank.builder(PKI).trusting(Forge.root()).start()) {
            bank.when("GET", "/").answer(request -> ScriptedAnswer.of(404).header("Date", date(ahead)));

            DoctorReport report = examine(bank);

            assertThat(Patient.of(report, "bank.clock")).singleElement().satisfies(finding -> {
                assertThat(finding.severity()).isEqualTo(severity);
                assertThat(finding.message()).contains(words);
            });
        }
    }

    // ------------------------------------------------------------------ the keyId URL

    @Test
    void aKeyIdUrlThatGivesNothingIsAnError() {
        assertKeyId(ScriptedAnswer.of(404), "keyid.reachable", Severity.ERROR, "status 404");
        assertKeyId(
                ScriptedAnswer.redirect(302, URI.create("https://tpp.example/")),
                "keyid.reachable",
                Severity.ERROR,
                "status 302");
        assertKeyId(
                ScriptedAnswer.of(200).body(new byte[70_000]), "keyid.reachable", Severity.ERROR, "larger than 65536");
        assertKeyId(
                ScriptedAnswer.of(200).body("<html>".getBytes(StandardCharsets.US_ASCII)),
                "keyid.certificate",
                Severity.ERROR,
                "is no certificate");
    }

    @Test
    void anotherCertificateAtTheKeyIdUrlIsAnError() {
        byte[] old = KeyAndChain.pem(Forge.qsealc()
                        .valid(
                                Instant.now().minus(Duration.ofDays(60)),
                                Instant.now().plus(Duration.ofDays(2)))
                        .make()
                        .certificate())
                .getBytes(StandardCharsets.US_ASCII);

        assertKeyId(
                ScriptedAnswer.of(200).body(old),
                "keyid.certificate",
                Severity.ERROR,
                "another certificate than the QSealC");
    }

    @Test
    void oddFormsAtTheKeyIdUrlAreWarnings() {
        String pem = patient.qsealcText();
        byte[] der = Base64.getMimeDecoder()
                .decode(pem.substring(pem.indexOf('\n'), pem.indexOf("-----END"))
                        .strip());
        assertKeyId(ScriptedAnswer.of(200).body(der), "keyid.pem", Severity.WARNING, "serves DER");
        assertKeyId(
                ScriptedAnswer.of(200).body(pem.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII)),
                "keyid.pem",
                Severity.WARNING,
                "carriage returns");
    }

    private void assertKeyId(ScriptedAnswer answer, String id, Severity severity, String words) {
        web.when("GET", FILE).answer(answer);
        try (ScriptedBank bank = bank(ScriptedBank.builder(PKI).trusting(Forge.root()))) {
            assertThat(Patient.notOk(examine(bank))).singleElement().satisfies(finding -> {
                assertThat(finding.id()).isEqualTo(id);
                assertThat(finding.severity()).isEqualTo(severity);
                assertThat(finding.message()).contains(words);
            });
        }
    }

    @Test
    void withoutAUsableIdentityNoBankIsAskedAndThatIsSaid() {
        patient.keysExchanged();
        try (ScriptedBank bank = bank(ScriptedBank.builder(PKI).trusting(Forge.root()))) {
            DoctorReport report = examine(bank);

            assertThat(Patient.of(report, "bank.tcp").get(0).message()).contains("no bank was looked at");
            assertThat(bank.connections()).isZero();
            assertThat(Patient.of(report, "keyid.certificate").get(0).severity())
                    .isEqualTo(Severity.OK);
        }
    }

    // ------------------------------------------------------------------

    private static ScriptedBank bank(ScriptedBank.Builder builder) {
        ScriptedBank bank = builder.start();
        bank.when("GET", "/")
                .answer((RecordedRequest request) -> ScriptedAnswer.of(404).header("Date", date(Duration.ZERO)));
        return bank;
    }

    private static String date(Duration ahead) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plus(ahead).atOffset(ZoneOffset.UTC));
    }

    private TppClient.Builder client(ScriptedBank bank) {
        return client(bank.origin());
    }

    private TppClient.Builder client(URI origin) {
        return patient.client()
                .trustedCertificates(List.of(PKI.caCertificate()))
                .endpoints(FakeProvider.FIRST, BankEndpoints.of(origin));
    }

    private DoctorReport examine(ScriptedBank bank) {
        return Doctor.of(client(bank)).examineOnline();
    }

    private static void assertBankFindings(DoctorReport report, String id, Severity severity, String words) {
        assertThat(Patient.notOk(report)).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo(id);
            assertThat(finding.about()).isEqualTo("fake:first");
            assertThat(finding.severity()).isEqualTo(severity);
            assertThat(finding.message()).contains(words);
        });
    }
}
