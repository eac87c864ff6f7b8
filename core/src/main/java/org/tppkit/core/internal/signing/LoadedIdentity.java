package org.tppkit.core.internal.signing;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.X509ExtendedKeyManager;
import org.tppkit.ports.spi.signing.Signer;

/**
 * A third party's identity, read and checked.
 *
 * @param keyManager presents the QWAC
 * @param qwac the QWAC itself; empty where only a foreign key manager knows it
 * @param signer signs with the QSealC
 * @param keyIdUrl where banks fetch the QSealC
 * @param warnings what is not wrong yet, or only in the bank's eyes: certificates near or past their end, two companies
 */
public record LoadedIdentity(
        X509ExtendedKeyManager keyManager,
        Optional<X509Certificate> qwac,
        Signer signer,
        URI keyIdUrl,
        List<String> warnings) {
    public LoadedIdentity {
        warnings = List.copyOf(warnings);
    }

    /** The organizationIdentifier of the QSealC where it has one, else its subject. */
    public String organization() {
        X509Certificate qsealc = signer.certificateChain().get(0);
        return QualifiedCertificate.organizationIdentifier(qsealc)
                .orElseGet(() -> qsealc.getSubjectX500Principal().getName());
    }

    /** Whose it is; nothing of the keys. */
    @Override
    public String toString() {
        return "LoadedIdentity[" + organization() + "]";
    }
}
