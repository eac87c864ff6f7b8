package org.tppkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tppkit.core.FakeProvider.FIRST;
import static org.tppkit.core.FakeProvider.SECOND;

import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.spi.signing.SignatureAlgorithm;
import org.tppkit.ports.spi.signing.Signer;
import org.tppkit.testkit.fake.FakeSigner;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;
import org.tppkit.testkit.pki.TppProfile;

/** New certificates while the client runs, on real sockets. */
@Timeout(60)
class IdentityRotationTest {
    private static final TppCertificates OLD = TestPki.shared().tpp();
    /** Over the old keys, swapped: old and new keys differ in both uses, and none has to be made. */
    private static final TppCertificates NEW =
            TestPki.shared().reissue(new TppCertificates(OLD.qsealc(), OLD.qwac()), TppProfile.standard());

    private static final URI NEW_KEY_ID = URI.create("https://tpp.example/qsealc-2.pem");
    private static final long PATIENCE_SECONDS = 30;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @Test
    @DisplayName(
            "T9 new calls show the new QWAC and sign with the new QSealC and keyId; running ones finish with the old")
    void aRotationIsOneStep() throws Exception {
        try (SignedCalls calls = new SignedCalls(identity(OLD, Tpp.KEY_ID))) {
            CountDownLatch answer = calls.bank().hold();
            Future<?> running = threads.submit(calls::call);
            calls.bank().awaitVisits(1);
            calls.bank().holdNoMore();

            calls.client().rotateIdentity(FIRST, identity(NEW, NEW_KEY_ID));
            calls.call();
            assertThat(running).isNotDone();
            answer.countDown();
            running.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            calls.call();

            List<TlsBank.Visit> visits = calls.bank().visits();
            assertShows(visits.get(0), OLD, Tpp.KEY_ID);
            assertShows(visits.get(1), NEW, NEW_KEY_ID);
            assertShows(visits.get(2), NEW, NEW_KEY_ID);
            assertThat(visits.get(1).port()).isNotEqualTo(visits.get(0).port());
            assertThat(visits.get(2).port())
                    .as("connections of the new identity are used again")
                    .isEqualTo(visits.get(1).port());
            assertThat(calls.client().openIdentities())
                    .as("the other application shows the old one still")
                    .isEqualTo(2);
        }
    }

