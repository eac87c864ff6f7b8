package org.tppkit.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;

/** The lines of the page about HSMs, with a token of SoftHSM2; skipped where that is missing. */
@Timeout(60)
class HsmPageTest {
    private static final TppCertificates TPP = TestPki.shared().tpp();

    private final SoftHsm hsm = SoftHsm.shared();
    private final Path configuration = hsm.configuration();
    private final char[] pin = SoftHsm.PIN;
    private final URI url = Tpp.KEY_ID;

    @TempDir
    private Path folder;

    @BeforeEach
    @AfterEach
    void nothingOfTheTokenIsRegistered() {
        hsm.unregister();
    }

    @Test
    void bothKeysAreInTheToken() throws Exception {
        KeySource token = KeySource.pkcs11(configuration, pin); // the path of sunpkcs11.cfg
        TppIdentity identity = TppIdentity.of(token, token, url); // both keys in the token, by QcType

        assertIsTakenByTheBank(identity);
        assertThat(hsm.isRegistered()).isTrue();
    }

    @Test
    void onlyTheSealIsInTheToken() throws Exception {
        char[] password = "of the tests".toCharArray();
        Files.write(folder.resolve("qwac.p12"), TPP.toPkcs12(password));

        TppIdentity identity = TppIdentity.of(
                KeySource.pkcs12(folder.resolve("qwac.p12"), password),
                KeySource.pkcs11(configuration, pin, "qsealc"), // only the QSealC, by alias
                url);

        assertIsTakenByTheBank(identity);
        assertThat(hsm.isRegistered()).isFalse();
    }

    private static void assertIsTakenByTheBank(TppIdentity identity) throws Exception {
        try (SignedCalls calls = new SignedCalls(identity)) {
            calls.call();

            assertThat(calls.bank().callers()).containsExactly(TPP.qwac().certificate());
            calls.assertLastIsSignedBy(TPP.qsealc().certificate());
        }
    }
}
