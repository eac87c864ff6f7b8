package org.tppkit.core.internal.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import org.tppkit.ports.spi.signing.SignatureAlgorithm;
import org.tppkit.ports.spi.signing.Signer;

/** Whether a signer's signatures verify against the certificate that it names (SG-01). */
public final class SignerCheck {
    private static final byte[] PROBE = "TPPKit signer check".getBytes(StandardCharsets.US_ASCII);

    private SignerCheck() {}

    /** What is wrong; empty if nothing. Signs once. */
    public static List<String> problems(Signer signer) {
        X509Certificate certificate = signer.certificateChain().get(0);
        try {
            byte[] signed = signer.sign(SignatureAlgorithm.RSA_SHA256, PROBE);
            Signature verifier = Signature.getInstance(SignatureAlgorithm.RSA_SHA256.jcaName());
            verifier.initVerify(certificate.getPublicKey());
            verifier.update(PROBE);
            return verifier.verify(signed)
                    ? List.of()
                    : List.of(
                            "QSealC: the private key does not belong to the certificate (a signature did not verify)");
        } catch (GeneralSecurityException | RuntimeException e) {
            // A foreign signer's message may hold anything, so only the class is told.
            return List.of("QSealC: the signer failed with " + e.getClass().getSimpleName());
        }
    }
}
