package org.tppkit.core.internal.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tppkit.ports.error.SigningException;
import org.tppkit.ports.spi.signing.SignatureAlgorithm;

/**
 * A message that was signed by somebody: a request, or a bank's answer to one.
 *
 * @param method the request's method
 * @param pathAndQuery the request's path and query as sent
 * @param headers the message's own headers
 */
public record SignedMessage(String method, String pathAndQuery, Headers headers) {
    private static final Map<String, SignatureAlgorithm> ALGORITHMS = Map.of(
            SignatureAlgorithm.RSA_SHA256.httpName(), SignatureAlgorithm.RSA_SHA256,
            SignatureAlgorithm.RSA_SHA512.httpName(), SignatureAlgorithm.RSA_SHA512);

    /** The headers of a message. */
    public interface Headers {
        /** The value, or empty where the message has no such header; asked with names in small letters. */
        Optional<String> value(String name);
    }

    /** The string that the signature must be over; empty where a header of the list is missing. */
    public Optional<String> signingString(SignatureHeader header) {
        try {
            return Optional.of(SigningString.of(
                    method,
                    pathAndQuery,
                    header.names(),
                    name -> headers.value(name).orElse(null)));
        } catch (SigningException e) {
            return Optional.empty();
        }
    }

    /** The first name of the list that the message has no header for. */
    public Optional<String> missing(SignatureHeader header) {
        return header.names().stream()
                .filter(name -> !name.equals(SigningString.REQUEST_TARGET))
                .filter(name -> headers.value(name.toLowerCase(Locale.ROOT)).isEmpty())
                .findFirst();
    }

    /** How it is signed; empty where the header names an algorithm that is not known here. */
    public static Optional<SignatureAlgorithm> algorithm(SignatureHeader header) {
        return Optional.ofNullable(ALGORITHMS.get(header.algorithm().orElse(SignatureAlgorithm.RSA_SHA256.httpName())));
    }

    /** The bytes of the signature; none where it is no Base64. */
    public static byte[] bytes(SignatureHeader header) {
        try {
            return Base64.getDecoder().decode(header.signature());
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** Whether the signature is over that string and by that certificate's key. */
    public static boolean verifies(
            SignatureHeader header, String signingString, SignatureAlgorithm algorithm, X509Certificate certificate) {
        try {
            Signature verifier = Signature.getInstance(algorithm.jcaName());
            verifier.initVerify(certificate.getPublicKey());
            verifier.update(signingString.getBytes(StandardCharsets.ISO_8859_1));
            return verifier.verify(bytes(header));
        } catch (GeneralSecurityException e) {
            return false; // a key of another kind, or a signature of another length
        }
    }

    /** Method only: paths and headers may hold secrets. */
    @Override
    public String toString() {
        return "SignedMessage[" + method + "]";
    }
}
