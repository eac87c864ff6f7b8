package org.tppkit.core.internal.signing;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tppkit.ports.error.ConfigurationException;

/**
 * The files of an identity, read as far as they can be read: for somebody who wants to hear what is wrong with them, not to
 * use them. Nothing is checked here, and nothing put in order.
 *
 * @param qwac what there is of the QWAC
 * @param qsealc what there is of the QSealC
 */
public record IdentityFiles(Evidence qwac, Evidence qsealc) {

    /**
     * What a file gives.
     *
     * @param chain the certificates in the file's order; empty if none could be read
     * @param key the key with the certificates that speak for it; empty where one of them could not be read
     * @param problems why something could not be read
     * @param text what is odd about a PEM file's text; empty where the file is no PEM file
     */
    public record Evidence(
            List<X509Certificate> chain,
            Optional<CertifiedKey> key,
            List<String> problems,
            Optional<List<String>> text) {
        public Evidence {
            chain = List.copyOf(chain);
            problems = List.copyOf(problems);
        }
    }

    /** Reads PEM files. */
    public static IdentityFiles pem(
            Path qwacCertificate, Path qwacKey, Path qsealcCertificate, Path qsealcKey, char[] password) {
        return new IdentityFiles(pem(qwacCertificate, qwacKey, password), pem(qsealcCertificate, qsealcKey, password));
    }

    /** Reads a PKCS#12 file whose keys are told apart by their QcType. */
    public static IdentityFiles pkcs12(Path file, char[] password) {
        return stored(() -> Pkcs12File.read(file, password).byType());
    }

    /** Reads a PKCS#12 file whose keys are told apart by the names of their entries. */
    public static IdentityFiles pkcs12(Path file, char[] password, String qwacAlias, String qsealcAlias) {
        return stored(() -> Pkcs12File.read(file, password).byAlias(qwacAlias, qsealcAlias));
    }

    private static IdentityFiles stored(Supplier<TppKeys> source) {
        try {
            TppKeys keys = source.get();
            return new IdentityFiles(stored(keys.qwac()), stored(keys.qsealc()));
        } catch (ConfigurationException e) {
            Evidence nothing = new Evidence(List.of(), Optional.empty(), e.problems(), Optional.empty());
            return new IdentityFiles(nothing, nothing);
        }
    }

    private static Evidence stored(CertifiedKey key) {
        return new Evidence(key.chain(), Optional.of(key), List.of(), Optional.empty());
    }

    private static Evidence pem(Path certificates, Path key, char[] password) {
        Problems problems = new Problems();
        List<X509Certificate> chain =
                problems.unless(() -> PemFile.read(certificates).certificates()).orElse(List.of());
        Optional<CertifiedKey> pair = problems.unless(() -> PemPair.read(certificates, key, password));
        Optional<List<String>> text = problems.unless(() -> PemText.remarks(KeyFile.read(certificates)));
        return new Evidence(chain, pair, problems.distinct(), text);
    }

    /** Nothing of the files. */
    @Override
    public String toString() {
        return "IdentityFiles[…]";
    }
}
