package org.tppkit.core.internal.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tppkit.ports.error.ConfigurationException;

/**
 * A PKCS#12 file with the keys of QWAC and QSealC, both under the file's password. Read once, at the start: unlocking a
 * key costs more than many signatures.
 */
public final class Pkcs12File {
    private final Path file;
    private final Map<String, CertifiedKey> keys;

    private Pkcs12File(Path file, Map<String, CertifiedKey> keys) {
        this.file = file;
        this.keys = keys;
    }

    /**
     * Reads the file.
     *
     * @throws ConfigurationException if it cannot be read, if the password is wrong, or if there is no key in it
     */
    public static Pkcs12File read(Path file, char[] password) {
        byte[] content = KeyFile.read(file);
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(content), password);
            return new Pkcs12File(file, keys(file, store, password));
        } catch (UnrecoverableKeyException e) {
            throw KeyFile.problem(file, "holds a key with a password of its own; one password must open file and keys");
        } catch (IOException e) {
            boolean wrongPassword = e.getCause() instanceof UnrecoverableKeyException;
            throw KeyFile.problem(file, wrongPassword ? "does not open with this password" : "is no PKCS#12 file");
        } catch (GeneralSecurityException e) {
            throw KeyFile.problem(
                    file, "cannot be opened by this Java (" + e.getClass().getSimpleName() + ")");
        }
    }

    /** QWAC and QSealC told apart by the QcType of their certificates. */
    public TppKeys byType() {
        List<String> problems = new ArrayList<>();
        List<String> qwac = aliases(QualifiedCertificate.Use.WEB, "QWAC", "web", problems);
        List<String> qsealc = aliases(QualifiedCertificate.Use.SEAL, "QSealC", "eseal", problems);
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return byAlias(qwac.get(0), qsealc.get(0));
    }

    /** QWAC and QSealC by the names of their entries. */
    public TppKeys byAlias(String qwac, String qsealc) {
        List<String> problems = new ArrayList<>();
        for (String alias : List.of(qwac, qsealc)) {
            if (!keys.containsKey(alias)) {
                problems.add(file + " has no key under the alias " + alias + "; it has " + aliases());
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return new TppKeys(key(qwac), key(qsealc));
    }

    private CertifiedKey key(String alias) {
        CertifiedKey key = keys.get(alias);
        if (key == null) {
            throw new IllegalStateException("the alias was checked before");
        }
        return key;
    }

    private List<String> aliases(QualifiedCertificate.Use use, String name, String type, List<String> problems) {
        List<String> found = keys.entrySet().stream()
                .filter(entry -> QualifiedCertificate.uses(entry.getValue().certificate())
                        .contains(use))
                .map(Map.Entry::getKey)
                .toList();
        if (found.isEmpty()) {
            problems.add(file + " has no " + name + ": none of its keys (" + aliases()
                    + ") has a certificate of QcType " + type + "; name the alias if you know better");
        } else if (found.size() > 1) {
            problems.add(file + " has several keys that may be the " + name + ": " + String.join(", ", found)
                    + "; name the alias");
        }
        return found;
    }

    private String aliases() {
        return String.join(", ", keys.keySet());
    }

    private static Map<String, CertifiedKey> keys(Path file, KeyStore store, char[] password)
            throws GeneralSecurityException {
        // The JDK does not tell aliases of PKCS#12 apart by case.
        Map<String, CertifiedKey> keys = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String alias : Collections.list(store.aliases())) {
            if (!store.isKeyEntry(alias)) {
                continue;
            }
            Key key = store.getKey(alias, password);
            List<X509Certificate> chain = chain(store.getCertificateChain(alias));
            if (key instanceof PrivateKey privateKey && !chain.isEmpty()) {
                keys.put(alias, new CertifiedKey(privateKey, chain));
            }
        }
        if (keys.isEmpty()) {
            throw KeyFile.problem(file, "holds no private key with a certificate");
        }
        return keys;
    }

    private static List<X509Certificate> chain(Certificate[] certificates) {
        return certificates == null
                ? List.of()
                : Arrays.stream(certificates)
                        .filter(X509Certificate.class::isInstance)
                        .map(X509Certificate.class::cast)
                        .toList();
    }
}
