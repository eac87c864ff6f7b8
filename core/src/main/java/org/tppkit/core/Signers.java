package org.tppkit.core;

import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.List;
import org.tppkit.core.internal.signing.CertifiedKey;
import org.tppkit.core.internal.signing.KeyImport;
import org.tppkit.core.internal.signing.KeySigner;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.spi.signing.Signer;

/** Ready-made signers. */
public final class Signers {
    private Signers() {}

    /**
     * {@return a signer for a key of any JCA provider, an HSM's over PKCS#11 or a native library's as well as the
     * JDK's} The provider that holds the key does the work: a native one is fast only with keys imported into it. Safe
     * for any number of threads.
     *
     * @param key the QSealC's private key: RSA of at least 2048 bits
     * @param chain the QSealC first, then the certificates that lead to its root
     * @throws ConfigurationException if the key is of another kind, too short, or not the certificate's; the key signs
     *     once
     *     to find out
     */
    public static Signer of(PrivateKey key, List<X509Certificate> chain) {
        if (chain.isEmpty()) {
            throw new ConfigurationException(List.of("QSealC: no certificate was given with the key"));
        }
        return KeySigner.of(new CertifiedKey(key, chain));
    }

    /**
     * {@return a signer for a key out of a source, which is opened at once} One of an HSM is opened anew when its
     * session was lost.
     *
     * @param qsealc where the QSealC's key and chain come from
     * @throws ConfigurationException if the key cannot be had, is of another kind than RSA, too short, or not the
     *     certificate's; the key signs once to find out
     */
    public static Signer of(KeySource qsealc) {
        return KeySigner.of(qsealc.origin().openQsealc());
    }

    /**
     * {@return what {@link #of(KeySource)} gives, with a provider of the caller's choice that the key is loaded into}
     *
     * @param qsealc where the QSealC's key and chain come from; the key must be one that can be copied
     * @param provider signs, for instance a native one; need not be registered
     * @throws ConfigurationException as {@link #of(KeySource)} does, and if the provider does not take the key
     */
    public static Signer of(KeySource qsealc, Provider provider) {
        CertifiedKey key = qsealc.origin().openQsealc().current();
        return KeySigner.of(KeyImport.into(provider, key));
    }
}
