package org.tppkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.ProviderException;
import java.security.Security;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.security.auth.login.FailedLoginException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.error.SigningException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.spi.signing.SignatureAlgorithm;
import org.tppkit.ports.spi.signing.Signer;
import org.tppkit.testkit.contract.SignerContract;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;

/** Keys that never leave a token: a real one, of SoftHSM2. */
@Timeout(60)
class Pkcs11Test implements SignerContract {
    private static final TppCertificates TPP = TestPki.shared().tpp();
    private static final byte[] MESSAGE = {1, 2, 3};

    private final SoftHsm hsm = SoftHsm.shared();

    @TempDir
    private Path folder;

    @BeforeEach
    @AfterEach
    void nothingOfTheTokenIsRegistered() {
        hsm.unregister();
    }

    @Override
    public Signer signer() {
        return Signers.of(KeySource.pkcs11(hsm.configuration(), SoftHsm.PIN, "qsealc"));
    }

    @Override
    public List<String> secrets() {
        return List.of(new String(SoftHsm.PIN));
    }

    // ------------------------------------------------------------------ both keys at work

    @Test
    @DisplayName("T10 QWAC and QSealC may both stay in an HSM: the bank sees the one and verifies the other")
    void bothKeysMayStayInTheToken() throws Exception {
        try (SignedCalls calls = new SignedCalls(identity())) {
            calls.call();

            assertThat(calls.bank().callers()).containsExactly(TPP.qwac().certificate());
            calls.assertLastIsSignedBy(TPP.qsealc().certificate());
            assertThat(hsm.isRegistered()).isTrue();
        }
    }

    // These lines stand on the page about HSMs.

    private static TppIdentity bothInTheToken(Path configuration, char[] pin, URI url) {
        KeySource token = KeySource.pkcs11(configuration, pin); // the path of sunpkcs11.cfg
        TppIdentity identity = TppIdentity.of(token, token, url); // both keys in the token, by QcType
        return identity;
    }

    private static TppIdentity onlyTheSeal(Path folder, char[] password, Path configuration, char[] pin, URI url) {
        TppIdentity identity = TppIdentity.of(
                KeySource.pkcs12(folder.resolve("qwac.p12"), password),
                KeySource.pkcs11(configuration, pin, "qsealc"), // only the QSealC, by alias
                url);
        return identity;
    }

    @Test
    void theQwacMayStayInAFile() throws Exception {
        char[] password = "of the tests".toCharArray();
        Files.write(folder.resolve("qwac.p12"), TPP.toPkcs12(password));
        TppIdentity identity = onlyTheSeal(folder, password, hsm.configuration(), SoftHsm.PIN, Tpp.KEY_ID);
        try (SignedCalls calls = new SignedCalls(identity)) {
            calls.call();

            assertThat(calls.bank().callers()).containsExactly(TPP.qwac().certificate());
            calls.assertLastIsSignedBy(TPP.qsealc().certificate());
            assertThat(hsm.isRegistered()).isFalse();
        }
    }

    @Test
    void theKeysAreFoundByTheTypesOfTheirCertificates() throws Exception {
        TppIdentity identity = bothInTheToken(hsm.configuration(), SoftHsm.PIN, Tpp.KEY_ID);
        try (SignedCalls calls = new SignedCalls(identity)) {
            calls.call();

            assertThat(calls.bank().callers()).containsExactly(TPP.qwac().certificate());
            calls.assertLastIsSignedBy(TPP.qsealc().certificate());
        }
    }

    @Test
    void onlyTheQwacNeedsARegisteredProvider() {
        Signer signer = signer();

        assertThat(verifies(signer.sign(SignatureAlgorithm.RSA_SHA256, MESSAGE)))
                .isTrue();
        assertThat(hsm.isRegistered()).isFalse();
        assertThat(signer.toString()).doesNotContain("canary");
    }

    // ------------------------------------------------------------------ sessions that end

    @Test
    @DisplayName("T10 a login that the HSM has forgotten is made anew, for signature and handshake")
    void aForgottenLoginIsMadeAnew() throws Exception {
        try (SignedCalls calls = new SignedCalls(identity())) {
            calls.call();
            hsm.forgetLogin();
            calls.call();
            calls.assertLastIsSignedBy(TPP.qsealc().certificate());
            hsm.forgetLogin();
            calls.callSecond();

            assertThat(calls.bank().callers()).hasSize(2);
            assertThat(calls.second().callers()).containsExactly(TPP.qwac().certificate());
        }
    }

