package org.tppkit.testkit.simulator.internal.signature;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import org.tppkit.testkit.simulator.SignatureVerdict;
import org.tppkit.testkit.simulator.internal.http.Call;

/**
 * Finds out why a signature does not verify. An RSA signature holds the hash of what was signed: with the public key the
 * hash can be read, and compared with the hashes of strings that clients are known to sign by mistake.
 */
final class SignatureDiagnosis {

    private static final int SHA256_LENGTH = 32;

    private SignatureDiagnosis() {}

    static SignatureVerdict of(Call call, PublicKey key, SignatureHeader header, byte[] signature) {
        String expected = SigningString.of(call, header.names());
        Optional<byte[]> signedHash = hashInside(key, signature);
        if (signedHash.isEmpty()) {
            return SignatureVerdict.refused("the signature does not verify: it was made with another key")
                    .over(expected);
        }
        String mistake = mistakes(call, header.names()).entrySet().stream()
                .filter(known -> Arrays.equals(hash(known.getValue()), signedHash.get()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("another string was signed");
        return SignatureVerdict.refused(
                        "the signature does not verify: " + mistake,
                        "SHA-256 of the signing string " + hex(hash(expected)),
                        "SHA-256 of the signing string " + hex(signedHash.get()))
                .over(expected);
    }

    /** The hash that the signature holds, or empty if it was made with another key. */
    private static Optional<byte[]> hashInside(PublicKey key, byte[] signature) {
        try {
            Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            rsa.init(Cipher.DECRYPT_MODE, key);
            byte[] digestInfo = rsa.doFinal(signature);
            return digestInfo.length < SHA256_LENGTH
                    ? Optional.empty()
                    : Optional.of(Arrays.copyOfRange(digestInfo, digestInfo.length - SHA256_LENGTH, digestInfo.length));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> mistakes(Call call, List<String> names) {
        String right = SigningString.of(call, names);
        String method = call.method().toLowerCase(Locale.ROOT);
        Map<String, String> known = new LinkedHashMap<>();
        known.put(
                "the query is missing in (request-target)", SigningString.of(call, names, method + " " + call.path()));
        known.put("the query in (request-target) was decoded", SigningString.of(call, names, decoded(call, method)));
        known.put(
                "the method in (request-target) is not in lower case",
                SigningString.of(call, names, call.method() + " " + call.target()));
        known.put("the method is missing in (request-target)", SigningString.of(call, names, call.target()));
        known.put("there is a line feed at the end", right + "\n");
        known.put("the lines end with carriage return and line feed", right.replace("\n", "\r\n"));
        known.put("there is no blank after the colons", right.replaceAll("(?m)^([^:]+): ", "$1:"));
        known.put("the names are missing", right.replaceAll("(?m)^[^:]+: ", ""));
        List<String> sorted = new ArrayList<>(names);
        Collections.sort(sorted);
        known.put("the lines are in another order than the list", SigningString.of(call, sorted));
        List<String> reversed = new ArrayList<>(names);
        Collections.reverse(reversed);
        known.put("the lines are in the reverse order of the list", SigningString.of(call, reversed));
        return known;
    }

    private static String decoded(Call call, String method) {
        try {
            return method + " " + URLDecoder.decode(call.target(), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return method + " " + call.target();
        }
    }

    private static byte[] hash(String text) {
        return SignatureCheck.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
