package org.tppkit.core.internal.signing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import org.tppkit.ports.error.ConfigurationException;

/**
 * Brings a key into another provider, once. A native provider is fast only with key objects that it has made itself: with
 * those of the JDK it is as slow as the JDK, or slower.
 */
public final class KeyImport {
    private KeyImport() {}

    /**
     * The same key in that provider's own form.
     *
     * @throws ConfigurationException if the key does not leave where it is, or if the provider does not take it
     */
    public static CertifiedKey into(Provider provider, CertifiedKey key) {
        byte[] encoded = key.key().getEncoded();
        if (encoded == null) {
            throw problem(provider, "the key does not leave the HSM that holds it");
        }
        try {
            PrivateKey imported = KeyFactory.getInstance(key.key().getAlgorithm(), provider)
                    .generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return new CertifiedKey(imported, key.chain(), provider);
        } catch (GeneralSecurityException | ProviderException | LinkageError e) {
            throw problem(
                    provider, "the provider does not take it (" + e.getClass().getSimpleName() + ")");
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }

    private static ConfigurationException problem(Provider provider, String why) {
        return new ConfigurationException(
                List.of("QSealC: the key cannot be loaded into the provider " + provider.getName() + ": " + why));
    }
}
