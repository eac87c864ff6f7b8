package org.tppkit.core;

import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.internal.signing.CertifiedKey;
import org.tppkit.core.internal.signing.KeyOrigin;
import org.tppkit.ports.error.ConfigurationException;

/**
 * Where one private key and its certificate chain come from, for a QWAC or a QSealC. Making one reads nothing;
 * problems are told when the key is needed. Passwords are copied, and shown nowhere. Safe for many threads.
 *
 * <p>Methods without an alias take the entry whose certificate has the right QcType (ETSI EN 319 412-5): web for a QWAC,
 * eseal for a QSealC.
 */
public final class KeySource {
    private static final char[] NO_PASSWORD = {};

    private final KeyOrigin origin;

    private KeySource(KeyOrigin origin) {
        this.origin = origin;
    }

    /**
     * {@return a PKCS#12 file, whose entry is told by its certificate's QcType}
     *
     * @param file read when the key is needed
     * @param password opens the file and its keys; copied
     */
    public static KeySource pkcs12(Path file, char[] password) {
        return new KeySource(KeyOrigin.pkcs12(Objects.requireNonNull(file), password.clone(), null));
    }

    /**
     * {@return an entry of a PKCS#12 file}
     *
     * @param file read when the key is needed
     * @param password opens the file and its keys; copied
     * @param alias the name of the entry, as {@code keytool -list} shows it
     */
    public static KeySource pkcs12(Path file, char[] password, String alias) {
        return new KeySource(
                KeyOrigin.pkcs12(Objects.requireNonNull(file), password.clone(), Objects.requireNonNull(alias)));
    }

    /**
     * {@return PEM files that are not encrypted (RFC 7468)} One key, its certificate, and those that lead to its
     * root, in one file or in several, in any order.
     *
     * @param files at least one; read when the key is needed
     * @throws IllegalArgumentException if there is none
     */
    public static KeySource pem(Path... files) {
        return pem(List.of(files), NO_PASSWORD);
    }

    /**
     * {@return PEM files whose key is encrypted in the form of PKCS#8}
     *
     * @param files one key, its certificate, and those that lead to its root, in one file or in several, in any order
     * @param password opens the key; copied
     * @throws IllegalArgumentException if there is no file
     */
    public static KeySource pem(List<Path> files, char[] password) {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("at least one PEM file is needed");
        }
        return new KeySource(KeyOrigin.pem(List.copyOf(files), password.clone()));
    }

    /**
     * {@return a key store of any kind that was loaded already}
     *
     * @param store loaded already; asked when the key is needed
     * @param keyPassword opens its keys; null where they need none
     */
    public static KeySource keyStore(KeyStore store, char @Nullable [] keyPassword) {
        return new KeySource(KeyOrigin.keyStore(Objects.requireNonNull(store), copy(keyPassword), null));
    }

    /**
     * {@return an entry of a key store of any kind that was loaded already}
     *
     * @param store loaded already; asked when the key is needed
     * @param keyPassword opens its keys; null where they need none
     * @param alias the name of the entry in the store
     */
    public static KeySource keyStore(KeyStore store, char @Nullable [] keyPassword, String alias) {
        return new KeySource(
                KeyOrigin.keyStore(Objects.requireNonNull(store), copy(keyPassword), Objects.requireNonNull(alias)));
    }

    /**
     * {@return an entry of a key store that can be opened again, for instance of an HSM that ends its sessions now and
     * then}
     *
     * @param opener loads the store, logging in where that is needed; called when the key is first needed, and again
     *     when a
     *     signature has failed, at most once for each signature. A login that is refused with a {@link
     *     javax.security.auth.login.FailedLoginException} is not tried again
     * @param keyPassword opens its keys; null where they need none
     * @param alias the name of the entry in the store
     */
    public static KeySource keyStore(Callable<KeyStore> opener, char @Nullable [] keyPassword, String alias) {
        return new KeySource(
                KeyOrigin.keyStore(Objects.requireNonNull(opener), copy(keyPassword), Objects.requireNonNull(alias)));
    }

    /**
     * {@return a token behind PKCS#11, for instance of an HSM, through the JDK's own provider} A session that the
     * token has ended is opened anew, at most once for each signature.
     *
     * <p>TLS of Java looks for such keys among the registered providers only. For a QWAC, the token's provider is
     * therefore added to {@link java.security.Security} under the name that its configuration gives it, behind all
     * others.
     *
     * @param configuration a configuration file of the provider SunPKCS11, as the JDK's PKCS#11 guide describes it
     * @param pin logs in; kept for as long as the key is used. One that was refused is not tried again
     */
    public static KeySource pkcs11(Path configuration, char[] pin) {
        return new KeySource(KeyOrigin.pkcs11(Objects.requireNonNull(configuration), pin.clone(), null));
    }

    /**
     * {@return an entry of a token behind PKCS#11; see {@link #pkcs11(Path, char[])}}
     *
     * @param configuration a configuration file of the provider SunPKCS11
     * @param pin logs in; kept for as long as the key is used. One that was refused is not tried again
     * @param alias the label of the key's certificate
     */
    public static KeySource pkcs11(Path configuration, char[] pin, String alias) {
        return new KeySource(
                KeyOrigin.pkcs11(Objects.requireNonNull(configuration), pin.clone(), Objects.requireNonNull(alias)));
    }

    /**
     * {@return a key that is there already, of any JCA provider}
     *
     * @param key the private key
     * @param chain its certificate first, then those that lead to its root; at least one
     * @throws ConfigurationException if the chain is empty
     */
    public static KeySource of(PrivateKey key, List<X509Certificate> chain) {
        if (chain.isEmpty()) {
            throw new ConfigurationException(List.of("no certificate was given with the key"));
        }
        return new KeySource(KeyOrigin.of(new CertifiedKey(Objects.requireNonNull(key), chain)));
    }

    private static char @Nullable [] copy(char @Nullable [] password) {
        return password == null ? null : password.clone();
    }

    KeyOrigin origin() {
        return origin;
    }

    String kind() {
        return origin.toString();
    }

    /** The kind of source; nothing of keys and passwords. */
    @Override
    public String toString() {
        return "KeySource[" + origin + "]";
    }
}
