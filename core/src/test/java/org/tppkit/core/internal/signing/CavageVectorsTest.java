package org.tppkit.core.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.ports.spi.signing.SignatureAlgorithm;

/** The public vectors of draft-cavage-http-signatures, appendix C, below any rule about the size of keys. */
class CavageVectorsTest {

    @TestFactory
    Stream<DynamicTest> theSigningStringIsTheVectors() throws IOException {
        return vectors()
                .map(vector -> dynamicTest(
                        vector.get("name").asText(),
                        () -> assertThat(signingString(vector))
                                .isEqualTo(vector.get("signingString").asText())));
    }

    @TestFactory
    @DisplayName("T11 every public vector has its signature")
    Stream<DynamicTest> theSignatureIsTheVectors(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("vector.pem");
        Files.writeString(file, document().get("privateKeyPkcs1Pem").asText());
        PrivateKey key = PemKey.in(PemFile.read(file), new char[0]);
        return vectors()
                .map(vector -> dynamicTest(vector.get("name").asText(), () -> {
                    byte[] signature = KeySigner.sign(
                            key,
                            null,
                            SignatureAlgorithm.RSA_SHA256,
                            signingString(vector).getBytes(StandardCharsets.US_ASCII));
                    assertThat(Base64.getEncoder().encodeToString(signature))
                            .isEqualTo(vector.get("signature").asText());
                }));
    }

    @TestFactory
    Stream<DynamicTest> theDigestIsTheVectors() throws IOException {
        return vectors()
                .map(vector -> dynamicTest(vector.get("name").asText(), () -> {
                    JsonNode request = vector.get("request");
                    String body = request.get("body").asText();
                    assertThat(BodyDigest.of(body.getBytes(StandardCharsets.UTF_8)))
                            .isEqualTo(headers(request).get("digest"));
                }));
    }

    private static String signingString(JsonNode vector) {
        JsonNode request = vector.get("request");
        List<String> names = new ArrayList<>();
        vector.get("headers").forEach(name -> names.add(name.asText()));
        return SigningString.of(
                request.get("method").asText(), request.get("path").asText(), names, headers(request)::get);
    }

    private static Map<String, String> headers(JsonNode request) {
        Map<String, String> headers = new TreeMap<>();
        request.get("headers")
                .forEach(header -> headers.put(
                        header.get(0).asText().toLowerCase(Locale.ROOT),
                        header.get(1).asText()));
        return headers;
    }

    private static Stream<JsonNode> vectors() throws IOException {
        return StreamSupport.stream(document().get("vectors").spliterator(), false);
    }

    private static JsonNode document() throws IOException {
        try (InputStream in = CavageVectorsTest.class.getResourceAsStream("cavage-appendix-c.json")) {
            return new ObjectMapper().readTree(in);
        }
    }
}
