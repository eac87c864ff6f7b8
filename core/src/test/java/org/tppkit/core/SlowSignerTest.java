package org.tppkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tppkit.ports.error.SigningException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.spi.signing.SignatureAlgorithm;
import org.tppkit.ports.spi.signing.Signer;
import org.tppkit.testkit.fake.FakeSigner;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;

/** Signers that are elsewhere: slow, silent, broken. */
@Timeout(60)
class SlowSignerTest {
    private static final TppCertificates TPP = TestPki.shared().tpp();
    private static final Duration SHORT = Duration.ofMillis(400);

    private final DistantSigner signer = new DistantSigner();

    @Test
    @DisplayName("T10 a signer that takes 200 ms is waited for")
    void aSlowSignerIsWaitedFor() throws Exception {
        try (SignedCalls calls = calls(Settings.standard())) {
            signer.behaviour = () -> pause(Duration.ofMillis(200));
            calls.call();

            calls.assertLastIsSignedBy(TPP.qsealc().certificate());
        }
    }

    @Test
    @DisplayName(
            "T10 a signer that does not answer holds its caller no longer than the call may take; nothing was sent")
    void aSilentSignerIsLeftAtTheDeadline() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        try (SignedCalls calls = calls(Settings.builder().callTimeout(SHORT).build())) {
            signer.behaviour = () -> {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    interrupted.countDown();
                    throw e;
                }
            };

            assertNothingIsSent(calls, calls::call, "did not answer in the time for the call");
            assertThat(interrupted.await(20, TimeUnit.SECONDS))
                    .as("the signer is interrupted")
                    .isTrue();
        }
    }

    @Test
    @DisplayName("T10 an interrupt frees the caller of a signer, keeps its flag, and nothing was sent")
    void anInterruptFreesTheCaller() throws Exception {
        Thread caller = Thread.currentThread();
        try (SignedCalls calls = calls(Settings.standard())) {
            signer.behaviour = () -> {
                caller.interrupt();
                new CountDownLatch(1).await();
            };
            assertThatThrownBy(calls::call)
                    .isInstanceOf(SigningException.class)
                    .hasMessageContaining("interrupted")
                    .hasMessageContaining("nothing was sent");
            assertThat(Thread.interrupted()).isTrue();
            assertThat(calls.bank().visits()).isEmpty();
        }
    }

    @Test
    @DisplayName("T10 a signer that fails is a SigningException without its words; nothing was sent")
    void aFailingSignerIsTold() throws Exception {
        try (SignedCalls calls = calls(Settings.standard())) {
            signer.behaviour = () -> {
                throw new IllegalStateException("canary");
            };
            assertNothingIsSent(calls, calls::call, "IllegalStateException");

            SigningException own = new SigningException("the service is down", null);
            signer.behaviour = () -> {
                throw own;
            };
            assertNothingIsSent(calls, calls::call, "the service is down");
        }
    }

    private static void assertNothingIsSent(SignedCalls calls, ThrowingCallable call, String words) {
        assertThatThrownBy(call)
                .isInstanceOf(SigningException.class)
                .hasMessageContaining(words)
                .hasMessageNotContaining("canary")
                .satisfies(failure ->
                        assertThat(((TppException) failure).requestsSent()).isZero());
        assertThat(calls.bank().visits()).isEmpty();
    }

    private SignedCalls calls(Settings settings) {
        return new SignedCalls(
                TppIdentity.of(KeySource.of(TPP.qwac().key(), TPP.qwac().chain()), signer, Tpp.KEY_ID), settings);
    }

    private static void pause(Duration time) throws InterruptedException {
        assertThat(new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS))
                .isFalse();
    }

    private interface Behaviour {
        void before() throws InterruptedException;
    }

    /** Signs rightly after whatever it does first. */
    private static final class DistantSigner implements Signer {
        private final FakeSigner right =
                FakeSigner.of(TPP.qsealc().key(), TPP.qsealc().chain());
        private volatile Behaviour behaviour = () -> {};

        @Override
        public List<X509Certificate> certificateChain() {
            return right.certificateChain();
        }

        @Override
        public byte[] sign(SignatureAlgorithm algorithm, byte[] message) {
            try {
                behaviour.before();
                return right.sign(algorithm, message);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SigningException("interrupted", null);
            }
        }
    }
}
