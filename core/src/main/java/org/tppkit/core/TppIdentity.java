package org.tppkit.core;

import java.net.URI;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.internal.http.PresentingKeyManager;
import org.tppkit.core.internal.signing.CertificateWarnings;
import org.tppkit.core.internal.signing.CertifiedKey;
import org.tppkit.core.internal.signing.KeyCheck;
import org.tppkit.core.internal.signing.KeySigner;
import org.tppkit.core.internal.signing.LoadedIdentity;
import org.tppkit.core.internal.signing.PemPair;
import org.tppkit.core.internal.signing.Pkcs12File;
import org.tppkit.core.internal.signing.Problems;
import org.tppkit.core.internal.signing.TppKeys;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.spi.signing.Signer;

/**
 * What proves to a bank who is calling: the QWAC for mutual TLS, the QSealC for signatures, and the address where the bank
 * fetches the QSealC to verify them (the keyId; Arkéa Production page, STET 1.4.2 on signing).
 *
 * <p>Making one reads nothing. Files are read and keys checked when a client is built, so that it can name all problems at
 * once. Keys are read once and then kept; a new certificate needs a new client. Safe for many threads.
 */
public final class TppIdentity {

    /** What a source of keys gives. */
    private record Keys(X509ExtendedKeyManager keyManager, Optional<X509Certificate> qwac, Signer signer) {}

    private static final char[] NO_PASSWORD = {};

    private final String description;
    private final Supplier<Keys> source;
    private final @Nullable URI keyIdUrl;
    private @Nullable LoadedIdentity loaded;

    private TppIdentity(String description, Supplier<Keys> source, @Nullable URI keyIdUrl) {
        this.description = description;
        this.source = source;
        this.keyIdUrl = keyIdUrl;
    }

    /**
     * Both keys from one PKCS#12 file, told apart by the QcType of their certificates (ETSI EN 319 412-5).
     *
     * @param file the file
     * @param password opens the file and its keys; copied
     * @param keyIdUrl the https address where banks fetch the QSealC
     */
    public static TppIdentity pkcs12(Path file, char[] password, @Nullable URI keyIdUrl) {
        char[] copy = password.clone();
        return new TppIdentity(
                "PKCS#12", () -> checked(Pkcs12File.read(file, copy).byType()), keyIdUrl);
    }

    /**
     * Both keys from one PKCS#12 file, by the names of their entries.
     *
     * @param file the file
     * @param password opens the file and its keys; copied
     * @param qwacAlias the entry of the QWAC
     * @param qsealcAlias the entry of the QSealC
     * @param keyIdUrl the https address where banks fetch the QSealC
     */
    public static TppIdentity pkcs12(
            Path file, char[] password, String qwacAlias, String qsealcAlias, @Nullable URI keyIdUrl) {
        char[] copy = password.clone();
        return new TppIdentity(
                "PKCS#12", () -> checked(Pkcs12File.read(file, copy).byAlias(qwacAlias, qsealcAlias)), keyIdUrl);
    }

    /**
     * Keys from PEM files that are not encrypted. A key may stand in the same file as its certificate; certificates that
     * lead to the root may follow in any order.
     *
     * @param qwacCertificate the QWAC's chain
     * @param qwacKey the QWAC's key, PKCS#8 or PKCS#1
     * @param qsealcCertificate the QSealC's chain
     * @param qsealcKey the QSealC's key, PKCS#8 or PKCS#1
     * @param keyIdUrl the https address where banks fetch the QSealC
     */
    public static TppIdentity pem(
            Path qwacCertificate, Path qwacKey, Path qsealcCertificate, Path qsealcKey, @Nullable URI keyIdUrl) {
        return pem(qwacCertificate, qwacKey, qsealcCertificate, qsealcKey, NO_PASSWORD, keyIdUrl);
    }

    /**
     * Keys from PEM files, encrypted in the form of PKCS#8.
     *
     * @param qwacCertificate the QWAC's chain
     * @param qwacKey the QWAC's key
     * @param qsealcCertificate the QSealC's chain
     * @param qsealcKey the QSealC's key
     * @param password opens both keys; copied
     * @param keyIdUrl the https address where banks fetch the QSealC
     */
    public static TppIdentity pem(
            Path qwacCertificate,
            Path qwacKey,
            Path qsealcCertificate,
            Path qsealcKey,
            char[] password,
            @Nullable URI keyIdUrl) {
        char[] copy = password.clone();
        return new TppIdentity(
                "PEM",
                () -> {
                    Problems problems = new Problems();
                    Optional<CertifiedKey> qwac = problems.unless(() -> PemPair.read(qwacCertificate, qwacKey, copy));
                    Optional<CertifiedKey> qsealc =
                            problems.unless(() -> PemPair.read(qsealcCertificate, qsealcKey, copy));
                    problems.throwIfAny();
                    return checked(new TppKeys(qwac.orElseThrow(), qsealc.orElseThrow()));
                },
                keyIdUrl);
    }

