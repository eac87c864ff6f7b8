package org.tppkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.spi.signing.SignatureAlgorithm;
import org.tppkit.ports.spi.signing.Signer;
import org.tppkit.testkit.fake.FakeSigner;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;

/** A call signs when it is its turn, and not before. */
@Timeout(60)
class CrowdedSignerTest {
    private static final TppCertificates TPP = TestPki.shared().tpp();
    private static final int SLOTS = 2;
    private static final int CROWD = 12;

    private final CountingSigner signer = new CountingSigner();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @Test
    @DisplayName("C15 a crowd at a busy bank signs no more than it may send")
    void onlyThoseWhoseTurnItIsSign() throws Exception {
        try (SignedCalls calls = calls(Settings.builder())) {
            CountDownLatch answers = calls.bank().hold();
            List<Future<?>> crowd = new ArrayList<>();
            for (int i = 0; i < CROWD; i++) {
                crowd.add(threads.submit(calls::call));
            }
            calls.bank().awaitVisits(SLOTS);
            assertThat(signer.signatures).hasValue(SLOTS);

            answers.countDown();
            for (Future<?> caller : crowd) {
                caller.get(30, TimeUnit.SECONDS);
            }
            assertThat(signer.signatures).hasValue(CROWD);
        }
    }

    @Test
    @DisplayName("C15 a call that is interrupted while it waits for its turn was not signed")
    void whoStopsWaitingSignsNothing() throws Exception {
        try (SignedCalls calls = calls(Settings.builder())) {
            CountDownLatch answers = calls.bank().hold();
            for (int i = 0; i < SLOTS; i++) {
                threads.submit(calls::call);
            }
            calls.bank().awaitVisits(SLOTS);

            Thread.currentThread().interrupt();
            assertThatThrownBy(calls::call).isInstanceOfSatisfying(TransportException.class, e -> {
                assertThat(e.reason()).isEqualTo(TransportException.Reason.INTERRUPTED);
                assertThat(e.requestMayHaveArrived()).isFalse();
                assertThat(e.requestsSent()).isZero();
            });
            assertThat(Thread.interrupted()).isTrue();
            assertThat(signer.signatures).hasValue(SLOTS);
            answers.countDown();
        }
    }

    @Test
    @DisplayName("a request to an address that is none of the bank's is not even signed")
    void aForeignAddressIsNotSigned() throws Exception {
        try (SignedCalls calls = calls(Settings.builder())) {
            assertThatThrownBy(calls::callElsewhere)
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("none of the bank's own");
            assertThat(signer.signatures).hasValue(0);
        }
    }

    private SignedCalls calls(Settings.Builder settings) {
        SignedCalls calls = new SignedCalls(
                TppIdentity.of(KeySource.of(TPP.qwac().key(), TPP.qwac().chain()), signer, Tpp.KEY_ID),
                settings.slotsPerHost(SLOTS).reservedSlots(0).build());
        signer.signatures.set(
                0); // it has signed when the client was built, to show that key and certificate belong together
        return calls;
    }

    /** Signs rightly, and counts. */
    private static final class CountingSigner implements Signer {
        private final AtomicInteger signatures = new AtomicInteger();
        private final FakeSigner right =
                FakeSigner.of(TPP.qsealc().key(), TPP.qsealc().chain());

        @Override
        public List<X509Certificate> certificateChain() {
            return right.certificateChain();
        }

        @Override
        public byte[] sign(SignatureAlgorithm algorithm, byte[] message) {
            signatures.incrementAndGet();
            return right.sign(algorithm, message);
        }
    }
}
