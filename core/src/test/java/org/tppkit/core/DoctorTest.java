package org.tppkit.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.core.DoctorReport.Finding;
import org.tppkit.core.DoctorReport.Severity;
import org.tppkit.core.internal.signing.CertificateStatements;
import org.tppkit.core.internal.signing.Fingerprints;
import org.tppkit.core.internal.signing.PemText;
import org.tppkit.ports.error.SigningException;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.spi.signing.SignatureAlgorithm;
import org.tppkit.ports.spi.signing.Signer;
import org.tppkit.testkit.fake.ManualClock;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;

/** One deliberately broken identity for each finding; everything else about it is right. */
class DoctorTest {
    @TempDir
    private Path folder;

    private Patient patient;

    @BeforeEach
    void healthy() {
        patient = new Patient(folder);
    }

    @Test
    void ofAHealthyIdentityEverythingIsRight() {
        DoctorReport report = Doctor.of(patient.client())
                .wanting(Set.of(Capability.ACCOUNTS, Capability.PAYMENTS, Capability.FUNDS_CONFIRMATION))
                .examine();

        assertThat(Patient.notOk(report)).isEmpty();
        assertThat(report.worst()).isEqualTo(Severity.OK);
        assertThat(report.findings())
                .extracting(Finding::id)
                .contains(
                        "configuration",
                        "qwac.chain",
                        "qwac.validity",
                        "qwac.key",
                        "qwac.usage",
                        "qwac.type",
                        "qwac.psd2",
                        "qwac.roles",
                        "qwac.authority",
                        "qwac.organization",
                        "qsealc.roles",
                        "organizations",
                        "keyid.url",
                        "keyid.fingerprint");
    }

    // ------------------------------------------------------------------ chain

    @Test
    void certificatesInAnotherOrderAreNoticed() {
        KeyAndChain qwac = Forge.qwac().make();
        patient.qwacText(KeyAndChain.pem(qwac.chain().get(1)) + KeyAndChain.pem(qwac.certificate()));

        assertOnly("qwac.chain", Severity.WARNING, "not in order");
    }

    @Test
    void aMissingIssuerIsNoticed() {
        patient.qwacText(KeyAndChain.pem(Forge.qwac().make().certificate()));

        assertOnly("qwac.chain", Severity.WARNING, "add the certificate of its issuer, CN=Forged root");
    }

    @Test
    void aStrangerInTheChainIsNoticed() {
        patient.qwacText(Forge.qwac().make().chainPem()
                + KeyAndChain.pem(TestPki.shared().stranger().caCertificate()));

        assertOnly("qwac.chain", Severity.WARNING, "does not belong to the chain");
    }

    @Test
    void anIssuerOfTheRightNameWithAnotherKeyIsNoticed() {
        patient.qwacText(KeyAndChain.pem(Forge.qwac().make().certificate()) + KeyAndChain.pem(Forge.impostor()));

        assertOnly("qwac.chain", Severity.ERROR, "not signed by the issuer that follows it");
    }

    // ------------------------------------------------------------------ validity

    @Test
    void anExpiredCertificateIsAnError() {
        patient.qsealc(Forge.qsealc().valid(inDays(-9), inDays(-1)).make());

        assertOnly("qsealc.validity", Severity.ERROR, "expired at");
    }

    @Test
    void aCertificateOfTomorrowIsAnError() {
        patient.qwac(Forge.qwac().valid(inDays(1), inDays(90)).make());

        assertOnly("qwac.validity", Severity.ERROR, "valid only from");
    }

    @Test
    void anEndThatComesSoonIsToldThirtySevenAndOneDaysAhead() {
        Instant start = Instant.parse("2026-11-16T09:30:00Z");
        patient.qwac(Forge.qwac()
                .valid(start.minus(Duration.ofDays(1)), start.plus(Duration.ofDays(40)))
                .make());
        patient.qsealc(Forge.qsealc()
                .valid(start.minus(Duration.ofDays(1)), start.plus(Duration.ofDays(300)))
                .make());

        assertThat(validityAt(start.plus(Duration.ofDays(10)).minusSeconds(1))).isEqualTo("OK valid until");
        assertThat(validityAt(start.plus(Duration.ofDays(10)))).isEqualTo("WARNING within 30 days");
        assertThat(validityAt(start.plus(Duration.ofDays(33)))).isEqualTo("WARNING within 7 days");
        assertThat(validityAt(start.plus(Duration.ofDays(39)))).isEqualTo("WARNING within 1 day");
        assertThat(validityAt(start.plus(Duration.ofDays(40)).plusSeconds(1))).isEqualTo("ERROR expired");
    }

