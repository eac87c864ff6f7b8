package org.tppkit.testkit.simulator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Signs requests as the reference page says; shares nothing with the simulator's verification. */
final class TestSigner {

    private TestSigner() {}

    static String digest(byte[] body) {
        try {
            return "SHA-256="
                    + Base64.getEncoder()
                            .encodeToString(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static String signature(PrivateKey key, String signingString) {
        try {
            Signature signer = Signature.getInstance("SHA256withRSA");
            signer.initSign(key);
            signer.update(signingString.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** {@code target} is the lower-case method, a blank and path with query. */
    static String signingString(String target, Map<String, String> headers, List<String> names) {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            text.append(text.length() == 0 ? "" : "\n")
                    .append(name)
                    .append(": ")
                    .append(name.equals("(request-target)") ? target : headers.get(name));
        }
        return text.toString();
    }

    static String header(String keyId, List<String> names, String signature) {
        return "keyId=\"" + keyId + "\", algorithm=\"rsa-sha256\", headers=\"" + String.join(" ", names)
                + "\", signature=\"" + signature + "\"";
    }
}