    @Test
    @DisplayName("T10 sessions that the HSM has ended in mid-run are opened anew, for signature and handshake")
    void endedSessionsAreOpenedAnew() throws Exception {
        try (SignedCalls calls = new SignedCalls(identity())) {
            calls.call();
            hsm.endSessions();
            calls.call();
            calls.assertLastIsSignedBy(TPP.qsealc().certificate());
            hsm.endSessions();
            calls.callSecond();

            assertThat(calls.second().callers()).containsExactly(TPP.qwac().certificate());
            SignedCalls.assertSignedBy(calls.second().last(), TPP.qsealc().certificate());
        }
    }

    @Test
    @DisplayName("T10 threads that meet a lost session at once all get right signatures")
    void manyThreadsMeetALostSession() throws Exception {
        Signer signer = signer();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<byte[]>> signatures = new ArrayList<>();
            for (int round = 0; round < 3; round++) {
                hsm.forgetLogin();
                for (int i = 0; i < 16; i++) {
                    signatures.add(threads.submit(() -> signer.sign(SignatureAlgorithm.RSA_SHA256, MESSAGE)));
                }
                for (Future<byte[]> signature : signatures) {
                    assertThat(verifies(signature.get(20, TimeUnit.SECONDS))).isTrue();
                }
                signatures.clear();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @DisplayName("T10 a session that does not come back is a SigningException, and nothing was sent")
    void aTokenThatStaysAwayIsTold() throws Exception {
        AtomicBoolean away = new AtomicBoolean();
        AtomicInteger openings = new AtomicInteger();
        KeySource seal = KeySource.keyStore(
                () -> {
                    openings.incrementAndGet();
                    if (away.get()) {
                        throw new ProviderException("no token, tried PIN canary");
                    }
                    return hsm.loggedIn(hsm.provider());
                },
                null,
                "qsealc");
        KeySource web = KeySource.of(TPP.qwac().key(), TPP.qwac().chain());
        try (SignedCalls calls = new SignedCalls(TppIdentity.of(web, seal, Tpp.KEY_ID))) {
            calls.call();
            away.set(true);
            hsm.forgetLogin();

            assertThatThrownBy(calls::call)
                    .isInstanceOf(SigningException.class)
                    .hasMessageContaining("does not open again")
                    .hasMessageContaining("nothing was sent")
                    .hasMessageNotContaining("canary")
                    .hasNoCause();
            assertThat(openings).hasValue(2);
            assertThat(calls.bank().callers()).hasSize(1);
            away.set(false);
            calls.call();
            assertThat(calls.bank().callers()).hasSize(2);
        }
    }

    @Test
    @DisplayName("T10 a QWAC whose session does not come back ends the handshake before the request")
    void aHandshakeWithoutKeyIsTold() throws Exception {
        AtomicBoolean away = new AtomicBoolean();
        KeyStore store = hsm.loggedIn(hsm.provider());
        Security.addProvider(store.getProvider());
        KeySource web = KeySource.keyStore(
                () -> {
                    if (away.get()) {
                        throw new ProviderException("no token");
                    }
                    return store;
                },
                null,
                "qwac");
        KeySource seal = KeySource.of(TPP.qsealc().key(), TPP.qsealc().chain());
        try (SignedCalls calls = new SignedCalls(TppIdentity.of(web, seal, Tpp.KEY_ID))) {
            away.set(true);
            hsm.forgetLogin();

            assertThatThrownBy(calls::call)
                    .isInstanceOfSatisfying(TransportException.class, failure -> {
                        assertThat(failure.reason()).isEqualTo(TransportException.Reason.CLIENT_CERTIFICATE);
                        assertThat(failure.requestMayHaveArrived()).isFalse();
                    })
                    .hasMessageContaining("key of our certificate");
            assertThat(calls.bank().callers()).isEmpty();
        }
    }

    // ------------------------------------------------------------------ what is refused

    @Test
    @DisplayName("T7 a wrong PIN is told without the PIN, and never tried twice")
    void aWrongPinIsTriedOnce() throws Exception {
        hsm.forgetLogin();
        KeySource wrong = KeySource.pkcs11(hsm.configuration(), "canary-wrong".toCharArray());
        TppIdentity identity = TppIdentity.of(wrong, wrong, Tpp.KEY_ID);

        assertThatThrownBy(() -> identity.load(Instant.now()))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        failure -> assertThat(failure.problems())
                                .hasSize(2)
                                .satisfiesExactly(
                                        first -> assertThat(first).contains("refuses its PIN"),
                                        second -> assertThat(second).contains("not asked again")))
                .hasMessageNotContaining("canary")
                .hasNoCause();
    }

    @Test
    @DisplayName("T7 a login that a key store's opener was refused is not tried again")
    void aRefusedLoginOfAnOpenerIsTriedOnce() {
        AtomicInteger openings = new AtomicInteger();
        KeySource refused = KeySource.keyStore(
                () -> {
                    openings.incrementAndGet();
                    throw new IOException("load failed", new FailedLoginException("canary"));
                },
                null,
                "qsealc");

        assertThatThrownBy(() -> Signers.of(refused))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("refuses its password")
                .hasMessageNotContaining("canary");
        assertThatThrownBy(() -> Signers.of(refused)).hasMessageContaining("not asked again");
        assertThat(openings).hasValue(1);
    }

    @Test
    @DisplayName("T7 a token that cannot be reached is told at the start")
    void aTokenThatCannotBeReachedIsTold() throws Exception {
        Path noLibrary = Files.writeString(
                folder.resolve("none.cfg"), "name = none\nlibrary = " + folder.resolve("canary-none.so") + "\n");

        assertThatThrownBy(() -> Signers.of(KeySource.pkcs11(noLibrary, SoftHsm.PIN)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("library, slot and syntax")
                .hasMessageNotContaining("canary");
        assertThatThrownBy(() -> Signers.of(KeySource.pkcs11(folder.resolve("nowhere.cfg"), SoftHsm.PIN)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> Signers.of(KeySource.pkcs11(hsm.configuration(), SoftHsm.PIN, "nobody")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("qsealc, qwac");
    }

    @Test
    @DisplayName("T7 a QWAC of an HSM whose provider TLS does not find is told at the start")
    void aQwacOfAnUnregisteredProviderIsTold() throws Exception {
        KeySource unregistered = KeySource.keyStore(hsm.loggedIn(hsm.provider()), null, "qwac");
        KeySource seal = KeySource.of(TPP.qsealc().key(), TPP.qsealc().chain());

        assertThatThrownBy(() -> TppIdentity.of(unregistered, seal, Tpp.KEY_ID).load(Instant.now()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("Security.addProvider");
    }

    @Test
    void aKeyOfTheTokenIsNotLoadedIntoAnotherProvider() {
        KeySource token = KeySource.pkcs11(hsm.configuration(), SoftHsm.PIN, "qsealc");

        assertThatThrownBy(() -> Signers.of(token, Security.getProvider("SunRsaSign")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("does not leave the HSM");
    }

    @Test
    void plainSettingsNameAToken() {
        ConfigurationMapTest.assertIdentityLoads(Map.of(
                "identity.pkcs11", hsm.configuration().toString(),
                "identity.password", new String(SoftHsm.PIN),
                "identity.keyIdUrl", Tpp.KEY_ID.toString()));
        ConfigurationMapTest.assertIdentityLoads(Map.of(
                "identity.pkcs11",
                hsm.configuration().toString(),
                "identity.password",
                new String(SoftHsm.PIN),
                "identity.qwacAlias",
                "qwac",
                "identity.qsealcAlias",
                "qsealc",
                "identity.keyIdUrl",
                Tpp.KEY_ID.toString()));
    }

    private TppIdentity identity() {
        return TppIdentity.of(
                KeySource.pkcs11(hsm.configuration(), SoftHsm.PIN, "qwac"),
                KeySource.pkcs11(hsm.configuration(), SoftHsm.PIN, "qsealc"),
                URI.create("https://tpp.example/qsealc.pem"));
    }

    private static boolean verifies(byte[] signature) {
        try {
            X509Certificate certificate = TPP.qsealc().certificate();
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(certificate);
            verifier.update(MESSAGE);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
