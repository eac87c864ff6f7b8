package org.tppkit.core.internal.signing;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.error.SigningException;
import org.tppkit.ports.spi.signing.SignatureAlgorithm;
import org.tppkit.ports.spi.signing.Signer;

/**
 * Signs with a {@link PrivateKey} of any JCA provider: the one that holds the key does the work. Safe for many threads,
 * because each signature has an object of its own; making one costs nothing beside the signature itself.
 */
public final class KeySigner implements Signer {
    private final CertifiedKey key;

    private KeySigner(CertifiedKey key) {
        this.key = key;
    }

    /**
     * A signer for a checked key.
     *
     * @throws ConfigurationException if the key is no RSA key of at least 2048 bits, or not the certificate's
     */
    public static KeySigner of(CertifiedKey key) {
        List<String> problems = KeyCheck.problemsOfQsealc(key);
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return new KeySigner(key);
    }

    @Override
    public List<X509Certificate> certificateChain() {
        return key.chain();
    }

    @Override
    public byte[] sign(SignatureAlgorithm algorithm, byte[] message) {
        return sign(key.key(), algorithm, message);
    }

    /** The pure signature, whatever the size of the key. */
    static byte[] sign(PrivateKey key, SignatureAlgorithm algorithm, byte[] message) {
        try {
            Signature signature = Signature.getInstance(algorithm.jcaName());
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException | ProviderException e) {
            // The message of a provider may hold anything, so only the class is told.
            throw new SigningException(
                    "signing with " + algorithm.jcaName() + " failed with "
                            + e.getClass().getSimpleName(),
                    null);
        }
    }

    /** The certificate's subject; nothing of the key. */
    @Override
    public String toString() {
        return "KeySigner[" + key + "]";
    }
}
