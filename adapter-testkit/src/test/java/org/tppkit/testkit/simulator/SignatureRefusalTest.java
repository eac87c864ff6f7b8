package org.tppkit.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tppkit.testkit.simulator.TestClient.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureRefusalTest extends SimulatorFixture {

    private static final String ACCOUNTS = "/psd2/v1/accounts";
    private String token;

    @BeforeEach
    void consent() {
        token = CLIENT.token(DataSet.BUSINESS);
    }

    private JsonNode refused(TestClient.Signed request) {
        HttpResponse<String> response = request.send();
        assertThat(response.statusCode()).as(response.body()).isEqualTo(401);
        JsonNode signature = json(response).get("signature");
        SignatureVerdict verdict = BANK.journal().last().verdict().orElseThrow();
        assertThat(verdict.accepted()).isFalse();
        assertThat(verdict.difference()).isEqualTo(signature.get("difference").asText());
        assertThat(json(response).get("message").asText()).isEqualTo(verdict.difference());
        assertThat(response.body()).doesNotContain(token);
        return signature;
    }

    @Test
    void aRightSignatureIsAcceptedAndItsStringIsInTheJournal() {
        TestClient.Signed request = CLIENT.signed(ACCOUNTS, token).psuIp("203.0.113.7");
        assertThat(request.send().statusCode()).isEqualTo(200);
        SignatureVerdict verdict = BANK.journal().last().verdict().orElseThrow();
        assertThat(verdict.accepted()).isTrue();
        assertThat(verdict.signingString().orElseThrow())
                .isEqualTo(
                        "(request-target): get /psd2/v1/accounts\nx-request-id: " + request.headers.get("x-request-id")
                                + "\ndigest: SHA-256=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\npsu-ip-address: 203.0.113.7");
    }

    @Test
    void aMissingSignatureIsNamed() {
        TestClient.Signed request = CLIENT.signed(ACCOUNTS, token);
        request.keyId = null;
        assertThat(refused(request).get("difference").asText()).isEqualTo("header Signature is missing");
    }

    @Test
    void aWrongKeyIdIsShownBesideTheRightOne() {
        TestClient.Signed request = CLIENT.signed(ACCOUNTS, token);
        request.keyId = "https://tpp.example/other.pem";
        JsonNode signature = refused(request);
        assertThat(signature.get("difference").asText()).isEqualTo("keyId differs");
        assertThat(signature.get("expected").asText()).isEqualTo("https://tpp.example/qsealc.pem");
        assertThat(signature.get("received").asText()).isEqualTo("https://tpp.example/other.pem");
    }

    @Test
    void aWrongDigestIsShownBesideTheRightOne() {
        TestClient.Signed request = CLIENT.signed(ACCOUNTS, token);
        request.headers.put("digest", TestSigner.digest(new byte[] {1}));
        JsonNode signature = refused(request);
        assertThat(signature.get("difference").asText()).isEqualTo("digest differs (over 0 bytes received)");
        assertThat(signature.get("expected").asText()).isEqualTo(TestSigner.digest(new byte[0]));
        assertThat(signature.get("received").asText()).isEqualTo(TestSigner.digest(new byte[] {1}));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(request-target)", "x-request-id", "digest", "psu-ip-address"})
    void eachMissingEntryOfTheSignedListIsNamed(String name) {
        TestClient.Signed request = CLIENT.signed(ACCOUNTS, token).psuIp("2001:db8::7");
        request.names.remove(name);
        JsonNode signature = refused(request);
        assertThat(signature.get("difference").asText()).isEqualTo(name + " is not in the signed list");
        assertThat(signature.get("expected").asText()).contains("(request-target) x-request-id digest psu-ip-address");
        assertThat(signature.get("received").asText()).doesNotContain(name);
    }

    @Test
    void aMissingDigestHeaderIsNamed() {
        TestClient.Signed request = CLIENT.signed(ACCOUNTS, token);
        request.headers.remove("digest");
        request.names.remove("digest");
        assertThat(refused(request).get("difference").asText()).isEqualTo("header digest is missing");
    }

    @Test
    void aListEntryWithoutItsHeaderIsNamed() {
        TestClient.Signed request = CLIENT.signed(ACCOUNTS, token);
        request.names.add("psu-device-id");
        assertThat(refused(request).get("difference").asText())
                .isEqualTo("the signed list names psu-device-id, which was not sent");
    }

    @Test
    void authorizationMustNotBeSigned() {
        TestClient.Signed request = CLIENT.signed(ACCOUNTS, token);
        request.names.add("authorization");
        JsonNode signature = refused(request);
        assertThat(signature.get("difference").asText()).isEqualTo("authorization must not be signed");
        assertThat(signature.has("signingString")).isFalse();
    }

    @Test
    void theKeyOfTheQwacIsAnotherKey() {
        TestClient.Signed request = CLIENT.signed(ACCOUNTS, token);
        request.key = TPP.qwac().key();
        JsonNode signature = refused(request);
        assertThat(signature.get("difference").asText())
                .isEqualTo("the signature does not verify: it was made with another key");
        assertThat(signature.get("signingString").asText()).startsWith("(request-target): get /psd2/v1/accounts\n");
    }

    @ParameterizedTest
    @CsvSource({
        "get /psd2/v1/accounts/X/transactions, the query is missing in (request-target)",
        "get /psd2/v1/accounts/X/transactions?dateFrom=2026-03-01T00:00:00, the query in (request-target) was decoded",
        "GET /psd2/v1/accounts/X/transactions?dateFrom=2026-03-01T00%3A00%3A00, the method in (request-target) is not in lower case",
        "/psd2/v1/accounts/X/transactions?dateFrom=2026-03-01T00%3A00%3A00, the method is missing in (request-target)",
        "get /something/else, another string was signed"
    })
    void knownMistakesInTheSigningStringAreRecognised(String signedTarget, String mistake) {
        TestClient.Signed request =
                CLIENT.signed("/psd2/v1/accounts/X/transactions?dateFrom=2026-03-01T00%3A00%3A00", token);
        request.signedTarget = signedTarget;
        JsonNode signature = refused(request);
        assertThat(signature.get("difference").asText()).isEqualTo("the signature does not verify: " + mistake);
        assertThat(signature.get("expected").asText())
                .isNotEqualTo(signature.get("received").asText());
        assertThat(signature.get("signingString").asText())
                .contains("get /psd2/v1/accounts/X/transactions?dateFrom=2026-03-01T00%3A00%3A00\n");
    }

    @Test
    void aLineFeedTooManyIsRecognised() {
        TestClient.Signed request = CLIENT.signed(ACCOUNTS, token);
        request.suffix = "\n";
        assertThat(refused(request).get("difference").asText()).endsWith("there is a line feed at the end");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "keyId=\"a\" | Signature parameter algorithm is missing",
                "keyId=\"a\",keyId=\"b\" | Signature parameter keyId comes twice",
                "keyId=a | Signature header is malformed at character 1"
            })
    void aMalformedHeaderIsNamed(String header, String difference) {
        TestClient.Signed request = CLIENT.signed(ACCOUNTS, token);
        request.keyId = null;
        request.headers.put("Signature", header);
        assertThat(refused(request).get("difference").asText()).isEqualTo(difference);
    }

    @Test
    void anotherAlgorithmAndBrokenBase64AreNamed() {
        List<String> names = List.of("(request-target)", "x-request-id", "digest");
        TestClient.Signed algorithm = CLIENT.signed(ACCOUNTS, token);
        algorithm.keyId = null;
        String header = TestSigner.header(TestClient.KEY_ID.toString(), names, "AAAA");
        algorithm.headers.put("Signature", header.replace("rsa-sha256", "hs2019"));
        assertThat(refused(algorithm).get("difference").asText()).isEqualTo("algorithm differs");

        TestClient.Signed base64 = CLIENT.signed(ACCOUNTS, token);
        base64.keyId = null;
        base64.headers.put("Signature", TestSigner.header(TestClient.KEY_ID.toString(), names, "%%%"));
        assertThat(refused(base64).get("difference").asText()).isEqualTo("signature is not base64");

        TestClient.Signed shortSignature = CLIENT.signed(ACCOUNTS, token);
        shortSignature.keyId = null;
        String tooShort = Base64.getEncoder().encodeToString(new byte[10]);
        shortSignature.headers.put("Signature", TestSigner.header(TestClient.KEY_ID.toString(), names, tooShort));
        assertThat(refused(shortSignature).get("difference").asText()).startsWith("the signature does not verify");
    }
}
