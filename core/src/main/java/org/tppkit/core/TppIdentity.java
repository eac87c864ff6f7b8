package org.tppkit.core;

import java.net.URI;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.Provider;
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
import org.tppkit.core.internal.signing.KeyImport;
import org.tppkit.core.internal.signing.KeySigner;
import org.tppkit.core.internal.signing.LivingKey;
import org.tppkit.core.internal.signing.LoadedIdentity;
import org.tppkit.core.internal.signing.PemPair;
import org.tppkit.core.internal.signing.Pkcs12File;
import org.tppkit.core.internal.signing.Problems;
import org.tppkit.core.internal.signing.TppKeys;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.spi.signing.Signer;

/**
 * What proves to a bank who is calling: the QWAC for mutual TLS, the QSealC for signatures, and the address where the
 * bank fetches the QSealC to verify them (the keyId; Arkéa Production page, STET 1.4.2 on signing).
 *
 * <p>Making one reads nothing. Files are read and keys checked when a client is built, so that it can name all
 * problems at once. Keys are read once and then kept; for new certificates make a new identity and give it to {@link
 * TppClient#rotateIdentity}. Safe for many threads.
 */
public final class TppIdentity {
    private static final System.Logger LOG = System.getLogger(TppIdentity.class.getName());
    private static final char[] NO_PASSWORD = {};

    /** What a source of keys gives. */
    private record Keys(X509ExtendedKeyManager keyManager, Optional<X509Certificate> qwac, Signer signer) {}

    /** Gives the keys. */
    private interface Source {
        /**
         * @param provider where the QSealC's key is loaded; null to leave it where it is
         */
        Keys open(@Nullable Provider provider);
    }

    private final String description;
    private final @Nullable URI keyIdUrl;
    private final @Nullable Provider provider;
    private @Nullable Source source;
    private @Nullable LoadedIdentity loaded;

    private TppIdentity(
            String description, @Nullable Source source, @Nullable URI keyIdUrl, @Nullable Provider provider) {
        this.description = description;
        this.source = source;
        this.keyIdUrl = keyIdUrl;
        this.provider = provider;
    }

    private TppIdentity(String description, Source source, @Nullable URI keyIdUrl) {
        this(description, source, keyIdUrl, null);
    }

    /**
     * {@return both keys from one PKCS#12 file, told apart by the QcType of their certificates (ETSI EN 319 412-5)}
     *
     * @param file read when a client is built
     * @param password opens the file and its keys; copied
     * @param keyIdUrl the https address where banks fetch the QSealC
     */
    public static TppIdentity pkcs12(Path file, char[] password, @Nullable URI keyIdUrl) {
        char[] copy = password.clone();
        return new TppIdentity(
                "PKCS#12", provider -> checked(Pkcs12File.read(file, copy).byType(), provider), keyIdUrl);
    }

    /**
     * {@return both keys from one PKCS#12 file, by the names of their entries}
     *
     * @param file read when a client is built
     * @param password opens the file and its keys; copied
     * @param qwacAlias the entry of the QWAC
     * @param qsealcAlias the entry of the QSealC
     * @param keyIdUrl the https address where banks fetch the QSealC
     */
    public static TppIdentity pkcs12(
            Path file, char[] password, String qwacAlias, String qsealcAlias, @Nullable URI keyIdUrl) {
        char[] copy = password.clone();
        return new TppIdentity(
                "PKCS#12",
                provider -> checked(Pkcs12File.read(file, copy).byAlias(qwacAlias, qsealcAlias), provider),
                keyIdUrl);
    }

    /**
     * {@return keys from PEM files that are not encrypted} A key may stand in the same file as its certificate;
     * certificates that lead to the root may follow in any order.
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
     * {@return keys from PEM files, encrypted in the form of PKCS#8}
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
                provider -> {
                    Problems problems = new Problems();
                    Optional<CertifiedKey> qwac = problems.unless(() -> PemPair.read(qwacCertificate, qwacKey, copy));
                    Optional<CertifiedKey> qsealc =
                            problems.unless(() -> PemPair.read(qsealcCertificate, qsealcKey, copy));
                    problems.throwIfAny();
                    return checked(new TppKeys(qwac.orElseThrow(), qsealc.orElseThrow()), provider);
                },
                keyIdUrl);
    }

    /**
     * {@return each key from a source of its own}
     *
     * @param qwac where the QWAC's key and chain come from
     * @param qsealc where the QSealC's key and chain come from; may be the same source, where the QcType of the
     *     certificates
     *     tells its entries apart
     * @param keyIdUrl the https address where banks fetch the QSealC
     */
    public static TppIdentity of(KeySource qwac, KeySource qsealc, @Nullable URI keyIdUrl) {
        Objects.requireNonNull(qwac);
        Objects.requireNonNull(qsealc);
        return new TppIdentity(
                qwac == qsealc ? qwac.kind() : qwac.kind() + " and " + qsealc.kind(),
                provider -> {
                    Problems problems = new Problems();
                    Optional<LivingKey> web = problems.unless(qwac.origin()::openQwac);
                    Optional<LivingKey> seal = problems.unless(qsealc.origin()::openQsealc);
                    problems.throwIfAny();
                    return checked(web.orElseThrow(), seal.orElseThrow(), provider);
                },
                keyIdUrl);
    }

