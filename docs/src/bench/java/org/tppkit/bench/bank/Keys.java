package org.tppkit.bench.bank;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.tppkit.core.KeySource;
import org.tppkit.core.TppIdentity;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;

/**
 * Throw-away keys for a bank and a third party, in a folder that all processes of a run read: making them takes seconds.
 *
 * @param server the bank's certificate for localhost
 * @param qwac the third party's for connections
 * @param qsealc the third party's for signatures
 */
public record Keys(KeyAndChain server, KeyAndChain qwac, KeyAndChain qsealc) {
    /** Where a bank would fetch the QSealC. */
    public static final URI KEY_ID = URI.create("https://tpp.example/qsealc.pem");

    private static final String FILE = "keys.p12";
    private static final String SERVER = "server";
    private static final char[] PASSWORD = "benchmark".toCharArray();

    /** Makes keys in a new folder. */
    public static Path create() throws IOException, GeneralSecurityException {
        TestPki pki = TestPki.shared();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(pki.tpp().toPkcs12(PASSWORD)), PASSWORD);
        KeyAndChain server = pki.server();
        store.setKeyEntry(SERVER, server.key(), PASSWORD, server.chain().toArray(new Certificate[0]));
        Path folder = Files.createTempDirectory("tppkit-bench");
        try (var out = Files.newOutputStream(folder.resolve(FILE))) {
            store.store(out, PASSWORD);
        }
        return folder;
    }

    /** Reads them. */
    public static Keys read(Path folder) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(Files.readAllBytes(folder.resolve(FILE))), PASSWORD);
        return new Keys(
                entry(store, SERVER),
                entry(store, TppCertificates.QWAC_ALIAS),
                entry(store, TppCertificates.QSEALC_ALIAS));
    }

    /** Removes the folder. */
    public static void delete(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(FILE));
        Files.deleteIfExists(folder);
    }

    /** The authority that all of them are of. */
    public X509Certificate authority() {
        return server.chain().get(server.chain().size() - 1);
    }

    /** The third party as the library knows it. */
    public TppIdentity identity() {
        return TppIdentity.of(
                KeySource.of(qwac.key(), qwac.chain()), KeySource.of(qsealc.key(), qsealc.chain()), KEY_ID);
    }

    /** The third party's two keys as PKCS#12, for those that read nothing else. */
    public byte[] toPkcs12(char[] password) {
        return new TppCertificates(qwac, qsealc).toPkcs12(password);
    }

    private static KeyAndChain entry(KeyStore store, String alias) throws GeneralSecurityException {
        List<X509Certificate> chain = Arrays.stream(store.getCertificateChain(alias))
                .map(X509Certificate.class::cast)
                .toList();
        return new KeyAndChain((PrivateKey) store.getKey(alias, PASSWORD), chain);
    }

    /** The certificates; the keys stay out. */
    @Override
    public String toString() {
        return "Keys[" + server + ", " + qwac + ", " + qsealc + "]";
    }
}
