package org.tppkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tppkit.core.internal.signing.CavageMessageSigner;
import org.tppkit.ports.error.SigningException;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.signing.SignatureProfile;
import org.tppkit.ports.spi.signing.Signer;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;

class SignaturesTest {
    private static final KeyAndChain QSEALC = TestPki.shared().tpp().qsealc();
    private static final X509Certificate CERTIFICATE = QSEALC.certificate();
    private static final Signer SIGNER = Signers.of(QSEALC.key(), QSEALC.chain());
    private static final SignatureProfile PROFILE = SignatureProfile.builder()
            .addHeaders("(request-target)", "x-request-id", "digest")
            .addHeadersIfPresent("psu-ip-address")
            .build();
    private static final BankRequest GET = BankRequest.get(
                    URI.create(
                            "https://api.bank.example/psd2/v1/accounts/a%2F1/transactions?dateFrom=2026-01-01T00%3A00%3A00&page=1"))
            .header("X-Request-ID", "0d4c8a5e-7f3e-4a63-9d36-5b9cbf5e2a11")
            .header("PSU-IP-Address", "203.0.113.7")
            .build();
    private static final BankRequest POST = BankRequest.of(
                    "POST", URI.create("https://api.bank.example/psd2/v1/payment-requests"))
            .header("X-Request-ID", "0d4c8a5e-7f3e-4a63-9d36-5b9cbf5e2a11")
            .header("Content-Type", "application/json")
            .body("{\"amount\":\"12.30\"}".getBytes(StandardCharsets.UTF_8))
            .build();

    // ------------------------------------------------------------------ explaining

    @Test
    @DisplayName("T11: the explanation shows the signing string byte for byte")
    void theExplanationIsWhatIsSigned() {
        SignatureExplanation explanation = Signatures.explain(GET, PROFILE, SIGNER, Tpp.KEY_ID);

        String emptyDigest = "SHA-256=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
        assertThat(explanation.signingString())
                .isEqualTo(
                        "(request-target): get /psd2/v1/accounts/a%2F1/transactions?dateFrom=2026-01-01T00%3A00%3A00&page=1\n"
                                + "x-request-id: 0d4c8a5e-7f3e-4a63-9d36-5b9cbf5e2a11\n"
                                + "digest: " + emptyDigest + "\n"
                                + "psu-ip-address: 203.0.113.7");
        assertThat(explanation.signingBytes())
                .isEqualTo(explanation.signingString().getBytes(StandardCharsets.US_ASCII));
        assertThat(explanation.digestHeader()).contains(emptyDigest);
        assertThat(explanation.bodyLength()).isZero();
        assertThat(explanation.bodySha256())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(explanation.signatureHeader())
                .isEqualTo(new CavageMessageSigner(SIGNER, Tpp.KEY_ID)
                        .sign(GET, PROFILE)
                        .header("Signature"));
        assertThat(explanation)
                .hasToString("SignatureExplanation[(request-target) x-request-id digest psu-ip-address]");
    }

    @Test
    void withoutAKeyEverythingButTheHeaderIsShown() {
        SignatureExplanation explanation = Signatures.explain(POST, PROFILE);

        assertThat(explanation.signatureHeader()).isEmpty();
        assertThat(explanation.bodyLength()).isEqualTo(18);
        assertThat(explanation.signedHeaders()).containsExactly("(request-target)", "x-request-id", "digest");
    }

    @Test
    void anEarlierSignatureIsNoPartOfTheExplanation() {
        assertThat(Signatures.explain(signed(GET), PROFILE, SIGNER, Tpp.KEY_ID).signatureHeader())
                .isEqualTo(signed(GET).header("Signature"));
    }

    @Test
    void aRequestWithoutAWantedHeaderCannotBeExplained() {
        BankRequest bare = BankRequest.get(GET.uri()).build();

        assertThatThrownBy(() -> Signatures.explain(bare, PROFILE))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("x-request-id");
    }

    // ------------------------------------------------------------------ verifying

