package org.tppkit.core.internal.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.internal.signing.QualifiedCertificate.Use;
import org.tppkit.ports.error.ConfigurationException;

/**
 * A PKCS#12 file with the keys of QWAC and QSealC, both under the file's password. Read once, at the start: unlocking a
 * key costs more than many signatures.
 */
public final class Pkcs12File {
    private final KeyEntries entries;

    private Pkcs12File(KeyEntries entries) {
        this.entries = entries;
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
            return new Pkcs12File(KeyEntries.of(file.toString(), store, password));
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
        return both(() -> entries.byUse(Use.WEB), () -> entries.byUse(Use.SEAL));
    }

    /** QWAC and QSealC by the names of their entries. */
    public TppKeys byAlias(String qwac, String qsealc) {
        return both(() -> entries.byAlias(qwac), () -> entries.byAlias(qsealc));
    }

    /** The key under an alias, or the only one of that use where no alias is given. */
    public CertifiedKey find(@Nullable String alias, Use use) {
        return entries.find(alias, use);
    }

    private static TppKeys both(Supplier<CertifiedKey> qwac, Supplier<CertifiedKey> qsealc) {
        Problems problems = new Problems();
        Optional<CertifiedKey> web = problems.unless(qwac);
        Optional<CertifiedKey> seal = problems.unless(qsealc);
        problems.throwIfAny();
        return new TppKeys(web.orElseThrow(), seal.orElseThrow());
    }
}
