package org.tppkit.core.internal.signing;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fingerprints that the name of a certificate's file carries: {@code …_<hex>}, with or without an ending such as {@code
 * .pem} (STET 1.6.3 framework; banks used it before). 64 digits are a SHA-256, 40 a SHA-1; the bytes may be parted by colons.
 */
public final class Fingerprints {
    private static final Pattern AT_THE_END = Pattern.compile(
            "(?:^|[_-])([0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{2}(?::[0-9a-f]{2}){31}|[0-9a-f]{2}(?::[0-9a-f]{2}){19})"
                    + "(?:\\.[a-z0-9]{1,8})?$");
    private static final int SHA_256_DIGITS = 64;

    private Fingerprints() {}

    /** The fingerprint in the last part of an address's path, in small letters without colons; empty if it has none. */
    public static Optional<String> inNameOf(URI address) {
        String path = address.getPath() == null ? "" : address.getPath();
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        Matcher matcher = AT_THE_END.matcher(name);
        return matcher.find() ? Optional.of(matcher.group(1).replace(":", "")) : Optional.empty();
    }

    /** Whether a certificate has that fingerprint, as {@link #inNameOf} gave it. */
    public static boolean fits(String fingerprint, X509Certificate certificate) {
        return fingerprint.equals(of(certificate, fingerprint.length() == SHA_256_DIGITS ? "SHA-256" : "SHA-1"));
    }

    /** The SHA-256 of a certificate in DER, in small letters. */
    public static String sha256(X509Certificate certificate) {
        return of(certificate, "SHA-256");
    }

    private static String of(X509Certificate certificate, String algorithm) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that was read has a fingerprint", e);
        }
    }
}