    /**
     * A QWAC key that is there already, and any signer.
     *
     * @param qwacKey the QWAC's private key, of any JCA provider
     * @param qwacChain the QWAC first, then the certificates that lead to its root
     * @param qsealc signs with the QSealC, for instance {@link Signers#of}
     * @param keyIdUrl the https address where banks fetch the QSealC
     */
    public static TppIdentity of(
            PrivateKey qwacKey, List<X509Certificate> qwacChain, Signer qsealc, @Nullable URI keyIdUrl) {
        Objects.requireNonNull(qwacKey);
        Objects.requireNonNull(qsealc);
        List<X509Certificate> chain = List.copyOf(qwacChain);
        return new TppIdentity("key", () -> withSigner(qwacKey, chain, qsealc), keyIdUrl);
    }

    /**
     * A key manager for the QWAC, for instance of an HSM, and any signer.
     *
     * @param keyManager presents the QWAC. It should do so whatever authorities the bank's server names: a usual one sends
     *     no certificate at all where they do not name its issuer
     * @param qsealc signs with the QSealC
     * @param keyIdUrl the https address where banks fetch the QSealC
     */
    public static TppIdentity of(X509ExtendedKeyManager keyManager, Signer qsealc, @Nullable URI keyIdUrl) {
        Objects.requireNonNull(keyManager);
        Objects.requireNonNull(qsealc);
        return new TppIdentity("key manager", () -> new Keys(keyManager, Optional.empty(), qsealc), keyIdUrl);
    }

    /**
     * The identity, read and checked; read at the first call only.
     *
     * @param now the moment by which certificates are judged
     * @throws ConfigurationException with everything that is wrong
     */
    synchronized LoadedIdentity load(Instant now) {
        LoadedIdentity identity = loaded;
        if (identity == null) {
            identity = read(now);
            loaded = identity;
        }
        return identity;
    }

    private LoadedIdentity read(Instant now) {
        Problems problems = new Problems();
        Optional<Keys> keys = problems.unless(source);
        Optional<URI> url = problems.unless(() -> checkedUrl(keyIdUrl));
        Optional<List<X509Certificate>> seal = keys.flatMap(found -> problems.unless(() -> sealChain(found.signer())));
        problems.throwIfAny();
        Keys found = keys.orElseThrow();
        List<String> warnings =
                CertificateWarnings.of(found.qwac(), seal.orElseThrow().get(0), now);
        return new LoadedIdentity(found.keyManager(), found.qwac(), found.signer(), url.orElseThrow(), warnings);
    }

    private static URI checkedUrl(@Nullable URI url) {
        if (url == null) {
            throw new ConfigurationException(
                    List.of("no keyId URL: name the https address where banks fetch your QSealC"));
        }
        if (!"https".equalsIgnoreCase(url.getScheme()) || url.getHost() == null || url.getRawFragment() != null) {
            throw new ConfigurationException(
                    List.of("the keyId URL must be an absolute https address without a fragment"));
        }
        return url;
    }

    private static List<X509Certificate> sealChain(Signer signer) {
        List<X509Certificate> chain = signer.certificateChain();
        if (chain.isEmpty()) {
            throw new ConfigurationException(List.of("QSealC: the signer names no certificate"));
        }
        return chain;
    }

    private static Keys checked(TppKeys keys) {
        Problems problems = new Problems();
        problems.addAll(KeyCheck.problemsOfQwac(keys.qwac()));
        Optional<KeySigner> signer = problems.unless(() -> KeySigner.of(keys.qsealc()));
        problems.throwIfAny();
        return keys(keys.qwac(), signer.orElseThrow());
    }

    private static Keys withSigner(PrivateKey qwacKey, List<X509Certificate> chain, Signer signer) {
        if (chain.isEmpty()) {
            throw new ConfigurationException(List.of("QWAC: no certificate was given with the key"));
        }
        CertifiedKey qwac = new CertifiedKey(qwacKey, chain);
        Problems problems = new Problems();
        problems.addAll(KeyCheck.problemsOfQwac(qwac));
        problems.throwIfAny();
        return keys(qwac, signer);
    }

    private static Keys keys(CertifiedKey qwac, Signer signer) {
        return new Keys(new PresentingKeyManager(qwac.key(), qwac.chain()), Optional.of(qwac.certificate()), signer);
    }

    /** Where the keys come from, and whose they are once they are read; never keys or passwords. */
    @Override
    public synchronized String toString() {
        LoadedIdentity identity = loaded;
        return "TppIdentity[" + description + (identity == null ? "" : ", " + identity.organization()) + "]";
    }
}
