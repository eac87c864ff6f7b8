package org.tppkit.core.internal.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tppkit.ports.spi.signing.SignatureAlgorithm;
import org.tppkit.ports.spi.signing.Signer;

/** Finds out at the start what would otherwise fail at the first call: wrong kinds of keys, short ones, foreign ones. */
public final class KeyCheck {
    private static final int LEAST_RSA_BITS = 2048;
    private static final byte[] PROBE = "TPPKit key check".getBytes(StandardCharsets.US_ASCII);

    private KeyCheck() {}

    /** What is wrong with a key for signing messages; empty if nothing. Signs once. */
    public static List<String> problemsOfQsealc(CertifiedKey qsealc) {
        List<String> problems = problemsOfSeal(qsealc.chain());
        if (problems.isEmpty()) {
            failureToBelong(qsealc)
                    .ifPresent(reason -> problems.add(
                            "QSealC: the private key does not belong to the certificate (" + reason + ")"));
        }
        return problems;
    }

    /** What is wrong with a signer that came ready-made; empty if nothing. It signs once. */
    public static List<String> problemsOf(Signer signer) {
        List<X509Certificate> chain;
        try {
            chain = List.copyOf(signer.certificateChain());
        } catch (RuntimeException e) {
            return List.of("QSealC: the signer failed at the start with "
                    + e.getClass().getSimpleName());
        }
        if (chain.isEmpty()) {
            return List.of("QSealC: the signer names no certificate");
        }
        List<String> problems = problemsOfSeal(chain);
        if (problems.isEmpty()) {
            failureOf(signer).ifPresent(problems::add);
        }
        return problems;
    }

    /** What is wrong with a key for mutual TLS; empty if nothing. Signs once. */
    public static List<String> problemsOfQwac(CertifiedKey qwac) {
        String kind = kind(qwac.certificate());
        if (!kind.equals("RSA") && !kind.equals("EC")) {
            return List.of("QWAC: the key is of kind " + kind + "; banks take RSA, and some EC");
        }
        List<String> problems = weaknesses("QWAC", qwac.chain());
        failureToBelong(qwac)
                .ifPresent(reason ->
                        problems.add("QWAC: the private key does not belong to the certificate (" + reason + ")"));
        Provider provider = qwac.provider();
        if (provider != null && !isRegistered(provider)) {
            problems.add("QWAC: TLS of Java finds the key only if its provider " + provider.getName()
                    + " is registered: call java.security.Security.addProvider first");
        }
        return problems;
    }

    @SuppressWarnings("ReferenceEquality") // another instance of the same name cannot use the key
    private static boolean isRegistered(Provider provider) {
        return Security.getProvider(provider.getName()) == provider;
    }

    /** Whether the private key belongs to the certificate: what it signs verifies. */
    static boolean belongTogether(PrivateKey key, X509Certificate certificate) {
        return failureToBelong(new CertifiedKey(key, List.of(certificate))).isEmpty();
    }

    /** Whether the key signs at this moment: an HSM may have lost it. */
    static boolean signs(CertifiedKey key) {
        return failureToBelong(key).isEmpty();
    }

    private static List<String> problemsOfSeal(List<X509Certificate> chain) {
        String kind = kind(chain.get(0));
        if (!kind.equals("RSA")) {
            List<String> problems = new ArrayList<>();
            problems.add("QSealC: the key is of kind " + kind + ", but rsa-sha256 needs an RSA key");
            return problems;
        }
        return weaknesses("QSealC", chain);
    }

    private static List<String> weaknesses(String name, List<X509Certificate> chain) {
        List<String> problems = new ArrayList<>();
        if (chain.get(0).getPublicKey() instanceof RSAKey rsa
                && rsa.getModulus().bitLength() < LEAST_RSA_BITS) {
            problems.add(name + ": the RSA key has " + rsa.getModulus().bitLength() + " bits; at least "
                    + LEAST_RSA_BITS + " are needed");
        }
        for (X509Certificate certificate : chain) {
            String algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
            if (!isRoot(certificate) && (algorithm.startsWith("SHA1") || algorithm.startsWith("MD"))) {
                problems.add(name + ": a certificate of its chain was signed by its issuer with "
                        + certificate.getSigAlgName() + ", which can be forged; at least SHA-256 is needed");
            }
        }
        return problems;
    }

    /** A root is trusted for what it is, not for its signature over itself. */
    private static boolean isRoot(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    private static Optional<String> failureToBelong(CertifiedKey key) {
        PublicKey publicKey = key.certificate().getPublicKey();
        String algorithm = publicKey.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
        try {
            Signature signature = key.signature(algorithm);
            signature.update(PROBE);
            return verifies(publicKey, algorithm, signature.sign())
                    ? Optional.empty()
                    : Optional.of("a signature did not verify");
        } catch (InvalidKeyException e) {
            boolean unknown = !key.isInMemory() && key.provider() == null;
            return Optional.of("signing failed with InvalidKeyException"
                    + (unknown ? "; is the provider that holds it registered with java.security.Security?" : ""));
        } catch (GeneralSecurityException | ProviderException e) {
            // The message of a provider may hold anything, so only the class is told.
            return Optional.of("signing failed with " + e.getClass().getSimpleName());
        }
    }

    private static Optional<String> failureOf(Signer signer) {
        SignatureAlgorithm algorithm = SignatureAlgorithm.RSA_SHA256;
        try {
            PublicKey publicKey = signer.certificateChain().get(0).getPublicKey();
            return verifies(publicKey, algorithm.jcaName(), signer.sign(algorithm, PROBE))
                    ? Optional.empty()
                    : Optional.of("QSealC: what the signer signs does not verify against its certificate");
        } catch (GeneralSecurityException e) {
            return Optional.of("QSealC: what the signer gives is no signature of its certificate's key");
        } catch (RuntimeException e) {
            // A foreign signer's message may hold anything, so only the class is told.
            return Optional.of("QSealC: the signer failed at the start with "
                    + e.getClass().getSimpleName());
        }
    }

    private static boolean verifies(PublicKey key, String algorithm, byte[] signature) throws GeneralSecurityException {
        Signature verifier = Signature.getInstance(algorithm);
        verifier.initVerify(key);
        verifier.update(PROBE);
        return verifier.verify(signature);
    }

    private static String kind(X509Certificate certificate) {
        return certificate.getPublicKey().getAlgorithm();
    }
}