    /**
     * {@return a QWAC from a source, and any signer}
     *
     * @param qwac where the QWAC's key and chain come from
     * @param qsealc signs with the QSealC, for instance over a network; it signs once at the start, to be checked
     * @param keyIdUrl the https address where banks fetch the QSealC
     */
    public static TppIdentity of(KeySource qwac, Signer qsealc, @Nullable URI keyIdUrl) {
        Objects.requireNonNull(qwac);
        Objects.requireNonNull(qsealc);
        return new TppIdentity(
                qwac.kind(), provider -> withSigner(qwac.origin()::openQwac, qsealc, provider), keyIdUrl);
    }

    /**
     * {@return a QWAC key that is there already, and any signer}
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
        return new TppIdentity("key", provider -> withSigner(() -> given(qwacKey, chain), qsealc, provider), keyIdUrl);
    }

    /**
     * {@return a key manager for the QWAC, for instance of an HSM, and any signer}
     *
     * @param keyManager presents the QWAC. It should do so whatever authorities the bank's server names: a usual one
     *     sends
     *     no certificate at all where they do not name its issuer
     * @param qsealc signs with the QSealC
     * @param keyIdUrl the https address where banks fetch the QSealC
     */
    public static TppIdentity of(X509ExtendedKeyManager keyManager, Signer qsealc, @Nullable URI keyIdUrl) {
        Objects.requireNonNull(keyManager);
        Objects.requireNonNull(qsealc);
        return new TppIdentity(
                "key manager", provider -> new Keys(keyManager, Optional.empty(), checked(qsealc, provider)), keyIdUrl);
    }

    /**
     * {@return the same identity, whose QSealC signs with a provider of the caller's choice: the key is loaded into it
     * once, when a client is built} Native providers such as Conscrypt or the Amazon Corretto Crypto Provider sign two
     * to three times as fast as the JDK; see {@code docs/how-to/load-keys.md}. The QWAC stays with the JDK: it signs
     * once for each connection only.
     *
     * <p>For keys in files and key stores. A key that does not leave its HSM is refused, and so is a ready-made signer.
     *
     * @param provider need not be registered with {@link java.security.Security}
     * @throws IllegalStateException if a client was built with this identity before
     */
    public synchronized TppIdentity signingWith(Provider provider) {
        if (source == null) {
            throw new IllegalStateException("the identity is in use: choose the provider before a client is built");
        }
        return new TppIdentity(description, source, keyIdUrl, Objects.requireNonNull(provider));
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
        Source opening = Objects.requireNonNull(source);
        Problems problems = new Problems();
        Optional<Keys> keys = problems.unless(() -> opening.open(provider));
        Optional<URI> url = problems.unless(() -> checkedUrl(keyIdUrl));
        problems.throwIfAny();
        Keys found = keys.orElseThrow();
        X509Certificate seal = found.signer().certificateChain().get(0);
        LoadedIdentity identity = new LoadedIdentity(
                found.keyManager(),
                found.qwac(),
                found.signer(),
                url.orElseThrow(),
                CertificateWarnings.of(found.qwac(), seal, now));
        if (found.signer() instanceof KeySigner signer) {
            LOG.log(System.Logger.Level.INFO, "{0} signs by {1}", identity.organization(), signer.engine());
        }
        // Passwords are not needed any more, but for those that open an HSM anew.
        source = null;
        return identity;
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

    private static Keys checked(TppKeys keys, @Nullable Provider provider) {
        return checked(LivingKey.fixed(keys.qwac()), LivingKey.fixed(keys.qsealc()), provider);
    }

    private static Keys checked(LivingKey qwac, LivingKey qsealc, @Nullable Provider provider) {
        Problems problems = new Problems();
        problems.addAll(KeyCheck.problemsOfQwac(qwac.current()));
        Optional<KeySigner> signer = problems.unless(() -> sealed(qsealc, provider));
        problems.throwIfAny();
        return keys(qwac, signer.orElseThrow());
    }

    private static KeySigner sealed(LivingKey qsealc, @Nullable Provider provider) {
        return provider == null
                ? KeySigner.of(qsealc)
                : KeySigner.of(LivingKey.fixed(KeyImport.into(provider, qsealc.current())));
    }

    private static Keys withSigner(Supplier<LivingKey> qwac, Signer signer, @Nullable Provider provider) {
        Problems problems = new Problems();
        Optional<LivingKey> web = problems.unless(qwac);
        web.ifPresent(key -> problems.addAll(KeyCheck.problemsOfQwac(key.current())));
        problems.unless(() -> checked(signer, provider));
        problems.throwIfAny();
        return keys(web.orElseThrow(), signer);
    }

    private static LivingKey given(PrivateKey key, List<X509Certificate> chain) {
        if (chain.isEmpty()) {
            throw new ConfigurationException(List.of("QWAC: no certificate was given with the key"));
        }
        return LivingKey.fixed(new CertifiedKey(key, chain));
    }

    /** A signer of our own was checked when it was made; a foreign one signs once to show that it can. */
    private static Signer checked(Signer signer, @Nullable Provider provider) {
        Problems problems = new Problems();
        if (provider != null) {
            problems.add("QSealC: the provider " + provider.getName()
                    + " cannot be chosen for a ready-made signer; give a KeySource instead");
        }
        if (!(signer instanceof KeySigner)) {
            problems.addAll(KeyCheck.problemsOf(signer));
        }
        problems.throwIfAny();
        return signer;
    }

    private static Keys keys(LivingKey qwac, Signer signer) {
        return new Keys(
                new PresentingKeyManager(qwac), Optional.of(qwac.current().certificate()), signer);
    }

    /** Where the keys come from, and whose they are once they are read; never keys or passwords. */
    @Override
    public synchronized String toString() {
        LoadedIdentity identity = loaded;
        return "TppIdentity[" + description + (identity == null ? "" : ", " + identity.organization()) + "]";
    }
}
