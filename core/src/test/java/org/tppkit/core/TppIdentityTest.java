package org.tppkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.core.internal.http.PresentingKeyManager;
import org.tppkit.core.internal.signing.LoadedIdentity;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.spi.signing.SignatureAlgorithm;
import org.tppkit.ports.spi.signing.Signer;
import org.tppkit.testkit.fake.FakeSigner;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;
import org.tppkit.testkit.pki.TppProfile;

class TppIdentityTest {
    private static final TppCertificates TPP = TestPki.shared().tpp();
    private static final URI KEY_ID = URI.create("https://tpp.example/qsealc.pem");
    private static final Instant NOW = Instant.now();
    private static final char[] PASSWORD = "canary-password".toCharArray();

    @TempDir
    private Path folder;

    @Test
    void loadsBothKeysOfAPkcs12File() throws Exception {
        char[] password = PASSWORD.clone();
        TppIdentity identity = TppIdentity.pkcs12(pkcs12(), password, KEY_ID);
        Arrays.fill(password, 'x');
        LoadedIdentity loaded = identity.load(NOW);

        assertComplete(loaded);
        assertThat(identity.load(NOW)).isSameAs(loaded);
        assertThat(identity.toString()).isEqualTo("TppIdentity[PKCS#12, PSDFR-ACPR-12345]");
    }

    @Test
    void loadsByAlias() throws Exception {
        assertComplete(
                TppIdentity.pkcs12(pkcs12(), PASSWORD, "qwac", "qsealc", KEY_ID).load(NOW));
    }

    @Test
    void loadsPemFiles() throws Exception {
        Path qwac = Files.writeString(
                folder.resolve("qwac.pem"), TPP.qwac().chainPem() + TPP.qwac().keyPem());
        Path qsealc =
                Files.writeString(folder.resolve("qsealc.pem"), TPP.qsealc().chainPem());
        Path key = Files.writeString(folder.resolve("qsealc.key"), TPP.qsealc().keyPem());

        assertComplete(TppIdentity.pem(qwac, qwac, qsealc, key, KEY_ID).load(NOW));
    }

    @Test
    void takesKeysSignersAndKeyManagersThatAreThereAlready() {
        Signer signer = Signers.of(TPP.qsealc().key(), TPP.qsealc().chain());
        PresentingKeyManager manager =
                new PresentingKeyManager(TPP.qwac().key(), TPP.qwac().chain());

        assertComplete(TppIdentity.of(TPP.qwac().key(), TPP.qwac().chain(), signer, KEY_ID)
                .load(NOW));
        LoadedIdentity foreign = TppIdentity.of(manager, signer, KEY_ID).load(NOW);
        assertThat(foreign.keyManager()).isSameAs(manager);
        assertThat(foreign.signer()).isSameAs(signer);
        assertThat(foreign.qwac()).isEmpty();
    }

    @Test
    void makingOneReadsNothingAndTellsNothing() {
        TppIdentity identity = TppIdentity.pkcs12(folder.resolve("nowhere"), PASSWORD, null);

        assertThat(identity.toString()).isEqualTo("TppIdentity[PKCS#12]");
    }

    @Test
    void tellsAllProblemsAtOnce() throws Exception {
        Path key = Files.writeString(folder.resolve("key"), TPP.qwac().keyPem());
        Path cert = Files.writeString(folder.resolve("cert"), TPP.qwac().chainPem());

        assertThat(problems(TppIdentity.pkcs12(folder.resolve("nowhere"), PASSWORD, null)))
                .hasSize(2)
                .anyMatch(problem -> problem.contains("does not exist"))
                .anyMatch(problem -> problem.contains("no keyId URL"));
        assertThat(problems(TppIdentity.pem(folder.resolve("a"), key, cert, folder.resolve("b"), KEY_ID)))
                .hasSize(2);
        assertThat(problems(TppIdentity.of(TPP.qsealc().key(), TPP.qwac().chain(), noCertificate(), null)))
                .anyMatch(problem -> problem.startsWith("QWAC: the private key does not belong"))
                .anyMatch(problem -> problem.contains("no keyId URL"));
    }

    @Test
    @DisplayName("T7 a key without its certificate is refused at the start")
    void keysWithoutCertificateAreRefused() {
        assertThat(problems(TppIdentity.of(TPP.qwac().key(), List.of(), noCertificate(), KEY_ID)))
                .containsExactly(
                        "QWAC: no certificate was given with the key", "QSealC: the signer names no certificate");
        assertThat(problems(TppIdentity.of(TPP.qwac().key(), TPP.qwac().chain(), noCertificate(), KEY_ID)))
                .containsExactly("QSealC: the signer names no certificate");
        assertThatThrownBy(() -> Signers.of(TPP.qsealc().key(), List.of())).isInstanceOf(ConfigurationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://tpp.example/q.pem",
                "/q.pem",
                "https:/q.pem",
                "https://tpp.example/q.pem#x",
                "mailto:a@b.c"
            })
    void aKeyIdUrlIsAnAbsoluteHttpsAddress(String url) throws Exception {
        assertThat(problems(TppIdentity.pkcs12(pkcs12(), PASSWORD, URI.create(url))))
                .singleElement()
                .asString()
                .contains("keyId URL");
    }

