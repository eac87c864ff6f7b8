package org.tppkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.spi.signing.SignatureAlgorithm;
import org.tppkit.ports.spi.signing.Signer;
import org.tppkit.testkit.contract.SignerContract;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;

/** Each source of keys, with the contract of signers run over it. */
class KeySourceTest {
    private static final TppCertificates TPP = TestPki.shared().tpp();
    private static final KeyAndChain QSEALC = TPP.qsealc();
    private static final char[] PASSWORD = "canary-password".toCharArray();
    private static final String AUTHORITY = KeyAndChain.pem(QSEALC.chain().get(1));

    @TempDir
    private Path folder;

    // ------------------------------------------------------------------ the contract

    /** A signer out of a source. */
    private interface Contract extends SignerContract {
        KeySource source();

        @Override
        default Signer signer() {
            return Signers.of(source());
        }
    }

    @Nested
    class Pkcs12 implements Contract {
        @Override
        public KeySource source() {
            return KeySource.pkcs12(written("tpp.p12", TPP.toPkcs12(PASSWORD)), PASSWORD);
        }
    }

    @Nested
    class OnePemFile implements Contract {
        @Override
        public KeySource source() {
            return KeySource.pem(
                    written("all.pem", AUTHORITY + QSEALC.keyPem() + KeyAndChain.pem(QSEALC.certificate())));
        }

        @Override
        public Signer signerFor(List<X509Certificate> chain) {
            return Signers.of(KeySource.pem(
                    written("key.pem", QSEALC.keyPem()),
                    written("chain.pem", new KeyAndChain(QSEALC.key(), chain).chainPem())));
        }
    }

    @Nested
    class AnyKeyStore implements Contract {
        @Override
        public KeySource source() {
            return KeySource.keyStore(store("JKS"), PASSWORD);
        }
    }

    @Nested
    class OpenedKeyStore implements Contract {
        @Override
        public KeySource source() {
            return KeySource.keyStore(() -> store("JCEKS"), PASSWORD, "qsealc");
        }
    }

    // ------------------------------------------------------------------ what is read

    @Test
    void pemMayStandInAnyNumberOfFilesInAnyOrder() {
        KeySource source = KeySource.pem(
                written("authority.pem", AUTHORITY),
                written("key.pem", QSEALC.keyPem()),
                written("leaf.pem", KeyAndChain.pem(QSEALC.certificate())));

        assertThat(Signers.of(source).certificateChain()).isEqualTo(QSEALC.chain());
    }

