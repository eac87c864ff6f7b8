package org.tppkit.core.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureHeaderTest {
    private static final String USUAL = "keyId=\"https://tpp.example/q.pem\",algorithm=\"rsa-sha256\","
            + "headers=\"(request-target) x-request-id digest\",signature=\"AQID\"";

    @Test
    void theUsualFormIsRead() {
        SignatureHeader header = SignatureHeader.parse(USUAL);

        assertThat(header.keyId()).isEqualTo("https://tpp.example/q.pem");
        assertThat(header.algorithm()).contains("rsa-sha256");
        assertThat(header.names()).containsExactly("(request-target)", "x-request-id", "digest");
        assertThat(header.signature()).isEqualTo("AQID");
    }

    @Test
    void otherOrderBlanksNumbersEscapesAndUnknownParametersAreRead() {
        SignatureHeader header = SignatureHeader.parse(
                " signature = \"AQID\" ,created=1402170695,expires=1402170699.25,future=\"x\",\tkeyId=\"SN=1,CA=CN=\\\"A, B\\\"\","
                        + "headers=\"Date HOST\", algorithm=\"RSA-SHA256\" ");

        assertThat(header.keyId()).isEqualTo("SN=1,CA=CN=\"A, B\"");
        assertThat(header.names()).containsExactly("date", "host");
        assertThat(header.algorithm()).contains("rsa-sha256");
    }

    @Test
    void withoutAListTheDateIsSigned() {
        SignatureHeader header = SignatureHeader.parse("keyId=\"k\",signature=\"AQID\"");

        assertThat(header.names()).containsExactly("date");
        assertThat(header.algorithm()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "keyId",
                "keyId=",
                "keyId=\"",
                "keyId=\"k",
                "keyId=\"k\"",
                "keyId=\"k\",",
                "keyId=\"k\",signature=\"\"",
                "keyId=\"\",signature=\"AQID\"",
                "keyId=\"k\" signature=\"AQID\"",
                "keyId=\"k\",signature=\"AQID\",",
                "keyId=\"k\",,signature=\"AQID\"",
                "keyId=\"k\",keyId=\"k\",signature=\"AQID\"",
                "keyId=k,signature=\"AQID\"",
                "keyId=\"k\",signature=\"AQID\",headers=\"\"",
                "keyId=\"k\",signature=\"AQID\",headers=\" date\"",
                "keyId=\"k\",signature=\"AQID\",headers=\"date  digest\"",
                "keyId=\"k\",signature=\"AQID\",headers=\"date Date\"",
                "=\"k\"",
                "Signature keyId=\"k\",signature=\"AQID\"",
                "keyId=\"k\\\"",
            })
    void whatCannotBeUnderstoodIsRefused(String value) {
        assertThatThrownBy(() -> SignatureHeader.parse(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aVeryLongOneIsRefused() {
        assertThatThrownBy(() -> SignatureHeader.parse(USUAL + ",x=\"" + "a".repeat(20_000) + "\""))
                .hasMessageContaining("longer than");
    }

    @Test
    void aRefusalNeverRepeatsTheText() {
        assertThatThrownBy(() -> SignatureHeader.parse("keyId=\"secret-word\",signature=oops"))
                .hasMessageNotContaining("secret")
                .hasMessageContaining("character");
    }

    @Test
    @DisplayName("T11: any change of a Signature header is read or refused, never anything else")
    void changedHeaders() {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            for (int round = 0; round < 500; round++) {
                String changed = changed(random);
                try {
                    SignatureHeader header = SignatureHeader.parse(changed);
                    assertThat(header.names()).isNotEmpty().doesNotHaveDuplicates();
                    assertThat(header.keyId()).isNotBlank();
                } catch (IllegalArgumentException e) {
                    assertThat(e).as("seed %s", seed).hasMessageNotContaining("tpp.example");
                } catch (RuntimeException e) {
                    throw new AssertionError("seed " + seed + ": " + changed, e);
                }
            }
        }
    }

    private static String changed(Random random) {
        StringBuilder text = new StringBuilder(USUAL);
        for (int change = random.nextInt(4); change >= 0 && text.length() > 0; change--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, "\"\\,= \t(\u00e9\u0000".charAt(random.nextInt(9)));
                case 2 -> text.setCharAt(at, (char) random.nextInt(0x300));
                default -> text.setLength(Math.max(1, at));
            }
        }
        return text.toString();
    }
}
