package org.tppkit.core.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;

class Pkcs12FileTest {
    private static final TppCertificates TPP = TestPki.shared().tpp();
    private static final char[] PASSWORD = "canary-password".toCharArray();

    @TempDir
    private Path folder;

    @Test
    void tellsTheKeysApartByTheirCertificates() throws Exception {
        Path file = folder.resolve("tpp.p12");
        Files.write(file, TPP.toPkcs12(PASSWORD));
        TppKeys keys = Pkcs12File.read(file, PASSWORD).byType();

        assertThat(keys.qwac().certificate()).isEqualTo(TPP.qwac().certificate());
        assertThat(keys.qwac().key()).isEqualTo(TPP.qwac().key());
        assertThat(keys.qwac().chain()).isEqualTo(TPP.qwac().chain());
        assertThat(keys.qsealc().certificate()).isEqualTo(TPP.qsealc().certificate());
        assertThat(keys.qsealc().key()).isEqualTo(TPP.qsealc().key());
    }

    @Test
    void takesAliasesInAnyCase() throws Exception {
        Path file = folder.resolve("tpp.p12");
        Files.write(file, TPP.toPkcs12(PASSWORD));
        TppKeys swapped = Pkcs12File.read(file, PASSWORD).byAlias("QSEALC", "Qwac");

        assertThat(swapped.qwac().certificate()).isEqualTo(TPP.qsealc().certificate());
        assertThat(swapped.qsealc().certificate()).isEqualTo(TPP.qwac().certificate());
    }

    @Test
    void namesEveryAliasThatIsNotThere() throws Exception {
        Path file = folder.resolve("tpp.p12");
        Files.write(file, TPP.toPkcs12(PASSWORD));
        Pkcs12File read = Pkcs12File.read(file, PASSWORD);

        assertThatThrownBy(() -> read.byAlias("one", "two"))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        failure -> assertThat(failure.problems()).hasSize(2))
                .hasMessageContaining("one")
                .hasMessageContaining("two")
                .hasMessageContaining("qsealc, qwac");
    }

    @Test
    void aWrongPasswordIsToldAndNotShown() throws Exception {
        Path file = folder.resolve("tpp.p12");
        Files.write(file, TPP.toPkcs12(PASSWORD));

        assertThatThrownBy(() -> Pkcs12File.read(file, "canary-wrong".toCharArray()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("does not open with this password")
                .hasMessageNotContaining("canary")
                .hasNoCause();
    }

    @Test
    void filesThatAreNoKeyStoreAreTold() throws Exception {
        Path text = folder.resolve("text.p12");
        Files.writeString(text, "hello");
        Path large = folder.resolve("large.p12");
        Files.write(large, new byte[1024 * 1024 + 1]);

        assertProblem(text, "is no PKCS#12 file");
        assertProblem(large, "is too large");
        assertProblem(folder.resolve("nowhere.p12"), "does not exist");
        assertProblem(folder, "cannot be read");
    }

    @Test
    void aFileWithoutPrivateKeysIsTold() throws Exception {
        KeyStore store = emptyStore();
        store.setCertificateEntry("ca", TestPki.shared().caCertificate());

        assertProblem(written(store), "holds no private key");
    }

    @Test
    void severalCandidatesAreNamed() throws Exception {
        KeyStore store = emptyStore();
        put(store, "old", TPP.qwac());
        put(store, "new", TPP.qwac());
        put(store, "seal", TPP.qsealc());
        Pkcs12File file = Pkcs12File.read(written(store), PASSWORD);

        assertThatThrownBy(file::byType)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("several keys that may be the QWAC: new, old");
        assertThat(file.byAlias("old", "seal").qwac().certificate())
                .isEqualTo(TPP.qwac().certificate());
    }

    @Test
    void bothProblemsAreToldWhereNoKeyIsQualified() throws Exception {
        KeyStore store = emptyStore();
        CertifiedKey plain = TestCertificates.certified(TestCertificates.keys("RSA", 2048));
        store.setKeyEntry("plain", plain.key(), PASSWORD, new X509Certificate[] {plain.certificate()});
        Pkcs12File file = Pkcs12File.read(written(store), PASSWORD);

        assertThatThrownBy(file::byType)
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        failure -> assertThat(failure.problems()).hasSize(2))
                .hasMessageContaining("has no QWAC")
                .hasMessageContaining("has no QSealC")
                .hasMessageContaining("plain");
    }

    private void assertProblem(Path file, String words) {
        assertThatThrownBy(() -> Pkcs12File.read(file, PASSWORD))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(words)
                .hasMessageContaining(file.toString())
                .hasMessageNotContaining("canary-password");
    }

    private Path written(KeyStore store) throws Exception {
        Path file = folder.resolve("written.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD);
        }
        return file;
    }

    private static KeyStore emptyStore() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static void put(KeyStore store, String alias, KeyAndChain key) throws Exception {
        store.setKeyEntry(alias, key.key(), PASSWORD, key.chain().toArray(new X509Certificate[0]));
    }
}
