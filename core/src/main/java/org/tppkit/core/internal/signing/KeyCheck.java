package org.tppkit.core.internal.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out at the start what would otherwise fail at the first call: wrong kinds of keys, short ones, foreign ones. */
public final class KeyCheck {
    private static final int LEAST_RSA_BITS = 2048;
    private static final byte[] PROBE = "TPPKit key check".getBytes(StandardCharsets.US_ASCII);

    private KeyCheck() {}

    /** What is wrong with a key for signing messages; empty if nothing. Signs once. */
    public static List<String> problemsOfQsealc(CertifiedKey qsealc) {
        String kind = kind(qsealc);
        if (!kind.equals("RSA")) {
            return List.of("QSealC: the key is of kind " + kind + ", but rsa-sha256 needs an RSA key");
        }
        return problems("QSealC", qsealc);
    }

    /** What is wrong with a key for mutual TLS; empty if nothing. Signs once. */
    public static List<String> problemsOfQwac(CertifiedKey qwac) {
        String kind = kind(qwac);
        if (!kind.equals("RSA") && !kind.equals("EC")) {
            return List.of("QWAC: the key is of kind " + kind + "; banks take RSA, and some EC");
        }
        return problems("QWAC", qwac);
    }

    /** Whether the private key belongs to the certificate: what it signs verifies. */
    static boolean belongTogether(PrivateKey key, X509Certificate certificate) {
        return failureToBelong(key, certificate).isEmpty();
    }

    private static List<String> problems(String name, CertifiedKey key) {
        List<String> problems = new ArrayList<>();
        if (key.certificate().getPublicKey() instanceof RSAKey rsa
                && rsa.getModulus().bitLength() < LEAST_RSA_BITS) {
            problems.add(name + ": the RSA key has " + rsa.getModulus().bitLength() + " bits; at least "
                    + LEAST_RSA_BITS + " are needed");
        }
        failureToBelong(key.key(), key.certificate())
                .ifPresent(reason ->
                        problems.add(name + ": the private key does not belong to the certificate (" + reason + ")"));
        return problems;
    }

    private static Optional<String> failureToBelong(PrivateKey key, X509Certificate certificate) {
        PublicKey publicKey = certificate.getPublicKey();
        String algorithm = publicKey.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(publicKey);
            verifier.update(PROBE);
            return verifier.verify(signed) ? Optional.empty() : Optional.of("a signature did not verify");
        } catch (GeneralSecurityException | ProviderException e) {
            // The message of a provider may hold anything, so only the class is told.
            return Optional.of("signing failed with " + e.getClass().getSimpleName());
        }
    }

    private static String kind(CertifiedKey key) {
        return key.certificate().getPublicKey().getAlgorithm();
    }
}
