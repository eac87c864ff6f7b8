package org.tppkit.core.internal.signing;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tppkit.ports.error.ConfigurationException;

/** A private key and its certificate chain from PEM files; both may be the same file. */
public final class PemPair {
    private PemPair() {}

    /**
     * Reads both.
     *
     * @param certificates the certificate and those that lead to its root, in any order
     * @param key the private key
     * @param password for an encrypted key; empty where there is none
     * @throws ConfigurationException with everything that is wrong
     */
    public static CertifiedKey read(Path certificates, Path key, char[] password) {
        Problems problems = new Problems();
        Optional<List<X509Certificate>> found =
                problems.unless(() -> PemFile.read(certificates).certificates());
        Optional<PrivateKey> privateKey = problems.unless(() -> PemKey.in(PemFile.read(key), password));
        problems.throwIfAny();
        return new CertifiedKey(privateKey.orElseThrow(), chain(privateKey.orElseThrow(), found.orElseThrow()));
    }

    /**
     * Reads a key and its chain out of any number of files: the key stands in one of them, certificates in one or more.
     *
     * @param files the files, in any order
     * @param password for an encrypted key; empty where there is none
     * @throws ConfigurationException with everything that is wrong
     */
    public static CertifiedKey read(List<Path> files, char[] password) {
        Problems problems = new Problems();
        List<PemFile> read = new ArrayList<>();
        files.forEach(path -> problems.unless(() -> PemFile.read(path)).ifPresent(read::add));
        problems.throwIfAny();
        List<PemFile> withKey = read.stream()
                .filter(file -> !file.blocks("PRIVATE KEY").isEmpty())
                .toList();
        if (withKey.size() != 1) {
            throw new ConfigurationException(List.of(names(files)
                    + (withKey.isEmpty() ? " hold no private key" : " hold several private keys; one is needed")));
        }
        Optional<PrivateKey> key = problems.unless(() -> PemKey.in(withKey.get(0), password));
        List<X509Certificate> certificates = new ArrayList<>();
        read.stream()
                .filter(file -> !file.blocks("CERTIFICATE").isEmpty())
                .forEach(file -> problems.unless(file::certificates).ifPresent(certificates::addAll));
        if (certificates.isEmpty()) {
            problems.add(names(files) + " hold no certificate");
        }
        problems.throwIfAny();
        return new CertifiedKey(key.orElseThrow(), chain(key.orElseThrow(), certificates));
    }

    private static String names(List<Path> files) {
        return files.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    /** The key's certificate, then each one's issuer. Where no certificate is the key's, the first one stands for it. */
    private static List<X509Certificate> chain(PrivateKey key, List<X509Certificate> certificates) {
        List<X509Certificate> rest = new ArrayList<>(certificates);
        List<X509Certificate> chain = new ArrayList<>();
        Optional<X509Certificate> next = Optional.of(rest.stream()
                .filter(certificate -> KeyCheck.belongTogether(key, certificate))
                .findFirst()
                .orElse(rest.get(0)));
        while (next.isPresent()) {
            X509Certificate current = next.get();
            chain.add(current);
            rest.remove(current);
            next = rest.stream()
                    .filter(issuer -> issuer.getSubjectX500Principal().equals(current.getIssuerX500Principal()))
                    .findFirst();
        }
        return chain;
    }
}
