package org.tppkit.core.internal.doctor;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.X509ExtendedKeyManager;
import org.tppkit.core.internal.signing.IdentityFiles;
import org.tppkit.core.internal.signing.KeyCheck;
import org.tppkit.core.internal.signing.LoadedIdentity;
import org.tppkit.core.internal.signing.SignerCheck;

/**
 * An identity as far as it can be looked at, wherever it comes from.
 *
 * @param qwac what there is of the QWAC
 * @param qsealc what there is of the QSealC
 */
public record IdentityParts(Part qwac, Part qsealc) {

    /**
     * One of the two.
     *
     * @param chain the certificates in the order of their source; empty if none can be seen
     * @param keyProblems what is wrong with the key; empty where there is no way to see it
     * @param problems why something cannot be seen
     * @param text what is odd about a PEM file's text; empty where there is none
     */
    public record Part(
            List<X509Certificate> chain,
            Optional<List<String>> keyProblems,
            List<String> problems,
            Optional<List<String>> text) {

        boolean isSorted() {
            return text.isPresent();
        }
    }

    /** What files hold. */
    public static IdentityParts of(IdentityFiles files) {
        return new IdentityParts(
                new Part(
                        files.qwac().chain(),
                        files.qwac().key().map(KeyCheck::problemsOfQwac),
                        files.qwac().problems(),
                        files.qwac().text()),
                new Part(
                        files.qsealc().chain(),
                        files.qsealc().key().map(KeyCheck::problemsOfQsealc),
                        files.qsealc().problems(),
                        files.qsealc().text()));
    }

    /** What an identity shows that is in use. Its QWAC's key was checked when it was read, or is out of sight. */
    public static IdentityParts of(LoadedIdentity identity) {
        List<X509Certificate> qwac = shownBy(identity.keyManager());
        return new IdentityParts(
                new Part(
                        qwac,
                        identity.qwac().map(known -> List.of()),
                        qwac.isEmpty() ? List.of("QWAC: the key manager names no certificate") : List.of(),
                        Optional.empty()),
                new Part(
                        identity.signer().certificateChain(),
                        Optional.of(SignerCheck.problems(identity.signer())),
                        List.of(),
                        Optional.empty()));
    }

    private static List<X509Certificate> shownBy(X509ExtendedKeyManager manager) {
        for (String kind : List.of("RSA", "EC")) {
            String[] aliases = manager.getClientAliases(kind, null);
            if (aliases != null && aliases.length > 0) {
                X509Certificate[] chain = manager.getCertificateChain(aliases[0]);
                if (chain != null && chain.length > 0) {
                    return Arrays.asList(chain);
                }
            }
        }
        return List.of();
    }
}
