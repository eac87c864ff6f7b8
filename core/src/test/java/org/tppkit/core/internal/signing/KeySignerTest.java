package org.tppkit.core.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
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
    @DisplayName("T10 a key of another certificate is refused at the start")
    void aKeyOfAnotherCertificateIsRefused() {
        assertThatThrownBy(() -> KeySigner.of(new CertifiedKey(QWAC.key(), QSEALC.chain())))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("does not belong to the certificate");
    }

    @Test
    @DisplayName("T13 a key of 1024 bits is refused")
    void aShortKeyIsRefused() {
        assertThatThrownBy(() -> KeySigner.of(TestCertificates.certified(TestCertificates.keys("RSA", 1024))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("1024 bits");
    }

    @Test
    @DisplayName("T13 EC and PSS keys are refused for signatures, with the reason")
    void keysThatAreNotForRsaSha256AreRefused() {
        assertThatThrownBy(() -> KeySigner.of(TestCertificates.certified(TestCertificates.keys("EC", 256))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("kind EC");
        assertThatThrownBy(() -> KeySigner.of(TestCertificates.certified(TestCertificates.keys("RSASSA-PSS", 2048))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("kind RSASSA-PSS");
    }

    @Test
    @DisplayName(
            "T13 SHA-1 does not sign, and a certificate that its issuer signed with SHA-1 is refused; a root's own is not")
    void sha1IsRefused() throws Exception {
        assertThat(SignatureAlgorithm.values())
                .extracting(SignatureAlgorithm::jcaName)
                .noneMatch(name -> name.contains("SHA1"));
        KeyPair keys = TestCertificates.keys("RSA", 2048);
        X509Certificate forged = TestCertificates.signedWithSha1(keys, "CN=Test", "CN=Issuer");
        X509Certificate root = TestCertificates.signedWithSha1(keys, "CN=Root", "CN=Root");
        X509Certificate sound = TestCertificates.certificate(keys, "CN=Test", null);

        assertThatThrownBy(() -> KeySigner.of(new CertifiedKey(keys.getPrivate(), List.of(forged, root))))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        failure -> assertThat(failure.problems())
                                .singleElement()
                                .asString()
                                .contains("SHA1withRSA", "can be forged"));
        assertThat(KeyCheck.problemsOfQwac(new CertifiedKey(keys.getPrivate(), List.of(sound, forged))))
                .singleElement()
                .asString()
                .startsWith("QWAC");
        assertThat(KeyCheck.problemsOfQwac(new CertifiedKey(keys.getPrivate(), List.of(sound, root))))
                .isEmpty();
    }

    @Test
    @DisplayName("T12 32 threads share one signer, and every signature verifies")
    void manyThreadsShareOneSigner() throws Exception {
        assertAllVerify(10);
    }

    @Test
    @Tag("slow")
    @DisplayName("T12 the same 100,000 times")
    void manyThreadsShareOneSignerForLong() throws Exception {
        assertAllVerify(100_000 / 32);
    }

    private static void assertAllVerify(int each) throws Exception {
        KeySigner signer = KeySigner.of(new CertifiedKey(QSEALC.key(), QSEALC.chain()));
        ExecutorService threads = Executors.newFixedThreadPool(32);
        try {
            List<Future<Integer>> verified = new ArrayList<>();
            for (int thread = 0; thread < 32; thread++) {
                int number = thread;
                verified.add(threads.submit(() -> verified(signer, number, each)));
            }
            for (Future<Integer> count : verified) {
                assertThat(count.get()).isEqualTo(each);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static int verified(KeySigner signer, int thread, int count) throws Exception {
        Signature verifier = Signature.getInstance("SHA256withRSA");
        int verified = 0;
        for (int i = 0; i < count; i++) {
            byte[] message = (thread + " " + i).getBytes(StandardCharsets.US_ASCII);
            verifier.initVerify(QSEALC.certificate());
            verifier.update(message);
            verified += verifier.verify(signer.sign(SignatureAlgorithm.RSA_SHA256, message)) ? 1 : 0;
        }
        return verified;
    }

    @Test
    @DisplayName("T10 a lost key is opened anew once for each signature; if it fails again, nothing was sent")
    void aLostKeyIsOpenedAnewOnce() {
        LostKey first = new LostKey(QSEALC.key(), "canary-pin");
        AtomicReference<PrivateKey> next = new AtomicReference<>(first);
        AtomicInteger openings = new AtomicInteger();
        KeySigner signer = KeySigner.of(LivingKey.opened(() -> {
            openings.incrementAndGet();
            return new CertifiedKey(next.get(), QSEALC.chain());
        }));
        first.lose();
        LostKey lostToo = new LostKey(QSEALC.key(), "canary-pin");
        lostToo.lose();
        next.set(lostToo);

        assertThatThrownBy(() -> signer.sign(SignatureAlgorithm.RSA_SHA256, new byte[1]))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("nothing was sent")
                .hasMessageNotContaining("canary");
        assertThat(openings).hasValue(2);
        next.set(QSEALC.key());
        assertThat(signer.sign(SignatureAlgorithm.RSA_SHA256, new byte[1])).hasSize(256);
        assertThat(openings).hasValue(3);
        assertThat(signer.sign(SignatureAlgorithm.RSA_SHA256, new byte[1])).hasSize(256);
        assertThat(openings).hasValue(3);
    }

    @Test
    @DisplayName("T10 while one thread waits for a slow HSM the others wait for a while only, and can be interrupted")
    void anHsmThatHangsHoldsOneThread() throws Exception {
        CertifiedKey lost = new CertifiedKey(QSEALC.key(), QSEALC.chain());
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answers = new CountDownLatch(1);
        AtomicInteger openings = new AtomicInteger();
        Supplier<CertifiedKey> opener = () -> {
            if (openings.incrementAndGet() == 1) {
                return lost;
            }
            asked.countDown();
            awaitQuietly(answers);
            return new CertifiedKey(QSEALC.key(), QSEALC.chain());
        };
        LivingKey hasty = LivingKey.opened(opener, Duration.ofMillis(50));
        ExecutorService hsm = Executors.newSingleThreadExecutor();
        try {
            Future<CertifiedKey> slow = hsm.submit(() -> hasty.insteadOf(lost));
            assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

            assertThatThrownBy(() -> hasty.insteadOf(lost))
                    .isInstanceOf(SigningException.class)
                    .hasMessageContaining("another thread has been opening it")
                    .hasMessageContaining("nothing was sent");
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> hasty.insteadOf(lost))
                    .isInstanceOf(SigningException.class)
                    .hasMessageContaining("interrupted");
            assertThat(Thread.interrupted()).isTrue();
            assertThat(hasty.insteadOf(new CertifiedKey(QSEALC.key(), QSEALC.chain())))
                    .as("who has another key already need not wait")
                    .isSameAs(lost);

            answers.countDown();
            assertThat(hasty.insteadOf(lost)).isSameAs(slow.get(30, TimeUnit.SECONDS));
            assertThat(openings).hasValue(2);
        } finally {
            answers.countDown();
            hsm.shutdownNow();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts who waits for the HSM", e);
        }
    }

    @Test
    void aKeyThatComesBackWithAnotherCertificateIsRefused() {
        LostKey first = new LostKey(QSEALC.key(), "canary-pin");
        AtomicReference<CertifiedKey> next = new AtomicReference<>(new CertifiedKey(first, QSEALC.chain()));
        KeySigner signer = KeySigner.of(LivingKey.opened(next::get));
        next.set(new CertifiedKey(QWAC.key(), QWAC.chain()));
        first.lose();

        assertThatThrownBy(() -> signer.sign(SignatureAlgorithm.RSA_SHA256, new byte[1]))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("another certificate");
        assertThat(signer.certificateChain()).isEqualTo(QSEALC.chain());
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
