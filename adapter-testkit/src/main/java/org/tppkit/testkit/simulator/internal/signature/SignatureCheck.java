package org.tppkit.testkit.simulator.internal.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.tppkit.testkit.simulator.RegisteredApplication;
import org.tppkit.testkit.simulator.SignatureVerdict;
import org.tppkit.testkit.simulator.internal.http.Call;

/**
 * Verifies the signature of a request against an application's seal certificate. The required list is the one of the
 * recorded Arkéa requests: {@code (request-target) x-request-id digest}, and {@code psu-ip-address} when that header is
 * sent. More may be signed, in any order; Authorization may not.
 */
public final class SignatureCheck {

    private static final List<String> ALWAYS_SIGNED = List.of(SigningString.REQUEST_TARGET, "x-request-id", "digest");
    private static final String PSU_IP_ADDRESS = "psu-ip-address";
    private static final String ALGORITHM = "rsa-sha256";

    private SignatureCheck() {}

    /** What is to be thought of the request's signature; a refusal names the first thing that differs. */
    public static SignatureVerdict of(Call call, RegisteredApplication application) {
        if (call.all("signature").isEmpty()) {
            return SignatureVerdict.refused("header Signature is missing");
        }
        if (call.all("signature").size() > 1) {
            return SignatureVerdict.refused("header Signature comes more than once");
        }
        try {
            return judge(
                    call,
                    application,
                    SignatureHeader.parse(call.all("signature").get(0)));
        } catch (SignatureHeader.MalformedException e) {
            return SignatureVerdict.refused(String.valueOf(e.getMessage()));
        }
    }

    private static SignatureVerdict judge(Call call, RegisteredApplication application, SignatureHeader header) {
        String keyId = application.keyId().toString();
        if (!header.keyId().equals(keyId)) {
            return SignatureVerdict.refused("keyId differs", keyId, header.keyId());
        }
        if (!header.algorithm().equals(ALGORITHM)) {
            return SignatureVerdict.refused("algorithm differs", ALGORITHM, header.algorithm());
        }
        for (String name : required(call)) {
            if (!name.equals(SigningString.REQUEST_TARGET) && call.all(name).isEmpty()) {
                return SignatureVerdict.refused("header " + name + " is missing");
            }
            if (!header.names().contains(name)) {
                return SignatureVerdict.refused(
                        name + " is not in the signed list",
                        String.join(" ", required(call)),
                        String.join(" ", header.names()));
            }
        }
        for (String name : header.names()) {
            String complaint = complaintAbout(name, call);
            if (!complaint.isEmpty()) {
                return SignatureVerdict.refused(complaint);
            }
        }
        return digestAndSignature(call, application.qsealc().getPublicKey(), header);
    }

    private static List<String> required(Call call) {
        List<String> required = new ArrayList<>(ALWAYS_SIGNED);
        if (!call.all(PSU_IP_ADDRESS).isEmpty()) {
            required.add(PSU_IP_ADDRESS);
        }
        return required;
    }

    private static String complaintAbout(String name, Call call) {
        if (name.equals(SigningString.REQUEST_TARGET)) {
            return "";
        }
        if (!name.equals(name.toLowerCase(Locale.ROOT))) {
            return "the signed list must be in lower case: " + name;
        }
        if (name.equals("authorization") || name.equals("cookie")) {
            return name + " must not be signed";
        }
        return call.all(name).isEmpty() ? "the signed list names " + name + ", which was not sent" : "";
    }

    private static SignatureVerdict digestAndSignature(Call call, PublicKey key, SignatureHeader header) {
        String signingString = SigningString.of(call, header.names());
        String digest = digestOf(call.body().bytes());
        String sentDigest = String.join(", ", call.all("digest"));
        if (!sentDigest.equals(digest)) {
            return SignatureVerdict.refused(
                            "digest differs (over " + call.body().length() + " bytes received)", digest, sentDigest)
                    .over(signingString);
        }
        byte[] signature;
        try {
            signature = Base64.getDecoder().decode(header.signature());
        } catch (IllegalArgumentException e) {
            return SignatureVerdict.refused("signature is not base64").over(signingString);
        }
        return verifies(key, signature, signingString)
                ? SignatureVerdict.accepted(signingString)
                : SignatureDiagnosis.of(call, key, header, signature);
    }

    private static boolean verifies(PublicKey key, byte[] signature, String signingString) {
        try {
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(key);
            verifier.update(signingString.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    static String digestOf(byte[] body) {
        return "SHA-256=" + Base64.getEncoder().encodeToString(sha256(body));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