    @Test
    void aRightSignatureVerifies() {
        for (BankRequest request : List.of(GET, POST)) {
            SignatureVerdict verdict = Signatures.verify(signed(request), CERTIFICATE, PROFILE);
            assertThat(verdict.difference()).isEmpty();
            assertThat(verdict.verifies()).isTrue();
            assertThat(verdict.signingString())
                    .contains(Signatures.explain(request, PROFILE).signingString());
        }
    }

    @Test
    void aMissingOrUnreadableHeaderIsNamed() {
        assertDifference(GET, "the request has no Signature header");
        assertDifference(with(GET, "Signature", "keyId=\"k\",signature=oops"), "cannot be read: at character");
    }

    @Test
    void theListIsComparedWithWhatIsWanted() {
        assertDifference(signedOver(GET, "(request-target) digest psu-ip-address"), "lacks 'x-request-id'");
        assertDifference(
                signedOver(with(GET, "Date", "today"), "(request-target) x-request-id digest psu-ip-address date"),
                "has 'date', which is not wanted");
        assertDifference(signedOver(GET, "x-request-id (request-target) digest psu-ip-address"), "another order");
        assertDifference(signedOver(GET, "(request-target) x-request-id digest"), "lacks 'psu-ip-address'");
    }

    @Test
    void aListedHeaderThatIsNotThereIsNamed() {
        assertThat(Signatures.verify(signedOver(GET, "date"), CERTIFICATE, null).difference())
                .hasValueSatisfying(
                        text -> assertThat(text).contains("lists 'date', but the message has no such header"));
    }

    @Test
    void aDigestOfAnotherBodyIsNamed() {
        BankRequest changed = signed(POST).toBuilder()
                .body("{\"amount\":\"99.30\"}".getBytes(StandardCharsets.UTF_8))
                .build();
        assertDifference(changed, "the digest SHA-256 is not that of the body's 18 bytes");
        assertDifference(with(signed(POST), "Digest", "MD5=AAAA"), "neither SHA-256 nor SHA-512");
    }

    @Test
    void aBodyThatIsNotCoveredIsNamed() {
        assertThat(Signatures.verify(signedOver(POST, "(request-target) x-request-id"), CERTIFICATE, null)
                        .difference())
                .contains("the signature does not cover the body: digest is not in its list");
    }

    @Test
    void anotherKeyIsNamed() {
        X509Certificate other = TestPki.shared().tpp().qwac().certificate();

        assertThat(Signatures.verify(signed(GET), other, PROFILE).difference())
                .hasValueSatisfying(text -> assertThat(text).contains("made with another key"));
    }

    @Test
    void anotherAlgorithmIsNamed() {
        assertDifference(
                with(
                        GET,
                        "Signature",
                        header("rsa-sha512", "(request-target) x-request-id digest psu-ip-address", "AQID")),
                "names another algorithm than rsa-sha256");
        assertDifference(
                with(GET, "Signature", header("hs2019", "(request-target)", "AQID")), null, "neither rsa-sha256 nor");
        String text = Signatures.explain(GET, PROFILE).signingString();
        assertDifference(
                withSignature(GET, "SHA512withRSA", text), "says rsa-sha256, but the signature was made with SHA-512");
        assertDifference(withSignature(GET, "SHA1withRSA", text), "but the signature was made with SHA-1");
    }

    @Test
    void aSignatureThatIsNoneIsNamed() {
        String names = "(request-target) x-request-id digest psu-ip-address";
        assertDifference(with(withDigest(GET), "Signature", header("rsa-sha256", names, "***")), "no Base64");
        assertDifference(with(withDigest(GET), "Signature", header("rsa-sha256", names, "AQID")), "has 3 bytes");
    }

