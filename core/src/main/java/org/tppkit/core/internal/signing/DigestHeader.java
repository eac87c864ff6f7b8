package org.tppkit.core.internal.signing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Compares a Digest header (RFC 3230) with a body. */
public final class DigestHeader {
    private static final Map<String, String> ALGORITHMS = Map.of("sha-256", "SHA-256", "sha-512", "SHA-512");

    private DigestHeader() {}

    /**
     * What is wrong; empty if nothing.
     *
     * @param value the header's value; each digest in it that is known must be right, and one must be known
     * @param body the body as it came or goes
     */
    public static Optional<String> problem(String value, byte[] body) {
        boolean known = false;
        for (String instance : value.split(",", -1)) {
            int equals = instance.indexOf('=');
            String name =
                    equals < 0 ? "" : instance.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            String algorithm = ALGORITHMS.get(name);
            if (algorithm == null) {
                continue;
            }
            known = true;
            if (!MessageDigest.isEqual(
                    hash(algorithm, body),
                    decoded(instance.substring(equals + 1).strip()))) {
                return Optional.of("the digest " + algorithm + " is not that of the body's " + body.length + " bytes");
            }
        }
        return known ? Optional.empty() : Optional.of("the Digest holds neither SHA-256 nor SHA-512");
    }

    static byte[] hash(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }

    /** What is no Base64 is no digest of anything. */
    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
