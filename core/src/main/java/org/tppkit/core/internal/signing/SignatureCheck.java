package org.tppkit.core.internal.signing;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.signing.SignatureAlgorithm;

/**
 * Compares a signed message with its signature, from the outside in: list of headers, Digest, signature. Says the first
 * difference.
 */
public final class SignatureCheck {
    private static final String DIGEST = "digest";

    private final SignedMessage message;
    private final SignatureHeader header;
    private final byte[] body;

    /** @param body the body's bytes as they travelled; not copied */
    public SignatureCheck(SignedMessage message, SignatureHeader header, byte[] body) {
        this.message = message;
        this.header = header;
        this.body = body;
    }

    /** The message that a request is. */
    public static SignedMessage message(BankRequest request) {
        return new SignedMessage(
                request.method(),
                request.pathAndQuery(),
                name -> Optional.ofNullable(SigningSteps.valueAsSent(request, name)));
    }

    /** What is wrong before any certificate is looked at; empty if nothing. */
    public Optional<String> problemOfTheMessage() {
        if (SignedMessage.algorithm(header).isEmpty()) {
            return Optional.of("the algorithm of the Signature header is neither rsa-sha256 nor rsa-sha512");
        }
        Optional<String> missing = message.missing(header);
        if (missing.isPresent()) {
            return Optional.of(
                    "the Signature header lists " + quoted(missing.get()) + ", but the message has no such header");
        }
        return problemOfTheDigest();
    }

    private Optional<String> problemOfTheDigest() {
        Optional<String> digest = message.headers().value(DIGEST);
        if (digest.isPresent()) {
            Optional<String> problem = DigestHeader.problem(digest.get(), body);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return body.length > 0 && !header.names().contains(DIGEST)
                ? Optional.of("the signature does not cover the body: digest is not in its list")
                : Optional.empty();
    }

    /** What is wrong with the signature itself; empty if it verifies. */
    public Optional<String> problemOfTheSignature(X509Certificate certificate) {
        SignatureAlgorithm algorithm = SignedMessage.algorithm(header).orElseThrow();
        String signingString = message.signingString(header).orElseThrow();
        return SignedMessage.verifies(header, signingString, algorithm, certificate)
                ? Optional.empty()
                : Optional.of(SignatureDiagnosis.of(message, header, algorithm, certificate));
    }

    /** How a list differs from what is wanted; empty if not. */
    public static Optional<String> differenceOfLists(List<String> given, List<String> wanted) {
        List<String> missing = new ArrayList<>(wanted);
        missing.removeAll(given);
        if (!missing.isEmpty()) {
            return Optional.of("the list of signed headers lacks " + quoted(missing.get(0)));
        }
        List<String> extra = new ArrayList<>(given);
        extra.removeAll(wanted);
        if (!extra.isEmpty()) {
            return Optional.of("the list of signed headers has " + quoted(extra.get(0)) + ", which is not wanted");
        }
        return given.equals(wanted)
                ? Optional.empty()
                : Optional.of("the list of signed headers has another order than wanted: " + String.join(" ", given)
                        + " in place of " + String.join(" ", wanted));
    }

    /** A name out of a foreign header may hold anything. */
    private static String quoted(String name) {
        String shortened = name.length() > 80 ? name.substring(0, 80) + "…" : name;
        return "'" + shortened.replaceAll("[^\\x21-\\x7e]", "?") + "'";
    }
}