    @Test
    @DisplayName("T9 each application changes for itself, and the connections of an identity end with its last one")
    void applicationsChangeOneByOne() {
        TppIdentity next = identity(NEW, NEW_KEY_ID);
        try (SignedCalls calls = new SignedCalls(identity(OLD, Tpp.KEY_ID))) {
            calls.client().rotateIdentity(FIRST, next);
            calls.call();
            calls.callSecond();
            assertThat(calls.bank().last().caller()).isEqualTo(NEW.qwac().certificate());
            assertThat(calls.second().last().caller()).isEqualTo(OLD.qwac().certificate());
            assertThat(calls.client().openIdentities()).isEqualTo(2);

            calls.client().rotateIdentity(SECOND, next);
            calls.client().rotateIdentity(SECOND, next);
            calls.callSecond();
            assertThat(calls.second().last().caller()).isEqualTo(NEW.qwac().certificate());
            assertThat(calls.client().openIdentities()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("T9 while identities change under load, no request mixes two of them and none fails")
    void noRequestMixesTwoIdentities() throws Exception {
        TppIdentity first = identity(OLD, Tpp.KEY_ID);
        TppIdentity second = identity(NEW, NEW_KEY_ID);
        try (SignedCalls calls = new SignedCalls(first)) {
            AtomicBoolean over = new AtomicBoolean();
            List<Future<?>> callers = List.of(1, 2, 3, 4).stream()
                    .<Future<?>>map(i -> threads.submit(() -> {
                        while (!over.get()) {
                            calls.call();
                        }
                    }))
                    .toList();
            for (int i = 0; i < 4; i++) {
                calls.bank().awaitVisits(calls.bank().visits().size() + 8);
                calls.client().rotateIdentity(FIRST, i % 2 == 0 ? second : first);
            }
            over.set(true);
            for (Future<?> caller : callers) {
                caller.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }

            for (TlsBank.Visit visit : calls.bank().visits()) {
                boolean old = visit.caller().equals(OLD.qwac().certificate());
                assertShows(visit, old ? OLD : NEW, old ? Tpp.KEY_ID : NEW_KEY_ID);
            }
            assertThat(calls.bank().callers())
                    .contains(OLD.qwac().certificate(), NEW.qwac().certificate());
            assertThat(calls.client().openIdentities()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("T9 a bad new identity is refused with all its problems, and the old one goes on")
    void aBadIdentityIsRefused() {
        try (SignedCalls calls = new SignedCalls(identity(OLD, Tpp.KEY_ID))) {
            calls.call();
            TppIdentity nowhere = TppIdentity.pkcs12(Path.of("nowhere.p12"), "x".toCharArray(), null);
            TppIdentity mixed = identity(new TppCertificates(OLD.qwac(), mixedUp()), Tpp.KEY_ID);

            assertThatThrownBy(() -> calls.client().rotateIdentity(FIRST, nowhere))
                    .isInstanceOfSatisfying(
                            ConfigurationException.class,
                            failure -> assertThat(failure.problems()).hasSize(2));
            assertThatThrownBy(() -> calls.client().rotateIdentity(FIRST, mixed))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("does not belong to the certificate");
            calls.call();
            assertThat(calls.bank().callers())
                    .containsExactly(OLD.qwac().certificate(), OLD.qwac().certificate());
            assertThat(calls.client().openIdentities()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("T9 a signer that breaks while it is changed to leaves no connections behind")
    void aSignerThatBreaksWithinTheChangeLeavesNothing() {
        AtomicInteger asked = new AtomicInteger(Integer.MIN_VALUE);
        FakeSigner right = FakeSigner.of(NEW.qsealc().key(), NEW.qsealc().chain());
        Signer breaking = new Signer() {
            @Override
            public List<X509Certificate> certificateChain() {
                if (asked.incrementAndGet() > 1) {
                    throw new IllegalStateException("as the test asked");
                }
                return right.certificateChain();
            }

            @Override
            public byte[] sign(SignatureAlgorithm algorithm, byte[] message) {
                return right.sign(algorithm, message);
            }
        };
        TppIdentity next = TppIdentity.of(source(NEW.qwac()), breaking, NEW_KEY_ID);
        TppIdentity first = identity(OLD, Tpp.KEY_ID);
        try (SignedCalls calls = new SignedCalls(first)) {
            calls.client().rotateIdentity(SECOND, next);
            asked.set(0);
            assertThatThrownBy(() -> calls.client().rotateIdentity(FIRST, next))
                    .isInstanceOf(IllegalStateException.class);
            calls.client().rotateIdentity(SECOND, first);
            assertThat(calls.client().openIdentities()).isEqualTo(1);
            calls.call();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("T9 certificates that are not valid at this moment are no step forward")
    void certificatesOutOfTimeAreRefused(boolean expired) {
        TppProfile profile = TppProfile.standard();
        TppCertificates unusable = TestPki.shared().reissue(OLD, expired ? profile.expired() : profile.notYetValid());
        try (SignedCalls calls = new SignedCalls(identity(OLD, Tpp.KEY_ID))) {
            assertThatThrownBy(() -> calls.client().rotateIdentity(FIRST, identity(unusable, Tpp.KEY_ID)))
                    .isInstanceOfSatisfying(
                            ConfigurationException.class,
                            failure -> assertThat(failure.problems())
                                    .hasSize(2)
                                    .allMatch(problem -> problem.contains(expired ? "expired" : "valid only from")));
            calls.call();
            assertThat(calls.bank().callers()).containsExactly(OLD.qwac().certificate());
        }
    }

    @Test
    void anUnknownBankAndAClosedClientAreRefused() {
        TppIdentity next = identity(NEW, NEW_KEY_ID);
        SignedCalls calls = new SignedCalls(identity(OLD, Tpp.KEY_ID));
        assertThatThrownBy(() -> calls.client().rotateIdentity(FakeProvider.THIRD, next))
                .isInstanceOf(InvalidRequestException.class);
        calls.close();
        assertThatThrownBy(() -> calls.client().rotateIdentity(FIRST, next)).isInstanceOf(TransportException.class);
        assertThat(calls.client().openIdentities()).isZero();
    }

    @Test
    @Tag("slow") // the JDK's client takes seconds to end
    @DisplayName("T9 the threads of clients that are out of use end")
    void nothingOfOldIdentitiesStays() throws Exception {
        TppIdentity first = identity(OLD, Tpp.KEY_ID);
        TppIdentity second = identity(NEW, NEW_KEY_ID);
        try (SignedCalls calls = new SignedCalls(first)) {
            calls.client().rotateIdentity(SECOND, second);
            long before = selectors();
            for (int i = 0; i < 20; i++) {
                calls.client().rotateIdentity(FIRST, i % 2 == 0 ? second : first);
                calls.client().rotateIdentity(SECOND, i % 2 == 0 ? second : first);
                calls.call();
            }
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            // The JDK looks every three seconds whether its client is still referred to.
            while (selectors() > before && System.nanoTime() < end) {
                System.gc();
                new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
            }
            assertThat(selectors()).isLessThanOrEqualTo(before);
        }
    }

    private static long selectors() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("SelectorManager"))
                .count();
    }

    private static void assertShows(TlsBank.Visit visit, TppCertificates certificates, URI keyId) throws Exception {
        assertThat(visit.caller()).isEqualTo(certificates.qwac().certificate());
        assertThat(SignedCalls.parameter(visit, "keyId")).isEqualTo(keyId.toString());
        SignedCalls.assertSignedBy(visit, certificates.qsealc().certificate());
    }

    private static TppIdentity identity(TppCertificates certificates, URI keyId) {
        return TppIdentity.of(source(certificates.qwac()), source(certificates.qsealc()), keyId);
    }

    private static KeySource source(KeyAndChain key) {
        return KeySource.of(key.key(), key.chain());
    }

    private static KeyAndChain mixedUp() {
        return new KeyAndChain(OLD.qwac().key(), OLD.qsealc().chain());
    }
}
