package org.tppkit.core.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.qualified.QCStatement;
import org.junit.jupiter.api.Test;
import org.tppkit.core.internal.signing.QualifiedCertificate.Use;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;
import org.tppkit.testkit.pki.TppProfile;

class QualifiedCertificateTest {
    private static final KeyPair KEYS = TestCertificates.keys("RSA", 2048);
    private static final TppCertificates TPP = TestPki.shared().tpp();

    @Test
    void tellsQwacAndQsealcApart() {
        assertThat(QualifiedCertificate.uses(TPP.qwac().certificate())).containsExactly(Use.WEB);
        assertThat(QualifiedCertificate.uses(TPP.qsealc().certificate())).containsExactly(Use.SEAL);
    }

    @Test
    void knowsCertificatesForBothForNoneAndForSomethingElse() throws Exception {
        assertThat(QualifiedCertificate.uses(TestCertificates.withTypes(KEYS, "0.4.0.1862.1.6.2", "0.4.0.1862.1.6.3")))
                .containsExactly(Use.SEAL, Use.WEB);
        assertThat(QualifiedCertificate.uses(TestCertificates.withTypes(KEYS, "0.4.0.1862.1.6.1")))
                .isEmpty();
        assertThat(QualifiedCertificate.uses(TestCertificates.certificate(KEYS, "CN=Plain", null)))
                .isEmpty();
    }

    @Test
    void readsStatementsThatNobodyCanReadAsNone() throws Exception {
        byte[] bareType = new DERSequence(new QCStatement(new ASN1ObjectIdentifier("0.4.0.1862.1.6"))).getEncoded();
        for (byte[] statements : new byte[][] {{1, 2, 3}, {}, {0x30, 0x05, 1}, {5, 0}, bareType}) {
            assertThat(QualifiedCertificate.uses(TestCertificates.certificate(KEYS, "CN=Broken", statements)))
                    .isEmpty();
        }
    }

    @Test
    void readsTheOrganisationsIdentifier() throws Exception {
        assertThat(QualifiedCertificate.organizationIdentifier(TPP.qwac().certificate()))
                .contains("PSDFR-ACPR-12345");
        assertThat(QualifiedCertificate.organizationIdentifier(TestCertificates.certificate(KEYS, "CN=Plain", null)))
                .isEmpty();
    }

    @Test
    void warnsOfValidityAndOfTwoOrganisations() {
        Instant now = Instant.now();
        X509Certificate qsealc = TPP.qsealc().certificate();
        TppCertificates lasting =
                reissued(TppProfile.standard().valid(now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(90))));
        Optional<X509Certificate> fresh = Optional.of(lasting.qwac().certificate());
        X509Certificate seal = lasting.qsealc().certificate();

        assertThat(CertificateWarnings.of(fresh, seal, now)).isEmpty();
        assertThat(CertificateWarnings.of(Optional.empty(), qsealc, now))
                .singleElement()
                .asString()
                .contains("expires");
        assertThat(CertificateWarnings.of(
                        Optional.of(
                                reissued(TppProfile.standard().expired()).qwac().certificate()),
                        seal,
                        now))
                .singleElement()
                .asString()
                .startsWith("QWAC")
                .contains("expired at");
        assertThat(CertificateWarnings.of(
                        fresh,
                        reissued(TppProfile.standard().notYetValid()).qsealc().certificate(),
                        now))
                .singleElement()
                .asString()
                .startsWith("QSealC")
                .contains("valid only from");
        TppProfile other = TppProfile.standard()
                .named("Other", "PSDFR-ACPR-99999")
                .valid(now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(90)));
        assertThat(CertificateWarnings.of(fresh, reissued(other).qsealc().certificate(), now))
                .singleElement()
                .asString()
                .contains("PSDFR-ACPR-12345", "PSDFR-ACPR-99999");
    }

    private static TppCertificates reissued(TppProfile profile) {
        return TestPki.shared().reissue(TPP, profile);
    }
}
