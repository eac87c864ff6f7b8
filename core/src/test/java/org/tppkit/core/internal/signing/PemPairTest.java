package org.tppkit.core.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;

class PemPairTest {
    private static final KeyAndChain QWAC = TestPki.shared().tpp().qwac();
    private static final KeyAndChain QSEALC = TestPki.shared().tpp().qsealc();
    private static final char[] NONE = {};
    private static final char[] PASSWORD = "canary-password".toCharArray();

    @TempDir
    private Path folder;

    @Test
    void readsChainAndKeyFromTwoFiles() throws Exception {
        CertifiedKey read = PemPair.read(file("cert", QWAC.chainPem()), file("key", QWAC.keyPem()), NONE);

        assertThat(read.key()).isEqualTo(QWAC.key());
        assertThat(read.chain()).isEqualTo(QWAC.chain());
    }

    @Test
    void readsChainAndKeyFromOneFileInAnyOrder() throws Exception {
        String authorityFirst = KeyAndChain.pem(TestPki.shared().caCertificate()) + KeyAndChain.pem(QWAC.certificate());
        Path both = file("both", QWAC.keyPem() + authorityFirst);

        assertThat(PemPair.read(both, both, NONE).chain()).isEqualTo(QWAC.chain());
    }

    @Test
    void toleratesByteOrderMarksLineEndsBlanksAndRemarks() throws Exception {
        String certificate = "\ufeffBag Attributes\r\n  friendlyName: qwac\r\n"
                + QWAC.chainPem().replace("\n", " \r\n\t");
        String key = "\ufeff\n\n  " + QWAC.keyPem().replace("\n", "\r") + "\n\nthe end";

        assertThat(PemPair.read(file("cert", certificate), file("key", key), NONE)
                        .key())
                .isEqualTo(QWAC.key());
    }

    @Test
    void readsPkcs1() throws Exception {
        byte[] pkcs1 = PrivateKeyInfo.getInstance(QWAC.key().getEncoded())
                .parsePrivateKey()
                .toASN1Primitive()
                .getEncoded();

        assertThat(PemPair.read(file("cert", QWAC.chainPem()), file("key", pem("RSA PRIVATE KEY", pkcs1)), NONE)
                        .key())
                .isEqualTo(QWAC.key());
    }

    @Test
    void readsEcKeys() throws Exception {
        KeyPair keys = TestCertificates.keys("EC", 256);
        CertifiedKey ec = TestCertificates.certified(keys);
        Path both = file(
                "ec",
                KeyAndChain.pem(ec.certificate())
                        + pem("PRIVATE KEY", keys.getPrivate().getEncoded()));

        assertThat(PemPair.read(both, both, NONE).key()).isEqualTo(keys.getPrivate());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PBEWithHmacSHA256AndAES_256", "PBEWithHmacSHA1AndAES_128", "PBEWithSHA1AndDESede"})
    void readsEncryptedKeys(String cipher) throws Exception {
        Path cert = file("cert", QWAC.chainPem());
        Path key = file("key", pem("ENCRYPTED PRIVATE KEY", encrypted(cipher)));

        assertThat(PemPair.read(cert, key, PASSWORD).key()).isEqualTo(QWAC.key());
        assertProblem(cert, key, "canary-wrong".toCharArray(), "does not open");
        assertProblem(cert, key, NONE, "no password was given");
    }

    @Test
    void readsKeysThatOpensslEncrypted() throws Exception {
        Path plain = file("plain", QWAC.keyPem());
        Path key = folder.resolve("encrypted");
        Openssl.run(
                "pkcs8",
                "-topk8",
                "-v2",
                "aes-256-cbc",
                "-in",
                plain.toString(),
                "-out",
                key.toString(),
                "-passout",
                "pass:" + new String(PASSWORD));

        assertThat(PemPair.read(file("cert", QWAC.chainPem()), key, PASSWORD).key())
                .isEqualTo(QWAC.key());
    }

    @Test
    void oddFilesAreToldWithoutTheirContent() throws Exception {
        Path cert = file("cert", QWAC.chainPem());
        Path key = file("key", QWAC.keyPem());

        assertProblem(cert, file("k1", "canary"), NONE, "is no PEM file");
        assertProblem(cert, file("k2", QWAC.chainPem()), NONE, "holds no private key");
        assertProblem(cert, file("k3", QWAC.keyPem() + QSEALC.keyPem()), NONE, "several private keys");
        assertProblem(cert, file("k4", block("PRIVATE KEY", "c@nary!")), NONE, "not Base64");
        assertProblem(cert, file("k5", block("PRIVATE KEY", "Y2FuYXJ5")), NONE, "cannot be read");
        assertProblem(cert, file("k6", block("RSA PRIVATE KEY", "Y2FuYXJ5")), NONE, "cannot be read");
        assertProblem(cert, file("k7", block("EC PRIVATE KEY", "Y2FuYXJ5")), NONE, "openssl pkcs8");
        assertProblem(
                cert, file("k8", block("RSA PRIVATE KEY", "Proc: 4,ENCRYPTED\n\nY2FuYXJ5")), NONE, "openssl pkcs8");
        assertProblem(cert, file("k9", block("ENCRYPTED PRIVATE KEY", "Y2FuYXJ5")), PASSWORD, "does not open");
        assertProblem(file("c1", QWAC.keyPem()), key, NONE, "holds no certificate");
        assertProblem(file("c2", block("CERTIFICATE", "Y2FuYXJ5")), key, NONE, "certificate that cannot be read");
    }

    @Test
    void bothFilesProblemsAreTold() {
        assertThatThrownBy(() -> PemPair.read(folder.resolve("a"), folder.resolve("b"), NONE))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        failure -> assertThat(failure.problems()).hasSize(2));
    }

    @Test
    void aKeyOfAnotherCertificateIsLeftToTheCheck() throws Exception {
        CertifiedKey mixed = PemPair.read(file("cert", QWAC.chainPem()), file("key", QSEALC.keyPem()), NONE);

        assertThat(KeyCheck.problemsOfQwac(mixed)).singleElement().asString().contains("does not belong");
    }

    private void assertProblem(Path certificate, Path key, char[] password, String words) {
        assertThatThrownBy(() -> PemPair.read(certificate, key, password))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(words)
                .hasMessageNotContaining("canary")
                .hasMessageNotContaining("Y2FuYXJ5")
                .hasNoCause();
    }

    private Path file(String name, String content) throws Exception {
        return Files.writeString(folder.resolve(name), content);
    }

    private static byte[] encrypted(String cipher) throws Exception {
        SecretKey secret = SecretKeyFactory.getInstance(cipher).generateSecret(new PBEKeySpec(PASSWORD));
        Cipher encryption = Cipher.getInstance(cipher);
        encryption.init(Cipher.ENCRYPT_MODE, secret);
        byte[] encrypted = encryption.doFinal(QWAC.key().getEncoded());
        ASN1ObjectIdentifier name = cipher.contains("DESede")
                ? PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC
                : PKCSObjectIdentifiers.id_PBES2;
        ASN1Primitive parameters =
                ASN1Primitive.fromByteArray(encryption.getParameters().getEncoded());
        return new EncryptedPrivateKeyInfo(new AlgorithmIdentifier(name, parameters), encrypted).getEncoded();
    }

    private static String pem(String label, byte[] bytes) {
        byte[] lineEnd = "\n".getBytes(StandardCharsets.US_ASCII);
        return block(label, Base64.getMimeEncoder(64, lineEnd).encodeToString(bytes));
    }

    private static String block(String label, String text) {
        return "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n";
    }
}