    @Test
    void pemToleratesMarksOfByteOrderLineEndsOfAnyKindAndStrayBlanks() {
        String text = QSEALC.chainPem() + QSEALC.keyPem();
        Map<String, byte[]> variants = Map.of(
                "utf8-bom.pem", ("\ufeff" + text).getBytes(StandardCharsets.UTF_8),
                "utf16-le.pem", ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE),
                "utf16-be.pem", ("\ufeff" + text).getBytes(StandardCharsets.UTF_16BE),
                "crlf.pem", text.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII),
                "cr.pem", text.replace("\n", "\r").getBytes(StandardCharsets.US_ASCII),
                "blanks.pem", ("  \t" + text.replace("\n", " \t\n\n  ")).getBytes(StandardCharsets.US_ASCII));
        variants.forEach((name, content) -> assertThat(
                        Signers.of(KeySource.pem(written(name, content))).certificateChain())
                .as(name)
                .isEqualTo(QSEALC.chain()));
    }

    @Test
    void anEntryMayBeNamed() {
        Path file = written("tpp.p12", TPP.toPkcs12(PASSWORD));

        assertThat(Signers.of(KeySource.pkcs12(file, PASSWORD, "qsealc")).certificateChain())
                .isEqualTo(QSEALC.chain());
        assertThat(Signers.of(KeySource.keyStore(store("PKCS12"), PASSWORD, "QSealC"))
                        .certificateChain())
                .isEqualTo(QSEALC.chain());
        assertThat(Signers.of(KeySource.of(QSEALC.key(), QSEALC.chain())).certificateChain())
                .isEqualTo(QSEALC.chain());
    }

    @Test
    void anIdentityMayBePutTogetherFromTwoSources() {
        char[] password = PASSWORD.clone();
        KeySource web = KeySource.pkcs12(written("tpp.p12", TPP.toPkcs12(PASSWORD)), password);
        KeySource seal = KeySource.pem(written("seal.pem", QSEALC.keyPem() + QSEALC.chainPem()));
        Arrays.fill(password, 'x');
        TppIdentity identity = TppIdentity.of(web, seal, Tpp.KEY_ID);

        assertThat(identity).hasToString("TppIdentity[PKCS#12 and PEM]");
        assertThat(identity.load(Instant.now()).qwac()).contains(TPP.qwac().certificate());
        assertThat(identity.load(Instant.now()).signer().certificateChain()).isEqualTo(QSEALC.chain());
    }

    @Test
    void aQwacFromASourceGoesWithAnySigner() {
        Signer signer = Signers.of(KeySource.of(QSEALC.key(), QSEALC.chain()));
        KeySource web = KeySource.keyStore(store("PKCS12"), PASSWORD);
        TppIdentity identity = TppIdentity.of(web, signer, Tpp.KEY_ID);

        assertThat(identity).hasToString("TppIdentity[key store]");
        assertThat(identity.load(Instant.now()).signer()).isSameAs(signer);
        assertThat(identity.load(Instant.now()).qwac()).contains(TPP.qwac().certificate());
    }

    @Test
    void aKeyStoreIsOpenedOnceForAllSignaturesThatSucceed() {
        AtomicInteger openings = new AtomicInteger();
        Signer signer = Signers.of(KeySource.keyStore(
                () -> {
                    openings.incrementAndGet();
                    return store("PKCS12");
                },
                PASSWORD,
                "qsealc"));
        for (int i = 0; i < 10; i++) {
            signer.sign(SignatureAlgorithm.RSA_SHA256, new byte[] {1});
        }
        assertThat(openings).hasValue(1);
    }

    // ------------------------------------------------------------------ what is refused

    @Test
    @DisplayName(
            "T7 a wrong passphrase, a certificate without key and a missing QWAC are told at the start, without secrets")
    void whatIsMissingIsTold() throws Exception {
        Path file = written("tpp.p12", TPP.toPkcs12(PASSWORD));
        char[] wrong = "canary-wrong".toCharArray();
        KeyStore onlySeal = emptyStore("PKCS12");
        put(onlySeal, "qsealc", QSEALC);
        KeyStore onlyCertificates = emptyStore("PKCS12");
        onlyCertificates.setCertificateEntry("qwac", TPP.qwac().certificate());

        assertProblem(KeySource.pkcs12(file, wrong), "does not open with this password");
        assertProblem(KeySource.keyStore(store("JKS"), wrong), "does not open its keys with this password");
        assertProblem(KeySource.keyStore(KeyStore.getInstance("PKCS12"), PASSWORD), "must be loaded before");
        assertProblem(KeySource.keyStore(onlySeal, PASSWORD), "has no QWAC");
        assertProblem(KeySource.keyStore(onlyCertificates, PASSWORD), "holds no private key");
        assertProblem(KeySource.pem(written("leaf.pem", QSEALC.chainPem())), "hold no private key");
        assertProblem(KeySource.pem(written("key.pem", QSEALC.keyPem())), "hold no certificate");
        assertProblem(
                KeySource.pem(written("k1.pem", QSEALC.keyPem()), written("k2.pem", QSEALC.keyPem())),
                "several private keys");
        assertProblem(
                KeySource.keyStore(
                        () -> {
                            throw new IllegalStateException("canary-password");
                        },
                        PASSWORD,
                        "qwac"),
                "cannot be opened (IllegalStateException)");
    }

    @Test
    void sourcesWithoutContentAreRefusedAtOnce() {
        assertThatThrownBy(() -> KeySource.pem()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KeySource.of(QSEALC.key(), List.of())).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void anInterruptWhileAStoreIsOpenedIsKept() {
        KeySource interrupted = KeySource.keyStore(
                () -> {
                    throw new InterruptedException();
                },
                null,
                "qsealc");

        assertThatThrownBy(() -> Signers.of(interrupted)).isInstanceOf(ConfigurationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static void assertProblem(KeySource web, String words) {
        TppIdentity identity = TppIdentity.of(web, KeySource.of(QSEALC.key(), QSEALC.chain()), Tpp.KEY_ID);
        assertThatThrownBy(() -> identity.load(Instant.now()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(words)
                .hasMessageNotContaining("canary")
                .hasNoCause();
        assertThat(web.toString() + identity).doesNotContain("canary");
    }

    private static KeyStore store(String type) {
        try {
            KeyStore store = emptyStore(type);
            put(store, "qwac", TPP.qwac());
            put(store, "qsealc", QSEALC);
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyStore emptyStore(String type) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(type);
        store.load((ByteArrayInputStream) null, null);
        return store;
    }

    private static void put(KeyStore store, String alias, KeyAndChain key) throws GeneralSecurityException {
        store.setKeyEntry(alias, key.key(), PASSWORD, key.chain().toArray(new X509Certificate[0]));
    }

    private Path written(String name, String content) {
        return written(name, content.getBytes(StandardCharsets.US_ASCII));
    }

    private Path written(String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
