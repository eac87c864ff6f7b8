package org.tppkit.core.internal.signing;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.error.SigningException;
import org.tppkit.ports.spi.signing.SignatureAlgorithm;
import org.tppkit.ports.spi.signing.Signer;

/**
 * Signs with a private key of any JCA provider: the one that holds the key does the work. Safe for many threads, because
 * each signature has an object of its own; making one costs nothing beside the signature itself.
 *
 * <p>A key that an HSM has lost is opened anew and used once more, at most once for each signature.
 */
public final class KeySigner implements Signer {
    private final LivingKey key;
    private final String engine;

    private KeySigner(LivingKey key, String engine) {
        this.key = key;
        this.engine = engine;
    }

    /**
     * A signer for a checked key.
     *
     * @throws ConfigurationException if the key is no RSA key of at least 2048 bits, or not the certificate's
     */
    public static KeySigner of(CertifiedKey key) {
        return of(LivingKey.fixed(key));
    }

    /**
     * A signer for a checked key that may be lost and opened anew.
     *
     * @throws ConfigurationException if the key is no RSA key of at least 2048 bits, or not the certificate's
     */
    public static KeySigner of(LivingKey key) {
        List<String> problems = KeyCheck.problemsOfQsealc(key.current());
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return new KeySigner(key, engine(key.current()));
    }

    @Override
    public List<X509Certificate> certificateChain() {
        return key.current().chain();
    }

    /** Whether signing is a matter of this process's processor alone: no network, no HSM. */
    public boolean signsInMemory() {
        return key.current().isInMemory();
    }

    /** Which provider signs, with which class of key; nothing of the key itself. */
    public String engine() {
        return engine;
    }

    @Override
    public byte[] sign(SignatureAlgorithm algorithm, byte[] message) {
        CertifiedKey used = key.current();
        try {
            return sign(used, algorithm, message);
        } catch (SigningException lost) {
            if (!key.canBeOpenedAnew()) {
                throw lost;
            }
            return sign(key.insteadOf(used), algorithm, message);
        }
    }

    private static byte[] sign(CertifiedKey key, SignatureAlgorithm algorithm, byte[] message) {
        return sign(key.key(), key.provider(), algorithm, message);
    }

    /** The pure signature, whatever the size of the key. */
    static byte[] sign(PrivateKey key, @Nullable Provider provider, SignatureAlgorithm algorithm, byte[] message) {
        try {
            Signature signature = CertifiedKey.signature(key, provider, algorithm.jcaName());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException | ProviderException e) {
            // The message of a provider may hold anything, so only the class is told.
            throw new SigningException(
                    "signing with " + algorithm.jcaName() + " failed with "
                            + e.getClass().getSimpleName() + "; nothing was sent",
                    null);
        }
    }

    private static String engine(CertifiedKey key) {
        try {
            String provider = key.signature(SignatureAlgorithm.RSA_SHA256.jcaName())
                    .getProvider()
                    .getName();
            return provider + " with " + key.key().getClass().getName();
        } catch (GeneralSecurityException | ProviderException e) {
            return "a provider that does not name itself";
        }
    }

    /** The certificate's subject; nothing of the key. */
    @Override
    public String toString() {
        return "KeySigner[" + key.current() + "]";
    }
}
