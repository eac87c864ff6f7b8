package org.tppkit.testkit.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.qualified.QCStatement;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.junit.jupiter.api.Test;

class TestPkiTest {

    private static final TestPki PKI = TestPki.shared();

    @Test
    void chainsValidateAgainstTheRootAndNotAgainstAStranger() throws Exception {
        for (KeyAndChain each : List.of(PKI.tpp().qwac(), PKI.tpp().qsealc(), PKI.server("bank.example"))) {
            validate(each, PKI.caCertificate());
            assertThatThrownBy(() -> validate(each, PKI.stranger().caCertificate()))
                    .isInstanceOf(CertPathValidatorException.class);
        }
    }

    @Test
    void qualifiedStatementsNameTypeRolesAndAuthority() throws Exception {
        assertThat(oids(PKI.tpp().qwac().certificate()))
                .contains("0.4.0.1862.1.1", "0.4.0.1862.1.6", "0.4.0.1862.1.6.3", "0.4.0.19495.2")
                .contains("0.4.0.19495.1.2", "0.4.0.19495.1.3", "0.4.0.19495.1.4", "PSP_AI", "FR-ACPR")
                .doesNotContain("0.4.0.1862.1.6.2", "0.4.0.19495.1.1");
        assertThat(oids(PKI.tpp().qsealc().certificate()))
                .contains("0.4.0.1862.1.6.2")
                .doesNotContain("0.4.0.1862.1.6.3");
    }

    @Test
    void theSubjectCarriesTheOrganizationIdentifier() throws Exception {
        X500Name subject = new JcaX509CertificateHolder(PKI.tpp().qwac().certificate()).getSubject();
        assertThat(subject.getRDNs(BCStyle.ORGANIZATION_IDENTIFIER)[0]
                        .getFirst()
                        .getValue())
                .hasToString("PSDFR-ACPR-12345");
    }

    @Test
    void rolesAndValidityCanBeChosenOverTheSameKeys() throws Exception {
        TppProfile profile = TppProfile.standard().withRoles(Set.of(PspRole.PSP_IC));
        TppCertificates issued = PKI.reissue(PKI.tpp(), profile);
        assertThat(oids(issued.qwac().certificate()))
                .contains("0.4.0.19495.1.4")
                .doesNotContain("0.4.0.19495.1.3");
        assertThat(issued.qwac().certificate().getPublicKey())
                .isEqualTo(PKI.tpp().qwac().certificate().getPublicKey());
        TppCertificates expired = PKI.reissue(PKI.tpp(), profile.expired());
        assertThatThrownBy(() -> expired.qwac().certificate().checkValidity())
                .isInstanceOf(CertificateExpiredException.class);
        TppCertificates early = PKI.reissue(PKI.tpp(), profile.notYetValid());
        assertThatThrownBy(() -> early.qsealc().certificate().checkValidity())
                .isInstanceOf(CertificateNotYetValidException.class);
    }

    @Test
    void theServerCertificateNamesLoopbackAndTheGivenHosts() throws Exception {
        List<String> names = new ArrayList<>();
        PKI.server("bank.example")
                .certificate()
                .getSubjectAlternativeNames()
                .forEach(each -> names.add(each.get(1).toString()));
        assertThat(names).contains("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1", "bank.example");
        assertThat(PKI.server("bank.example")).isSameAs(PKI.server("bank.example"));
    }

    @Test
    void thePkcs12FileHoldsBothKeysAndChains() throws Exception {
        char[] password = "open sesame".toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(PKI.tpp().toPkcs12(password)), password);
        assertThat(store.size()).isEqualTo(2);
        assertThat(store.getKey(TppCertificates.QWAC_ALIAS, password))
                .isEqualTo(PKI.tpp().qwac().key());
        assertThat(store.getCertificateChain(TppCertificates.QSEALC_ALIAS))
                .containsExactlyElementsOf(PKI.tpp().qsealc().chain());
    }

    @Test
    void thePemTextParsesBack() throws Exception {
        KeyAndChain seal = PKI.tpp().qsealc();
        byte[] pem = seal.chainPem().getBytes(StandardCharsets.US_ASCII);
        assertThat(CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem)))
                .hasToString(seal.chain().toString());
        assertThat(seal.keyPem()).startsWith("-----BEGIN PRIVATE KEY-----\n").endsWith("-----END PRIVATE KEY-----\n");
    }

    @Test
    void noTextShowsAKey() {
        TppCertificates tpp = PKI.tpp();
        PrivateKey key = tpp.qwac().key();
        BigInteger secret = ((RSAPrivateKey) key).getPrivateExponent();
        for (Object each : List.of(PKI, tpp, tpp.qwac())) {
            assertThat(each.toString()).doesNotContain(secret.toString(), secret.toString(16), "RSA private");
        }
        assertThat(tpp.toString()).contains("key=***");
    }

    private static void validate(KeyAndChain entry, X509Certificate root) throws Exception {
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
        parameters.setRevocationEnabled(false);
        CertPathValidator.getInstance("PKIX")
                .validate(
                        CertificateFactory.getInstance("X.509").generateCertPath(List.of(entry.certificate())),
                        parameters);
    }

    /** All object identifiers and texts in the statements. */
    private static List<String> oids(X509Certificate certificate) throws Exception {
        byte[] extension = certificate.getExtensionValue("1.3.6.1.5.5.7.1.3");
        List<String> found = new ArrayList<>();
        for (ASN1Encodable each : ASN1Sequence.getInstance(JcaX509ExtensionUtils.parseExtensionValue(extension))) {
            QCStatement statement = QCStatement.getInstance(each);
            found.add(statement.getStatementId().getId());
            if (statement.getStatementInfo() != null) {
                collect(statement.getStatementInfo(), found);
            }
        }
        return found;
    }

    private static void collect(ASN1Encodable node, List<String> found) {
        if (node instanceof ASN1Sequence sequence) {
            sequence.forEach(each -> collect(each, found));
        } else {
            found.add(node.toString());
        }
    }
}
