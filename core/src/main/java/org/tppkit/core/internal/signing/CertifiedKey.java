package org.tppkit.core.internal.signing;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A private key and the certificates that speak for it.
 *
 * @param key the private key, in whatever provider holds it
 * @param chain the key's own certificate first; at least one
 * @param provider signs with the key; null where Java finds one that takes it
 */
public record CertifiedKey(
        PrivateKey key,
        List<X509Certificate> chain,
        @Nullable Provider provider) {
    public CertifiedKey {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a key comes with at least its own certificate");
        }
    }

    /** A key for which Java finds the provider. */
    public CertifiedKey(PrivateKey key, List<X509Certificate> chain) {
        this(key, chain, null);
    }

    /** The key's own certificate. */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** Whether the key is in this process's memory; keys of an HSM are not. */
    public boolean isInMemory() {
        return key.getFormat() != null;
    }

    /** A signature that waits for its message; whoever signs is settled. */
    Signature signature(String algorithm) throws GeneralSecurityException {
        return signature(key, provider, algorithm);
    }

    static Signature signature(PrivateKey key, @Nullable Provider provider, String algorithm)
            throws GeneralSecurityException {
        Signature signature =
                provider == null ? Signature.getInstance(algorithm) : Signature.getInstance(algorithm, provider);
        signature.initSign(key);
        return signature;
    }

    /** The certificate's subject; nothing of the key. */
    @Override
    public String toString() {
        return "CertifiedKey[" + certificate().getSubjectX500Principal().getName() + "]";
    }
}