    @Test
    @DisplayName("T7 a wrong passphrase is told and not shown")
    void aWrongPasswordIsNotShown() throws Exception {
        TppIdentity identity = TppIdentity.pkcs12(pkcs12(), "canary-wrong".toCharArray(), KEY_ID);

        assertThat(problems(identity)).noneMatch(problem -> problem.contains("canary"));
        assertThat(identity.toString()).doesNotContain("canary");
    }

    @Test
    @DisplayName("T7 an expired QWAC or QSealC is warned of at the start")
    void anExpiredCertificateIsOnlyWarnedOf() {
        TppCertificates expired =
                TestPki.shared().reissue(TPP, TppProfile.standard().expired());
        Signer signer = Signers.of(expired.qsealc().key(), expired.qsealc().chain());
        LoadedIdentity loaded = TppIdentity.of(
                        expired.qwac().key(), expired.qwac().chain(), signer, KEY_ID)
                .load(NOW);

        assertThat(loaded.warnings()).hasSize(2).allMatch(warning -> warning.contains("expired at"));
    }

    @Test
    void warnsBeforeTheEnd() throws Exception {
        LoadedIdentity loaded = TppIdentity.pkcs12(pkcs12(), PASSWORD, KEY_ID).load(NOW.plus(Duration.ofDays(20)));

        assertThat(loaded.warnings()).hasSize(2).allMatch(warning -> warning.contains("expires at"));
    }

    @Test
    @DisplayName("T10 a ready-made signer with a wrong key, or one that fails, is refused at the start")
    void foreignSignersAreTriedAtTheStart() {
        Signer wrong = signer(
                TPP.qsealc().chain(),
                () -> FakeSigner.of(TPP.qwac().key(), TPP.qwac().chain())
                        .sign(SignatureAlgorithm.RSA_SHA256, new byte[1]));
        Signer failing = signer(TPP.qsealc().chain(), () -> {
            throw new IllegalStateException("canary");
        });
        Signer babbling = signer(TPP.qsealc().chain(), () -> new byte[3]);
        Signer right = FakeSigner.of(TPP.qsealc().key(), TPP.qsealc().chain());

        assertThat(problems(withSigner(wrong)))
                .containsExactly("QSealC: what the signer signs does not verify against its certificate");
        assertThat(problems(withSigner(failing)))
                .containsExactly("QSealC: the signer failed at the start with IllegalStateException");
        assertThat(problems(withSigner(signer(null, () -> new byte[256]))))
                .containsExactly("QSealC: the signer failed at the start with NullPointerException");
        assertThat(problems(withSigner(signer(TPP.qsealc().chain(), () -> null))))
                .singleElement()
                .asString()
                .startsWith("QSealC: ");
        assertThat(problems(withSigner(babbling))).singleElement().asString().startsWith("QSealC: what the signer");
        assertThat(withSigner(right).load(NOW).signer()).isSameAs(right);
    }

    private static TppIdentity withSigner(Signer signer) {
        return TppIdentity.of(TPP.qwac().key(), TPP.qwac().chain(), signer, KEY_ID);
    }

    private static void assertComplete(LoadedIdentity loaded) {
        assertThat(loaded.qwac()).contains(TPP.qwac().certificate());
        assertThat(loaded.keyManager().getClientAliases("RSA", null)).hasSize(1);
        assertThat(loaded.signer().certificateChain()).isEqualTo(TPP.qsealc().chain());
        assertThat(loaded.keyIdUrl()).isEqualTo(KEY_ID);
        assertThat(loaded.organization()).isEqualTo("PSDFR-ACPR-12345");
        assertThat(loaded.toString()).isEqualTo("LoadedIdentity[PSDFR-ACPR-12345]");
    }

    private static List<String> problems(TppIdentity identity) {
        try {
            identity.load(NOW);
        } catch (ConfigurationException e) {
            return e.problems();
        }
        throw new AssertionError("no problem was told");
    }

    private Path pkcs12() throws Exception {
        return Files.write(folder.resolve("tpp.p12"), TPP.toPkcs12(PASSWORD));
    }

    private static Signer noCertificate() {
        return signer(List.of(), () -> new byte[0]);
    }

    private static Signer signer(List<X509Certificate> chain, Supplier<byte[]> signature) {
        return new Signer() {
            @Override
            public List<X509Certificate> certificateChain() {
                return chain;
            }

            @Override
            public byte[] sign(SignatureAlgorithm algorithm, byte[] message) {
                return signature.get();
            }
        };
    }
}
