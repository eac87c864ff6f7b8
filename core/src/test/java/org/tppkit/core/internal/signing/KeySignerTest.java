package org.tppkit.core.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.PrivateKey;
import java.security.Signature;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.error.SigningException;
import org.tppkit.ports.spi.signing.SignatureAlgorithm;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;

class KeySignerTest {
    private static final KeyAndChain QSEALC = TestPki.shared().tpp().qsealc();
    private static final KeyAndChain QWAC = TestPki.shared().tpp().qwac();

    @Test
    void whatItSignsVerifiesAgainstItsCertificate() throws Exception {
        KeySigner signer = KeySigner.of(new CertifiedKey(QSEALC.key(), QSEALC.chain()));
        for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
            byte[] signature = signer.sign(algorithm, new byte[] {1, 2, 3});

            Signature verifier = Signature.getInstance(algorithm.jcaName());
            verifier.initVerify(signer.certificateChain().get(0));
            verifier.update(new byte[] {1, 2, 3});
            assertThat(verifier.verify(signature)).isTrue();
        }
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() {
        assertThatThrownBy(() -> KeySigner.of(new CertifiedKey(QWAC.key(), QSEALC.chain())))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("does not belong to the certificate");
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatThrownBy(() -> KeySigner.of(TestCertificates.certified(TestCertificates.keys("RSA", 1024))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("1024 bits");
    }

    @Test
    void keysThatAreNotForRsaSha256AreRefused() {
        assertThatThrownBy(() -> KeySigner.of(TestCertificates.certified(TestCertificates.keys("EC", 256))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("kind EC");
        assertThatThrownBy(() -> KeySigner.of(TestCertificates.certified(TestCertificates.keys("RSASSA-PSS", 2048))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("kind RSASSA-PSS");
    }

    @Test
    void aQwacMayHaveAnEcKey() throws Exception {
        assertThat(KeyCheck.problemsOfQwac(TestCertificates.certified(TestCertificates.keys("EC", 256))))
                .isEmpty();
        assertThat(KeyCheck.problemsOfQwac(TestCertificates.certified(TestCertificates.keys("RSA", 1024))))
                .singleElement()
                .asString()
                .startsWith("QWAC: the RSA key has 1024 bits");
        assertThat(KeyCheck.problemsOfQwac(TestCertificates.certified(TestCertificates.keys("DSA", 2048))))
                .singleElement()
                .asString()
                .contains("kind DSA");
    }

    @Test
    void aKeyThatNoProviderTakesIsASigningException() {
        assertThatThrownBy(() -> KeySigner.sign(new UnusableKey(), null, SignatureAlgorithm.RSA_SHA256, new byte[1]))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("InvalidKeyException")
                .hasMessageNotContaining("canary")
                .hasNoCause();
    }

    @Test
    void showsItsCertificateOnly() {
        CertifiedKey key = new CertifiedKey(QSEALC.key(), QSEALC.chain());

        assertThat(KeySigner.of(key).toString())
                .contains("TPPKit Example TPP")
                .doesNotContain("modulus")
                .doesNotContain(QSEALC.key().toString());
    }

    @Test
    void aKeyComesWithACertificate() {
        assertThatThrownBy(() -> new CertifiedKey(QSEALC.key(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static final class UnusableKey implements PrivateKey {
        @Override
        public String getAlgorithm() {
            return "canary";
        }

        @Override
        public String getFormat() {
            return null;
        }

        @Override
        public byte[] getEncoded() {
            return null;
        }

        @Override
        public String toString() {
            return "canary";
        }
    }
}
