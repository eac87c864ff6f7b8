package org.tppkit.core.internal.signing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.tppkit.ports.error.SigningException;

/** The value of a Digest header (RFC 3230, with SHA-256 of RFC 5843). */
final class BodyDigest {
    private static final String OF_NOTHING = compute(new byte[0]);

    private BodyDigest() {}

    /** {@code SHA-256=…} over exactly these bytes. */
    static String of(byte[] body) {
        return body.length == 0 ? OF_NOTHING : compute(body);
    }

    private static String compute(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return "SHA-256=" + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new SigningException("this Java has no SHA-256", e);
        }
    }
}
