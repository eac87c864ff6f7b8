package org.tppkit.core.internal.signing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.crypto.Cipher;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.tppkit.ports.spi.signing.SignatureAlgorithm;

/**
 * Finds out why a signature does not verify. An RSA signature (PKCS#1 v1.5) holds the hash of what was signed: the public
 * key shows it, and it is compared with the hashes of what signers are known to sign by mistake.
 */
public final class SignatureDiagnosis {
    private static final Map<String, String> HASHES = Map.of(
            "1.3.14.3.2.26", "SHA-1",
            "2.16.840.1.101.3.4.2.1", "SHA-256",
            "2.16.840.1.101.3.4.2.2", "SHA-384",
            "2.16.840.1.101.3.4.2.3", "SHA-512");

    /** What banks have signed so far, beside what the list may name anyway. */
    private static final List<String> OFTEN_SIGNED = List.of(
            SigningString.REQUEST_TARGET,
            "host",
            "date",
            "digest",
            "content-type",
            "content-length",
            "x-request-id",
            "psu-ip-address",
            "authorization");

    private final SignedMessage message;
    private final SignatureHeader header;

    private SignatureDiagnosis(SignedMessage message, SignatureHeader header) {
        this.message = message;
        this.header = header;
    }

    /** Why it does not verify, in one sentence. */
    public static String of(
            SignedMessage message, SignatureHeader header, SignatureAlgorithm algorithm, X509Certificate certificate) {
        if (!(certificate.getPublicKey() instanceof RSAPublicKey key)) {
            return "the certificate's key is of kind "
                    + certificate.getPublicKey().getAlgorithm() + ", but " + algorithm.httpName() + " needs RSA";
        }
        byte[] signature = SignedMessage.bytes(header);
        if (signature.length == 0) {
            return "the signature is no Base64";
        }
        if (signature.length != (key.getModulus().bitLength() + 7) / 8) {
            return "the signature has " + signature.length + " bytes, the certificate's key makes "
                    + (key.getModulus().bitLength() + 7) / 8 + ": it was made with another key, or cut off";
        }
        Optional<DigestInfo> inside = inside(key, signature);
        if (inside.isEmpty()) {
            return "the signature was made with another key than the certificate's, or not with PKCS#1 v1.5 padding";
        }
        String hash =
                HASHES.getOrDefault(inside.get().getAlgorithmId().getAlgorithm().getId(), "an unknown hash");
        String expected = algorithm == SignatureAlgorithm.RSA_SHA512 ? "SHA-512" : "SHA-256";
        if (!hash.equals(expected)) {
            return "the header says " + algorithm.httpName() + ", but the signature was made with " + hash;
        }
        return new SignatureDiagnosis(message, header)
                .mistake(expected, inside.get().getDigest());
    }

    private static Optional<DigestInfo> inside(RSAPublicKey key, byte[] signature) {
        try {
            Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            rsa.init(Cipher.DECRYPT_MODE, key);
            return Optional.of(DigestInfo.getInstance(rsa.doFinal(signature)));
        } catch (GeneralSecurityException | RuntimeException e) {
            return Optional.empty(); // Bouncy Castle's readers throw exceptions of many classes at broken bytes
        }
    }

    private String mistake(String hash, byte[] signed) {
        return mistakes().entrySet().stream()
                .filter(known -> Arrays.equals(
                        DigestHeader.hash(hash, known.getValue().getBytes(StandardCharsets.ISO_8859_1)), signed))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("the right key signed another text than this message gives: a header, the path or the query was"
                        + " changed on the way, or is not the one that was signed");
    }

    private Map<String, String> mistakes() {
        Map<String, String> known = new LinkedHashMap<>();
        List<String> names = header.names();
        String right = text(names, message.pathAndQuery());
        String target = message.pathAndQuery();
        known.put("the query is missing in the signed (request-target)", text(names, target.split("\\?", 2)[0]));
        known.put("the query in the signed (request-target) was decoded", text(names, decoded(target)));
        known.put(
                "the method in the signed (request-target) is not in small letters",
                right.replace(
                        message.method().toLowerCase(Locale.ROOT) + " " + target, message.method() + " " + target));
        known.put(
                "the method is missing in the signed (request-target)",
                right.replace(message.method().toLowerCase(Locale.ROOT) + " " + target, target));
        known.put("the signed text ends with a line feed", right + "\n");
        known.put("the signed text has lines that end with carriage return and line feed", right.replace("\n", "\r\n"));
        known.put("the signed text has no blank after the colons", right.replaceAll("(?m)^([^:\n]+): ", "$1:"));
        known.put("the names are missing in the signed text", right.replaceAll("(?m)^[^:\n]+: ", ""));
        List<String> sorted = new ArrayList<>(names);
        Collections.sort(sorted);
        known.put("the signed text is in alphabetical order, not in that of the list", text(sorted, target));
        List<String> reversed = new ArrayList<>(names);
        Collections.reverse(reversed);
        known.put("the signed text is in the reverse order of the list", text(reversed, target));
        names.forEach(name -> addMistakesOf(name, known));
        OFTEN_SIGNED.forEach(name -> addUnlisted(name, known));
        return known;
    }

    private void addMistakesOf(String name, Map<String, String> known) {
        List<String> names = header.names();
        List<String> without = new ArrayList<>(names);
        without.remove(name);
        known.put(
                "the header " + name + " is in the list, but not in the signed text",
                text(without, message.pathAndQuery()));
        for (int place = 0; place < names.size(); place++) {
            List<String> moved = new ArrayList<>(without);
            moved.add(place, name);
            if (!moved.equals(names)) {
                known.putIfAbsent(
                        "the header " + name + " stands at place " + (place + 1)
                                + " of the signed text, but elsewhere in the list",
                        text(moved, message.pathAndQuery()));
            }
        }
        if (!name.equals(SigningString.REQUEST_TARGET)) {
            change(
                    known,
                    name,
                    " was signed in small letters, but sent otherwise",
                    value -> value.toLowerCase(Locale.ROOT));
            change(
                    known,
                    name,
                    " was signed in capital letters, but sent otherwise",
                    value -> value.toUpperCase(Locale.ROOT));
            change(known, name, " was signed with a blank before its value", value -> " " + value);
            change(known, name, " was signed with a blank after its value", value -> value + " ");
            change(known, name, " was signed with quotes round its value", value -> "\"" + value + "\"");
        }
    }

    private void addUnlisted(String name, Map<String, String> known) {
        List<String> names = header.names();
        boolean there = name.equals(SigningString.REQUEST_TARGET)
                || message.headers().value(name).isPresent();
        if (names.contains(name) || !there) {
            return;
        }
        for (int place = 0; place <= names.size(); place++) {
            List<String> longer = new ArrayList<>(names);
            longer.add(place, name);
            known.put(
                    "the header " + name + " stands at place " + (place + 1)
                            + " of the signed text, but not in the list",
                    text(longer, message.pathAndQuery()));
        }
    }

    private void change(Map<String, String> known, String name, String what, UnaryOperator<String> change) {
        known.putIfAbsent(
                "the header " + name + what,
                SigningString.of(message.method(), message.pathAndQuery(), header.names(), asked -> {
                    String value = value(asked);
                    return asked.equals(name) ? change.apply(value) : value;
                }));
    }

    private String text(List<String> names, String target) {
        return SigningString.of(message.method(), target, names, this::value);
    }

    private String value(String name) {
        return message.headers().value(name).orElse("");
    }

    private static String decoded(String target) {
        try {
            return URLDecoder.decode(target, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return target;
        }
    }
}
