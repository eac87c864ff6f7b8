package org.tppkit.core.internal.signing;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.internal.signing.QualifiedCertificate.Use;
import org.tppkit.ports.error.ConfigurationException;

/** The private keys of a key store, with their certificates. Read once: unlocking a key costs more than many signatures. */
final class KeyEntries {
    private final String name;
    private final Map<String, CertifiedKey> keys;

    private KeyEntries(String name, Map<String, CertifiedKey> keys) {
        this.name = name;
        this.keys = keys;
    }

    /**
     * All keys of a store that is open.
     *
     * @param name what to call the store in messages
     * @param password opens the keys
     */
    static KeyEntries of(String name, KeyStore store, char @Nullable [] password) throws GeneralSecurityException {
        // The JDK does not tell aliases of PKCS#12 apart by case.
        Map<String, CertifiedKey> keys = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String alias : Collections.list(store.aliases())) {
            if (!store.isKeyEntry(alias)) {
                continue;
            }
            Key key = store.getKey(alias, password);
            List<X509Certificate> chain = chain(store.getCertificateChain(alias));
            if (key instanceof PrivateKey privateKey && !chain.isEmpty()) {
                keys.put(alias, certified(privateKey, chain, store));
            }
        }
        if (keys.isEmpty()) {
            throw new ConfigurationException(List.of(name + " holds no private key with a certificate"));
        }
        return new KeyEntries(name, keys);
    }

    /** What signs with a key of an HSM is known, registered or not; for keys in memory Java finds somebody. */
    private static CertifiedKey certified(PrivateKey key, List<X509Certificate> chain, KeyStore store) {
        return new CertifiedKey(key, chain, key.getFormat() == null ? store.getProvider() : null);
    }

    /** The key under an alias, or the only one of that use where no alias is given. */
    CertifiedKey find(@Nullable String alias, Use use) {
        return alias == null ? byUse(use) : byAlias(alias);
    }

    CertifiedKey byAlias(String alias) {
        CertifiedKey key = keys.get(alias);
        if (key == null) {
            throw new ConfigurationException(
                    List.of(name + " has no key under the alias " + alias + "; it has " + aliases()));
        }
        return key;
    }

    CertifiedKey byUse(Use use) {
        List<String> found = new ArrayList<>();
        keys.forEach((alias, key) -> {
            if (QualifiedCertificate.uses(key.certificate()).contains(use)) {
                found.add(alias);
            }
        });
        String wanted = use == Use.WEB ? "QWAC" : "QSealC";
        String type = use == Use.WEB ? "web" : "eseal";
        if (found.isEmpty()) {
            throw new ConfigurationException(List.of(name + " has no " + wanted + ": none of its keys (" + aliases()
                    + ") has a certificate of QcType " + type + "; name the alias if you know better"));
        }
        if (found.size() > 1) {
            throw new ConfigurationException(List.of(name + " has several keys that may be the " + wanted + ": "
                    + String.join(", ", found) + "; name the alias"));
        }
        return byAlias(found.get(0));
    }

    private String aliases() {
        return String.join(", ", keys.keySet());
    }

    private static List<X509Certificate> chain(Certificate @Nullable [] certificates) {
        return certificates == null
                ? List.of()
                : Arrays.stream(certificates)
                        .filter(X509Certificate.class::isInstance)
                        .map(X509Certificate.class::cast)
                        .toList();
    }
}