    private String validityAt(Instant now) {
        Finding finding = Patient.of(
                        Doctor.of(patient.client().clock(ManualClock.at(now))).examine(), "qwac.validity")
                .get(0);
        return finding.severity() + " "
                + List.of("within 30 days", "within 7 days", "within 1 day", "expired", "valid until").stream()
                        .filter(finding.message()::contains)
                        .findFirst()
                        .orElse(finding.message());
    }

    @Test
    void anIssuerThatHasExpiredIsNamed() {
        patient.qwac(Forge.qwac().valid(inDays(-1), inDays(800)).make());
        patient.qsealc(Forge.qsealc().valid(inDays(-1), inDays(800)).make());

        DoctorReport report =
                Doctor.of(patient.client().clock(ManualClock.at(inDays(500)))).examine();

        assertThat(Patient.of(report, "qwac.validity"))
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("Forged root", "expired"));
    }

    // ------------------------------------------------------------------ key and use

    @Test
    void anotherKeyIsNoticedAtBothCertificates() {
        patient.keysExchanged();

        DoctorReport report = patient.examined();

        assertThat(Patient.notOk(report)).extracting(Finding::id).containsExactlyInAnyOrder("qwac.key", "qsealc.key");
        assertThat(Patient.of(report, "qwac.key").get(0).message()).contains("does not belong to the certificate");
    }

    @Test
    void aKeyThatMayNotSignIsAnError() {
        patient.qwac(Forge.qwac().usage(KeyUsage.keyEncipherment).make());
        assertOnly("qwac.usage", Severity.ERROR, "lacks digitalSignature");

        patient.qwac(Forge.qwac().make())
                .qsealc(Forge.qsealc().usage(KeyUsage.keyEncipherment).make());
        assertOnly("qsealc.usage", Severity.ERROR, "neither digitalSignature nor nonRepudiation");
    }

    @Test
    void aKeyWithoutAUseIsAWarning() {
        patient.qsealc(Forge.qsealc().usage(0).make());

        assertOnly("qsealc.usage", Severity.WARNING, "does not say what its key may be used for");
    }

    @Test
    void aQwacForServersOnlyIsAnError() {
        patient.qwac(Forge.qwac().purposes(KeyPurposeId.id_kp_serverAuth).make());

        assertOnly("qwac.usage", Severity.ERROR, "lacks client authentication");
    }

    // ------------------------------------------------------------------ statements

    @Test
    void exchangedCertificatesAreNoticedByTheirType() {
        patient.qwac(Forge.qsealc().usage(KeyUsage.digitalSignature).make())
                .qsealc(Forge.qwac().make());

        DoctorReport report = patient.examined();

        assertThat(Patient.of(report, "qwac.type").get(0).message()).contains("QWAC and QSealC are exchanged");
        assertThat(Patient.of(report, "qsealc.type").get(0).message()).contains("QWAC and QSealC are exchanged");
    }

    @Test
    void aMissingTypeIsAnErrorAndMissingComplianceAWarning() {
        ASN1Encodable psd2 = Forge.psd2(Forge.rightPsd2());
        patient.qwac(Forge.qwac().statements(Forge.compliance(), psd2).make());
        assertOnly("qwac.type", Severity.ERROR, "should have the QcType web, but has none");

        patient.qwac(Forge.qwac().statements(Forge.type(Forge.WEB), psd2).make());
        assertOnly("qwac.type", Severity.WARNING, "QcCompliance");
    }

    @Test
    void aCertificateWithoutPsd2StatementIsAnError() {
        patient.qsealc(Forge.qsealc()
                .statements(Forge.compliance(), Forge.type(Forge.ESEAL))
                .make());

        assertOnly("qsealc.psd2", Severity.ERROR, "has no PSD2 statement");
    }

    @Test
    void aPlainCertificateLacksTypeAndStatement() {
        patient.qsealc(Forge.qsealc().statements().make());

        assertThat(Patient.notOk(patient.examined()))
                .extracting(Finding::id)
                .containsExactly("qsealc.type", "qsealc.psd2");
    }

    @Test
    void malformedStatementsAreNamedPartByPart() {
        DERUTF8String text = new DERUTF8String("text");
        ASN1Encodable roles = Forge.sequence(Forge.role(3, "PSP_AI"));
        assertMalformed(Forge.psd2(text), "the PSD2 statement is no sequence");
        assertMalformed(Forge.psd2(Forge.sequence(roles, text)), "the PSD2 statement has 2 parts");
        assertMalformed(Forge.psd2(Forge.sequence(text, text, text)), "the list of roles is no sequence");
        assertMalformed(Forge.psd2(Forge.sequence(Forge.sequence(text), text, text)), "a role is no sequence");
        assertMalformed(
                Forge.psd2(Forge.sequence(Forge.sequence(Forge.sequence(text)), text, text)), "a role has 1 parts");
        assertMalformed(
                Forge.psd2(Forge.sequence(Forge.sequence(Forge.sequence(text, text)), text, text)),
                "a role's identifier is no object identifier");
        assertMalformed(
                Forge.psd2(Forge.sequence(roles, new DERPrintableString("ACPR"), text)),
                "the authority's name is no UTF-8 text");
        assertMalformed(
                Forge.psd2(Forge.sequence(roles, text, new ASN1Integer(7))),
                "the authority's identifier is no UTF-8 text");
        assertMalformed(Forge.sequence(new ASN1ObjectIdentifier("0.4.0.19495.2")), "the PSD2 statement has no content");
    }

    private static void assertMalformed(ASN1Encodable statement, String what) {
        CertificateStatements statements = CertificateStatements.of(Forge.qwac()
                .statements(Forge.compliance(), Forge.type(Forge.WEB), statement)
                .make()
                .certificate());
        assertThat(statements.psd2())
                .isInstanceOfSatisfying(
                        CertificateStatements.Malformed.class,
                        malformed -> assertThat(malformed.what()).contains(what));
    }

    @Test
    void aMalformedStatementIsAnError() {
        patient.qwac(withPsd2(new DERUTF8String("text")));

        assertOnly("qwac.psd2", Severity.ERROR, "malformed: the PSD2 statement is no sequence");
    }

    @Test
    void malformedStatementsAroundItAreNamedToo() {
        patient.qwac(Forge.qwac()
                .statements(
                        Forge.compliance(),
                        Forge.type(Forge.WEB),
                        Forge.psd2(Forge.rightPsd2()),
                        new DERUTF8String("no statement"))
                .make());

        assertOnly("qwac.statements", Severity.ERROR, "a statement is no sequence");
    }

    // ------------------------------------------------------------------ roles, authority, organisation

    @Test
    void aRoleThatIsWantedAndNotThereIsAnError() {
        patient.qwac(withPsd2(Forge.psd2Of("FR-ACPR", Forge.role(3, "PSP_AI"))));

        assertThat(Patient.notOk(Doctor.of(patient.client())
                        .wanting(List.of(Capability.ACCOUNTS, Capability.PAYMENTS))
                        .examine()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.id()).isEqualTo("qwac.roles");
                    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                    assertThat(finding.message()).contains("[PSP_AI]", "not [PSP_PI]");
                });
        assertThat(Patient.notOk(patient.examined())).as("nothing is wanted").isEmpty();
    }

    @Test
    void noRoleAtAllIsAnErrorAndAMisnamedOneAWarning() {
        patient.qwac(withPsd2(Forge.psd2Of("FR-ACPR")));
        assertOnly("qwac.roles", Severity.ERROR, "names no role");

        patient.qwac(withPsd2(Forge.psd2Of("FR-ACPR", Forge.role(3, "PSP_PI"))));
        assertThat(Patient.notOk(patient.examined()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("0.4.0.19495.1.3 is written 'PSP_PI'"));
    }

    @Test
    void anAccountServicersRoleIsRead() {
        patient.qwac(withPsd2(Forge.psd2Of("FR-ACPR", Forge.role(1, "PSP_AS"))));

        assertThat(Patient.of(patient.examined(), "qwac.roles").get(0).message())
                .contains("[PSP_AS]");
    }

    @Test
    void anAuthorityOfAnotherFormIsAnError() {
        patient.qwac(withPsd2(Forge.psd2Of("ACPR", Forge.role(3, "PSP_AI"))));

        assertThat(Patient.of(patient.examined(), "qwac.authority"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                    assertThat(finding.message()).contains("should look like FR-ACPR");
                });
    }

    @Test
    void anAuthorityThatIsNotThatOfTheOrganisationIsAWarning() {
        patient.qwac(withPsd2(Forge.psd2Of("DE-BAFIN", Forge.role(3, "PSP_AI"))));

        assertOnly("qwac.organization", Severity.WARNING, "names the authority DE-BAFIN");
    }

    @Test
    void aMissingOrganisationIsAnErrorAndOneOfAnotherFormAWarning() {
        patient.qwac(Forge.qwac().subject(Forge.name("")).make());
        assertOnly("qwac.organization", Severity.ERROR, "has no organizationIdentifier");

        for (String other : List.of("VATFR-12345678901", "PSDFR-ACPR-")) {
            patient.qwac(Forge.qwac().subject(Forge.name(other)).make())
                    .qsealc(Forge.qsealc().subject(Forge.name(other)).make());
            assertThat(Patient.notOk(patient.examined()))
                    .extracting(Finding::id)
                    .containsExactly("qwac.organization", "qsealc.organization");
        }
    }

    @Test
    void twoOrganisationsAreAWarning() {
        patient.qsealc(Forge.qsealc().subject(Forge.name("PSDFR-ACPR-99999")).make());

        assertOnly("organizations", Severity.WARNING, "PSDFR-ACPR-12345 and PSDFR-ACPR-99999");
    }

    // ------------------------------------------------------------------ keyId URL

    @Test
    void aKeyIdUrlThatIsNotHttpsIsAnError() {
        patient.set("identity.keyIdUrl", "http://tpp.example/qsealc.pem");

        assertThat(Patient.of(patient.examined(), "keyid.url")).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.message()).contains("https");
        });
    }

    @Test
    void aQueryInTheKeyIdUrlIsAWarning() {
        patient.set("identity.keyIdUrl", "https://tpp.example/qsealc.pem?v=2");

        assertOnly("keyid.url", Severity.WARNING, "has a query");
    }

    @Test
    void theFingerprintInTheKeyIdUrlIsCompared() {
        String right = Fingerprints.sha256(Forge.qsealc().make().certificate());
        KeyAndChain seal = Forge.qsealc().valid(inDays(-2), inDays(99)).make();
        String other = Fingerprints.sha256(seal.certificate());

        patient.qsealc(seal).set("identity.keyIdUrl", "https://tpp.example/seal_" + other);
        assertThat(Patient.of(patient.examined(), "keyid.fingerprint").get(0).message())
                .contains("carries the QSealC's fingerprint");

        patient.set("identity.keyIdUrl", "https://tpp.example/seal_" + right + ".pem");
        assertOnly("keyid.fingerprint", Severity.ERROR, "it should be _" + other);
    }

    @Test
    void fingerprintsAreFoundInNamesOnly() {
        String digits = "0123456789abcdef".repeat(4);
        assertThat(Fingerprints.inNameOf(URI.create("https://a.example/k_" + digits)))
                .contains(digits);
        assertThat(Fingerprints.inNameOf(URI.create("https://a.example/k_" + digits.toUpperCase(Locale.ROOT) + ".PEM")))
                .contains(digits);
        assertThat(Fingerprints.inNameOf(URI.create("https://a.example/" + digits.substring(0, 40) + ".pem")))
                .contains(digits.substring(0, 40));
        String colons = String.join(":", Collections.nCopies(20, "ab"));
        assertThat(Fingerprints.inNameOf(URI.create("https://a.example/" + colons + ".pem")))
                .contains("ab".repeat(20));
        assertThat(Fingerprints.inNameOf(URI.create("https://a.example/" + digits + "/k.pem")))
                .isEmpty();
        assertThat(Fingerprints.inNameOf(URI.create("https://a.example/k_" + digits.substring(1))))
                .isEmpty();
        assertThat(Fingerprints.inNameOf(URI.create("https://a.example"))).isEmpty();
    }

    // ------------------------------------------------------------------ files and settings

    @Test
    void oddTextIsAWarningForEachOddity() {
        String clean = Forge.qwac().make().chainPem();
        patient.qwacText("\u00ef\u00bb\u00bf" + clean);
        assertOnly("qwac.pem", Severity.WARNING, "byte order mark");
        patient.qwacText(clean.replace("\n", "\r\n"));
        assertOnly("qwac.pem", Severity.WARNING, "carriage returns");
        assertThat(remarks(clean)).isEmpty();
        assertThat(remarks(clean.replaceFirst("\n", " \n"))).containsExactly("lines begin or end with blanks");
        assertThat(remarks(clean.replaceFirst("\n", "\n\n"))).containsExactly("there are empty lines within a block");
        assertThat(remarks("Bag Attributes\n" + clean)).containsExactly("text stands before the first block");
        assertThat(remarks("nothing")).containsExactly("it is no PEM text");
    }

    private static List<String> remarks(String text) {
        return PemText.remarks(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void aFileThatIsNotThereIsAnErrorAndTheRestIsLookedAt() {
        patient.set("identity.qwac.certificate", folder.resolve("nowhere.pem").toString());

        DoctorReport report = patient.examined();

        assertThat(Patient.notOk(report)).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("qwac.source");
            assertThat(finding.message()).contains("nowhere.pem does not exist");
        });
        assertThat(Patient.of(report, "qsealc.validity")).hasSize(1);
    }

    @Test
    void aPkcs12FileIsLookedAtToo() throws Exception {
        TppCertificates both =
                new TppCertificates(Forge.qwac().make(), Forge.qsealc().make());
        Files.write(folder.resolve("tpp.p12"), both.toPkcs12(Patient.PASSWORD.toCharArray()));
        patient.settings.keySet().removeIf(key -> key.startsWith("identity.q"));
        patient.set("identity.pkcs12", folder.resolve("tpp.p12").toString());
        assertThat(Patient.notOk(patient.examined())).isEmpty();

        patient.set("identity.qwacAlias", "qsealc").set("identity.qsealcAlias", "qwac");
        assertThat(Patient.of(patient.examined(), "qwac.type").get(0).message()).contains("exchanged");

        patient.set("identity.password", "another-secret");
        DoctorReport locked = patient.examined();
        assertThat(Patient.notOk(locked)).extracting(Finding::id).containsExactly("qwac.source");
        assertThat(locked.toString())
                .contains("does not open with this password")
                .doesNotContain("another-secret");
    }

    @Test
    void whatIsWrongWithTheSettingsIsSaid() {
        patient.set("bank.fake.first.apii", "https://api.example");

        assertOnly("configuration", Severity.ERROR, "unknown key 'bank.fake.first.apii'");
    }

    @Test
    void anIdentityThatComesInObjectsIsLookedAtAsFarAsItShowsItself() {
        DoctorReport report =
                Doctor.of(Tpp.builder(FakeProvider.of(new FakeAdapter()))).examine();

        assertThat(report.of(Severity.ERROR)).isEmpty();
        assertThat(report.findings()).extracting(Finding::id).contains("qwac.chain", "qwac.roles", "qsealc.key");
    }

    @Test
    void aSignerThatFailsIsAnErrorWithoutItsWords() {
        KeyAndChain qwac = Forge.qwac().make();
        Signer broken = new Signer() {
            @Override
            public List<X509Certificate> certificateChain() {
                return Forge.qsealc().make().chain();
            }

            @Override
            public byte[] sign(SignatureAlgorithm algorithm, byte[] message) {
                throw new SigningException("the PIN 4711 was refused", null);
            }
        };
        DoctorReport report = Doctor.of(Tpp.builder(FakeProvider.of(new FakeAdapter()))
                        .identity(TppIdentity.of(qwac.key(), qwac.chain(), broken, Tpp.KEY_ID)))
                .examine();

        assertThat(Patient.notOk(report)).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("configuration");
            assertThat(finding.message()).contains("QSealC").doesNotContain("4711");
        });
    }

    @Test
    void anApplicationWithItsOwnIdentityIsLookedAtUnderItsBank() {
        KeyAndChain qwac = Forge.qwac().make();
        TppIdentity own = TppIdentity.of(
                qwac.key(),
                qwac.chain(),
                Signers.of(
                        TestPki.shared().tpp().qsealc().key(),
                        Forge.qsealc().subject(Forge.name("")).make().chain()),
                Tpp.KEY_ID);
        DoctorReport report = Doctor.of(TppClient.builder()
                        .environment(Environment.PRODUCTION)
                        .application(Tpp.application(FakeProvider.FIRST), own)
                        .classLoader(Tpp.NO_SERVICES)
                        .adapters(FakeProvider.of(new FakeAdapter())))
                .examine();

        assertThat(Patient.notOk(report)).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("qsealc.organization");
            assertThat(finding.about()).isEqualTo("fake:first");
        });
    }

    @Test
    void noSecretIsShown() {
        DoctorReport report = patient.keysExchanged().examined();

        assertThat(report.toString())
                .doesNotContain(Patient.PASSWORD)
                .doesNotContain(patient.qsealcText().substring(40, 80));
    }

    @Test
    void theBuilderStillWantsATokenStoreAfterwards() {
        TppClient.Builder client = patient.client();
        Doctor.of(client).examine();

        assertThat(client.givenTokenStore()).isEmpty();
    }

    // ------------------------------------------------------------------

    private void assertOnly(String id, Severity severity, String words) {
        assertThat(Patient.notOk(patient.examined())).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo(id);
            assertThat(finding.severity()).isEqualTo(severity);
            assertThat(finding.message()).contains(words);
        });
    }

    private static KeyAndChain withPsd2(ASN1Encodable content) {
        return Forge.qwac()
                .statements(Forge.compliance(), Forge.type(Forge.WEB), Forge.psd2(content))
                .make();
    }

    private static Instant inDays(int days) {
        return Instant.now().plus(Duration.ofDays(days));
    }
}
