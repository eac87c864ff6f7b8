package org.tppkit.testkit.contract;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.signing.SignatureAlgorithm;
import org.tppkit.testkit.fake.FakeMessageSigner;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.scripted.RecordedRequest;

/** Verifies draft-cavage signatures of requests as they arrived, against the standard provider's QSealC. */
final class SignatureCheck {
    private static final Pattern PART = Pattern.compile("([a-zA-Z]+)=\"([^\"]*)\"");

    private SignatureCheck() {}

    /** What is wrong; empty where there is no signature or a right one. */
    static Optional<String> of(RecordedRequest request) {
        return request.header("Signature").flatMap(signature -> wrong(request, signature));
    }

    private static Optional<String> wrong(RecordedRequest request, String header) {
        Map<String, String> parts = parts(header);
        if (!parts.keySet().containsAll(List.of("algorithm", "headers", "signature"))) {
            return Optional.of("the Signature lacks algorithm, headers or signature");
        }
        Optional<String> digest = request.header("Digest");
        if (digest.isPresent() && !digest.get().equals(FakeMessageSigner.digest(request.body()))) {
            return Optional.of("the Digest is not that of the body");
        }
        try {
            return verifies(request, parts) ? Optional.empty() : Optional.of("the Signature does not verify");
        } catch (GeneralSecurityException | TppException | IllegalArgumentException e) {
            return Optional.of("the Signature cannot be verified");
        }
    }

    private static boolean verifies(RecordedRequest request, Map<String, String> parts)
            throws GeneralSecurityException {
        SignatureAlgorithm algorithm = Arrays.stream(SignatureAlgorithm.values())
                .filter(known -> known.httpName().equals(parts.get("algorithm")))
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("unknown algorithm"));
        List<String> names = Arrays.asList(parts.getOrDefault("headers", "").split(" ", -1));
        String message = FakeMessageSigner.signingString(asSent(request), names);
        Signature signature = Signature.getInstance(algorithm.jcaName());
        signature.initVerify(TestPki.shared().tpp().qsealc().certificate());
        signature.update(message.getBytes(StandardCharsets.UTF_8));
        return signature.verify(Base64.getDecoder().decode(parts.getOrDefault("signature", "")));
    }

    private static BankRequest asSent(RecordedRequest request) {
        URI uri = URI.create("https://localhost" + request.target());
        BankRequest.Builder sent = BankRequest.of(request.method(), uri).body(request.body());
        request.headers().forEach(header -> sent.header(header.name(), header.value()));
        return sent.build();
    }

    private static Map<String, String> parts(String header) {
        Map<String, String> parts = new HashMap<>();
        Matcher part = PART.matcher(header);
        while (part.find()) {
            parts.put(part.group(1), part.group(2));
        }
        return parts;
    }
}
