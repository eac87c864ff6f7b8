package org.tppkit.core.internal.signing;

import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.internal.signing.QualifiedCertificate.Use;
import org.tppkit.ports.error.ConfigurationException;

/**
 * Where a private key and its chain come from. Making one reads nothing. Where no alias is given, the entry is found by the
 * QcType of its certificate.
 */
public final class KeyOrigin {
    private final String description;
    private final Function<Use, LivingKey> opening;

    private KeyOrigin(String description, Function<Use, LivingKey> opening) {
        this.description = description;
        this.opening = opening;
    }

    /** An entry of a PKCS#12 file. */
    public static KeyOrigin pkcs12(Path file, char[] password, @Nullable String alias) {
        return fixed("PKCS#12", use -> Pkcs12File.read(file, password).find(alias, use));
    }

    /** PEM files, one of which holds the key. */
    public static KeyOrigin pem(List<Path> files, char[] password) {
        return fixed("PEM", use -> PemPair.read(files, password));
    }

    /** An entry of a key store that is open. */
    public static KeyOrigin keyStore(KeyStore store, char @Nullable [] password, @Nullable String alias) {
        OpenedKeyStore opened = new OpenedKeyStore(() -> store, password);
        return fixed("key store", use -> opened.open(alias, use));
    }

    /** An entry of a key store that is opened at the start, and again when its key has failed. */
    public static KeyOrigin keyStore(Callable<KeyStore> opener, char @Nullable [] password, @Nullable String alias) {
        OpenedKeyStore opened = new OpenedKeyStore(opener, password);
        return new KeyOrigin("key store", use -> LivingKey.opened(() -> opened.open(alias, use)));
    }

    /** An entry of a PKCS#11 token, as the JDK's provider is configured for it. */
    public static KeyOrigin pkcs11(Path configuration, char[] pin, @Nullable String alias) {
        Pkcs11Token token = new Pkcs11Token(configuration, pin);
        return new KeyOrigin("PKCS#11", use -> LivingKey.opened(() -> token.open(alias, use)));
    }

    /** A key that is there. */
    public static KeyOrigin of(CertifiedKey key) {
        return fixed("key", use -> key);
    }

    private static KeyOrigin fixed(String description, Function<Use, CertifiedKey> reading) {
        return new KeyOrigin(description, use -> LivingKey.fixed(reading.apply(use)));
    }

    /**
     * The key of the QWAC, not checked yet.
     *
     * @throws ConfigurationException if it cannot be had
     */
    public LivingKey openQwac() {
        return opening.apply(Use.WEB);
    }

    /**
     * The key of the QSealC, not checked yet.
     *
     * @throws ConfigurationException if it cannot be had
     */
    public LivingKey openQsealc() {
        return opening.apply(Use.SEAL);
    }

    /** The kind of source only. */
    @Override
    public String toString() {
        return description;
    }
}
