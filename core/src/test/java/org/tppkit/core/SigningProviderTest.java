package org.tppkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.conscrypt.Conscrypt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.spi.signing.Signer;
import org.tppkit.testkit.contract.SignerContract;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;

/** Providers that sign faster than the JDK, where the caller brings one. */
class SigningProviderTest {
    private static final TppCertificates TPP = TestPki.shared().tpp();

    @TempDir
    private Path folder;

    /** A provider, and how its classes are recognised. */
    private interface Native extends SignerContract {
        Provider provider();

        String keysAreOf();

        @Override
        default Signer signer() {
            return Signers.of(source(TPP.qsealc()), provider());
        }

        @Test
        default void theKeyIsThatProvidersOwnAndTheBankVerifiesItsSignature() throws Exception {
            TppIdentity identity = TppIdentity.of(source(TPP.qwac()), source(TPP.qsealc()), Tpp.KEY_ID)
                    .signingWith(provider());
            List<String> lines = logged(() -> identity.load(Instant.now()));
            assertThat(lines)
                    .filteredOn(line -> line.contains("signs by"))
                    .singleElement()
                    .asString()
                    .contains("PSDFR-ACPR-12345", provider().getName(), keysAreOf());
            try (SignedCalls calls = new SignedCalls(identity)) {
                calls.call();
                calls.assertLastIsSignedBy(TPP.qsealc().certificate());
                assertThat(calls.bank().callers()).containsExactly(TPP.qwac().certificate());
            }
            assertThat(Security.getProvider(provider().getName()))
                    .as("nothing is registered")
                    .isNull();
        }
    }

    @Nested
    class WithConscrypt implements Native {
        @Override
        public Provider provider() {
            assumeNativeLibraries();
            return Conscrypt.newProvider();
        }

        @Override
        public String keysAreOf() {
            return "org.conscrypt.";
        }
    }

    @Nested
    class WithCorretto implements Native {
        @Override
        public Provider provider() {
            assumeNativeLibraries();
            return AmazonCorrettoCryptoProvider.INSTANCE;
        }

        @Override
        public String keysAreOf() {
            return "com.amazon.corretto.crypto.";
        }
    }

    @Test
    void theJdkSignsWhereNothingElseIsSaid() {
        assertThat(logged(() -> TppIdentity.of(source(TPP.qwac()), source(TPP.qsealc()), Tpp.KEY_ID)
                        .load(Instant.now())))
                .filteredOn(line -> line.contains("signs by"))
                .singleElement()
                .asString()
                .contains("SunRsaSign with sun.security.rsa.");
    }

    @Test
    @DisplayName("L1 which class signs is logged once, and nothing of the keys at any level")
    void nothingOfTheKeysIsLogged() throws Exception {
        char[] password = "canary-password".toCharArray();
        Path file = Files.write(folder.resolve("tpp.p12"), TPP.toPkcs12(password));
        TppIdentity identity = TppIdentity.pkcs12(file, password, Tpp.KEY_ID);
        List<String> lines = logged(() -> {
            identity.load(Instant.now());
            identity.load(Instant.now());
        });

        assertThat(lines).filteredOn(line -> line.contains("signs by")).hasSize(1);
        byte[] key = TPP.qsealc().key().getEncoded();
        String inBase64 = Base64.getEncoder().encodeToString(key).substring(60, 100);
        assertThat(String.join("\n", lines))
                .doesNotContain("canary", inBase64, TPP.qsealc().key().toString());
    }

    @Test
    void whatAProviderDoesNotTakeIsRefusedAtTheStart() {
        Provider useless = Security.getProvider("SUN");
        TppIdentity identity = TppIdentity.of(source(TPP.qwac()), source(TPP.qsealc()), Tpp.KEY_ID)
                .signingWith(useless);

        assertThatThrownBy(() -> identity.load(Instant.now()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("cannot be loaded into the provider SUN");
    }

    @Test
    void aReadyMadeSignerHasItsProviderAlready() {
        Signer signer = Signers.of(TPP.qsealc().key(), TPP.qsealc().chain());
        TppIdentity identity =
                TppIdentity.of(source(TPP.qwac()), signer, Tpp.KEY_ID).signingWith(Security.getProvider("SunRsaSign"));

        assertThatThrownBy(() -> identity.load(Instant.now()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("ready-made signer");
    }

    @Test
    void theProviderIsChosenBeforeTheIdentityIsUsed() {
        TppIdentity identity = TppIdentity.of(source(TPP.qwac()), source(TPP.qsealc()), Tpp.KEY_ID);
        identity.load(Instant.now());

        assertThatThrownBy(() -> identity.signingWith(Security.getProvider("SunRsaSign")))
                .isInstanceOf(IllegalStateException.class);
    }

    private static KeySource source(KeyAndChain key) {
        return KeySource.of(key.key(), key.chain());
    }

    private static void assumeNativeLibraries() {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        assumeThat(system.toLowerCase(Locale.ROOT))
                .as("the native libraries in the tests' class path are for this machine")
                .matches("linux (amd64|x86_64)");
    }

    /** All that is logged meanwhile, at any level. */
    private static List<String> logged(Runnable work) {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(new SimpleFormatter().format(line));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        handler.setLevel(Level.ALL);
        Logger root = Logger.getLogger("");
        Level before = root.getLevel();
        root.setLevel(Level.ALL);
        root.addHandler(handler);
        try {
            work.run();
        } finally {
            root.removeHandler(handler);
            root.setLevel(before);
        }
        return List.copyOf(lines);
    }
}