    @Test
    @DisplayName("T11: known mistakes of signers are named: order, case, blanks, query, lines")
    void mistakes() {
        String right = Signatures.explain(GET, PROFILE).signingString();
        String target = GET.pathAndQuery();
        assertMistake(right.replace("get /", "GET /"), "not in small letters");
        assertMistake(right.replace("get /", "/"), "the method is missing");
        assertMistake(right.replace(target, target.replaceAll("\\?.*", "")), "the query is missing");
        assertMistake(right.replace("%3A", ":").replace("%2F", "/"), "was decoded");
        assertMistake(right + "\n", "ends with a line feed");
        assertMistake(right.replace("\n", "\r\n"), "carriage return");
        assertMistake(right.replaceAll("(?m)^([^:\n]+): ", "$1:"), "no blank after the colons");
        assertMistake(right.replaceAll("(?m)^[^:\n]+: ", ""), "names are missing");
        String[] lines = right.split("\n");
        assertMistake(String.join("\n", lines[3], lines[2], lines[1], lines[0]), "reverse order");
        assertMistake(String.join("\n", lines[0], lines[2], lines[1], lines[3]), "x-request-id stands at place 3");
        assertMistake(
                String.join("\n", lines[0], lines[1], lines[3]), "digest is in the list, but not in the signed text");
        assertMistake(
                right.replace("0d4c8a5e-7f3e", "0D4C8A5E-7F3E")
                        .replace("-4a63-9d36-5b9cbf5e2a11", "-4a63-9d36-5b9cbf5e2a11".toUpperCase(Locale.ROOT)),
                "x-request-id was signed in capital letters");
        assertMistake(
                right.replace("x-request-id: ", "x-request-id:  "), "x-request-id was signed with a blank before");
        assertMistake(right.replace("2a11\n", "2a11 \n"), "x-request-id was signed with a blank after");
        assertMistake(
                right.replace("(request-target)", "host: api.bank.example\n(request-target)"),
                "host stands at place 1 of the signed text, but not in the list");
        assertMistake("anything else", "another text");
    }

    private static void assertMistake(String signed, String words) {
        assertDifference(withSignature(GET, "SHA256withRSA", signed), words);
    }

    // ------------------------------------------------------------------

    private static BankRequest signed(BankRequest request) {
        return new CavageMessageSigner(SIGNER, Tpp.KEY_ID).sign(request, PROFILE);
    }

    private static BankRequest signedOver(BankRequest request, String names) {
        SignatureProfile other =
                SignatureProfile.builder().addHeaders(names.split(" ")).build();
        BankRequest complete = with(request, "Date", request.header("Date").orElse("today"));
        BankRequest signed = new CavageMessageSigner(SIGNER, Tpp.KEY_ID).sign(complete, other);
        if (request.header("Date").isPresent()) {
            return signed;
        }
        BankRequest.Builder without =
                BankRequest.of(signed.method(), signed.uri()).body(signed.body());
        signed.headers().stream()
                .filter(header -> !header.name().equals("Date"))
                .forEach(header -> without.header(header.name(), header.value()));
        return without.build();
    }

    private static BankRequest withDigest(BankRequest request) {
        return with(request, "Digest", signed(request).header("Digest").orElseThrow());
    }

    private static BankRequest withSignature(BankRequest request, String jcaName, String text) {
        try {
            Signature signature = Signature.getInstance(jcaName);
            signature.initSign(QSEALC.key());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            String value = Base64.getEncoder().encodeToString(signature.sign());
            return with(
                    withDigest(request),
                    "Signature",
                    header("rsa-sha256", "(request-target) x-request-id digest psu-ip-address", value));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("the test's own key signs", e);
        }
    }

    private static String header(String algorithm, String names, String signature) {
        return "keyId=\"" + Tpp.KEY_ID + "\",algorithm=\"" + algorithm + "\",headers=\"" + names + "\",signature=\""
                + signature + "\"";
    }

    private static BankRequest with(BankRequest request, String name, String value) {
        return request.toBuilder().header(name, value).build();
    }

    private static void assertDifference(BankRequest request, String words) {
        assertDifference(request, PROFILE, words);
    }

    private static void assertDifference(BankRequest request, SignatureProfile profile, String words) {
        SignatureVerdict verdict = Signatures.verify(request, CERTIFICATE, profile);
        assertThat(verdict.verifies()).isFalse();
        assertThat(verdict.difference())
                .hasValueSatisfying(text -> assertThat(text).contains(words));
    }
}
