package org.tppkit.testkit.fake;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.error.SigningException;
import org.tppkit.ports.spi.signing.SignatureAlgorithm;
import org.tppkit.ports.spi.signing.Signer;

/**
 * Signs with a key in memory, through the JDK alone. It counts its signatures.
 *
 * <p><b>Threads</b>: may be used by many threads at once.
 */
public final class FakeSigner implements Signer {
    private final PrivateKey key;
    private final List<X509Certificate> chain;
    private final AtomicInteger signatures = new AtomicInteger();

    private FakeSigner(PrivateKey key, List<X509Certificate> chain) {
        this.key = Objects.requireNonNull(key);
        this.chain = List.copyOf(chain);
    }

    /**
     * {@return a signer with that key}
     *
     * @param key the private key
     * @param chain its certificate first; may be empty where nobody asks for it
     * @throws ConfigurationException if the first certificate is another key's
     */
    public static FakeSigner of(PrivateKey key, List<X509Certificate> chain) {
        if (!chain.isEmpty() && isForeign(key, chain.get(0))) {
            throw new ConfigurationException(List.of("the signer's key does not belong to its first certificate"));
        }
        return new FakeSigner(key, chain);
    }

    private static boolean isForeign(PrivateKey key, X509Certificate certificate) {
        return !(key instanceof RSAKey own
                && certificate.getPublicKey() instanceof RSAKey shown
                && own.getModulus().equals(shown.getModulus()));
    }

    @Override
    public List<X509Certificate> certificateChain() {
        return chain;
    }

    @Override
    public byte[] sign(SignatureAlgorithm algorithm, byte[] message) {
        signatures.incrementAndGet();
        try {
            Signature signature = Signature.getInstance(algorithm.jcaName());
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new SigningException("the key cannot sign by " + algorithm, e);
        }
    }

    /** {@return how many signatures were asked for} */
    public int signatures() {
        return signatures.get();
    }

    /** Nothing of the key. */
    @Override
    public String toString() {
        return "FakeSigner[" + signatures + " signatures]";
    }
}
