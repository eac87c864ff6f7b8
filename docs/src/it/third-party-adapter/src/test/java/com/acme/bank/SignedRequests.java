package com.acme.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.scripted.RecordedRequest;

/** Verifies requests as the bank does (NextGenPSD2 section 12). */
final class SignedRequests {
    private static final Pattern FIELD = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final List<String> OPTIONAL = List.of("psu-id", "date", "tpp-redirect-uri");

    private SignedRequests() {}

    static void requireAll(List<RecordedRequest> requests, KeyAndChain qsealc) {
        assertThat(requests)
                .isNotEmpty()
                .allSatisfy(request -> require(request, qsealc.chain().get(0)));
    }

    private static void require(RecordedRequest request, X509Certificate certificate) throws GeneralSecurityException {
        byte[] sent = Base64.getDecoder().decode(header(request, "TPP-Signature-Certificate"));
        assertThat(sent).isEqualTo(certificate.getEncoded());
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(request.body());
        assertThat(header(request, "Digest"))
                .isEqualTo("SHA-256=" + Base64.getEncoder().encodeToString(digest));
        String signature = header(request, "Signature");
        assertThat(field(signature, "keyId"))
                .startsWithIgnoringCase("SN=" + certificate.getSerialNumber().toString(16) + ",CA=");
        List<String> names = expectedNames(request);
        assertThat(field(signature, "headers")).isEqualTo(String.join(" ", names));
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(certificate);
        verifier.update(signingString(request, names).getBytes(StandardCharsets.UTF_8));
        assertThat(verifier.verify(Base64.getDecoder().decode(field(signature, "signature"))))
                .as("the signature of %s", request)
                .isTrue();
    }

    private static List<String> expectedNames(RecordedRequest request) {
        List<String> names = new ArrayList<>(List.of("digest", "x-request-id"));
        OPTIONAL.stream().filter(name -> request.header(name).isPresent()).forEach(names::add);
        return names;
    }

    private static String signingString(RecordedRequest request, List<String> names) {
        List<String> lines = new ArrayList<>();
        names.forEach(name -> lines.add(name.toLowerCase(Locale.ROOT) + ": " + header(request, name)));
        return String.join("\n", lines);
    }

    private static String header(RecordedRequest request, String name) {
        return request.header(name).orElseThrow(() -> new AssertionError(request + " has no header " + name));
    }

    private static String field(String signature, String name) {
        Matcher fields = FIELD.matcher(signature);
        while (fields.find()) {
            if (fields.group(1).equals(name)) {
                return fields.group(2);
            }
        }
        throw new AssertionError("the signature has no " + name);
    }
}
