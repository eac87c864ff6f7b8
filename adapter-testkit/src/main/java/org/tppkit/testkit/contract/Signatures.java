package org.tppkit.testkit.contract;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import org.opentest4j.TestAbortedException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.spi.signing.SignatureAlgorithm;
import org.tppkit.ports.spi.signing.Signer;

/** Looks at signatures and certificates through the JDK alone. */
final class Signatures {
    private static final String QC_STATEMENTS = "1.3.6.1.5.5.7.1.3";
    /** 0.4.0.1862.1.6.2 and .3 of ETSI EN 319 412-5, encoded. */
    private static final String QC_TYPE_SEAL = "060704008e46010602";

    private static final String QC_TYPE_WEB = "060704008e46010603";

    private Signatures() {}

    static void assertVerifies(Signer signer, SignatureAlgorithm algorithm, byte[] message, String what) {
        List<X509Certificate> chain = signer.certificateChain();
        SignerClauses.VERIFIES.holds(!chain.isEmpty(), "the chain is empty.");
        byte[] signature;
        try {
            signature = signer.sign(algorithm, message);
        } catch (TppException e) {
            throw SignerClauses.VERIFIES.broken(what + " could not be signed by " + algorithm + ".", e);
        }
        SignerClauses.VERIFIES.holds(
                verifies(chain.get(0), algorithm, message, signature),
                "the signature of " + what + " by " + algorithm + " does not verify.");
    }

    /** Whether a signature is made, and right. */
    static boolean verifies(Signer signer, SignatureAlgorithm algorithm, byte[] message) {
        try {
            byte[] signature = signer.sign(algorithm, message);
            return verifies(signer.certificateChain().get(0), algorithm, message, signature);
        } catch (RuntimeException e) {
            // Whatever a signer throws when threads disturb it, the signature was not made.
            return false;
        }
    }

    private static boolean verifies(
            X509Certificate certificate, SignatureAlgorithm algorithm, byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(algorithm.jcaName());
            verifier.initVerify(certificate.getPublicKey());
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException e) {
            // Not even of the right length.
            return false;
        } catch (GeneralSecurityException e) {
            throw new AssertionError("the first certificate cannot verify " + algorithm, e);
        }
    }

    /** Whether its QcType says web and does not say eseal; a certificate without QcType is not judged. */
    static boolean isForWebsitesOnly(X509Certificate certificate) {
        byte[] statements = certificate.getExtensionValue(QC_STATEMENTS);
        String hex = statements == null ? "" : HexFormat.of().formatHex(statements);
        return hex.contains(QC_TYPE_WEB) && !hex.contains(QC_TYPE_SEAL);
    }

    static void rethrowIfAborted(RuntimeException e) {
        if (e instanceof TestAbortedException) {
            throw e;
        }
    }
}
