package org.tppkit.adapter.arkea.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.spi.http.BankResponse;

class ErrorBodyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"status\":\"400\",\"path\":\"/x\",\"message\":\"Bad Request\",\"error_code\":\"OAGA\"} | OAGA",
                "{\"path\":\"/psd2\",\"message\":\"Forbidden\",\"error\":\"NO_CONSENTS\",\"timestamp\":\"2026\"} | NO_CONSENTS",
                "{\"error\":\"invalid_grant\",\"error_description\":\"canary\"} | invalid_grant",
                "{\"error\":\"Not Found\",\"message\":\"NAAC\"} | NAAC",
                "{\"error_code\":\"OAGA\",\"error\":\"invalid_grant\",\"message\":\"NAAC\"} | OAGA",
                "{\"error\":\"invalid_grant\",\"message\":\"NAAC\"} | invalid_grant",
                "{\"error_code\":null,\"error\":{\"a\":1},\"message\":\"NAAC\"} | NAAC"
            })
    void theBanksCodeIsFoundWhereBanksPutIt(String body, String code) {
        assertThat(ErrorBody.read(Json.answer(body)).code()).contains(code);
        assertThat(ErrorBody.read(Json.answer(body)).answer(400).bankCode()).contains(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "<html><body>Error</body></html>",
                "{\"error\":\"Bad Request\"}",
                "{\"error\":\"Forbidden\",\"message\":\"Missing request header 'Digest'\"}",
                "{\"message\":\"not found\"}",
                "{\"message\":\"forbidden\"}",
                "{\"error\":\"FR1420041010050500013M02606\"}",
                "{\"error\":\"eyJhbGciOiJSUzI1NiJ9.abc\"}",
                "{\"error\":\"line\\nbreak\"}",
                "{\"error\":12.5}"
            })
    void whatIsNoCodeIsNotTakenForOne(String body) {
        assertThat(ErrorBody.read(Json.answer(body)).code()).isEmpty();
    }

    @Test
    void theTextIsKeptForThoseWhoAskAndShownToNobody() {
        ErrorBody body = ErrorBody.read(Json.answer("{\"error\":\"NO_CONSENTS\",\"message\":\"canary\"}"));
        assertThat(body.answer(403).body()).contains("{\"error\":\"NO_CONSENTS\",\"message\":\"canary\"}");
        assertThat(body.toString()).isEqualTo("ErrorBody[NO_CONSENTS]");
        assertThat(body.answer(403).toString()).isEqualTo("HTTP 403 NO_CONSENTS");
        assertThat(ErrorBody.read(Json.answer("")).answer(500).body()).isEmpty();
    }

    @Test
    void whatCameBeforeAFaultCounts() {
        assertThat(ErrorBody.read(Json.answer("{\"error\":\"NO_CONSENTS\",\"message\":\"For"))
                        .code())
                .contains("NO_CONSENTS");
        assertThat(ErrorBody.read(Json.answer("{\"error\":\"NO_CONSENTS\",\"error\":\"other\"}"))
                        .code())
                .contains("NO_CONSENTS");
    }

    @Test
    void atMost64KibibytesAreRead() {
        byte[] filler = "x".repeat(65_536).getBytes(StandardCharsets.UTF_8);
        int[] served = {0};
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                served[0]++;
                return filler[served[0] % filler.length];
            }
        };
        ErrorBody body = ErrorBody.read(new BankResponse(500, Map.of(), endless));
        assertThat(body.answer(500).body().orElseThrow()).hasSize(65_536);
        assertThat(served[0]).isLessThanOrEqualTo(65_536);
    }

    @Test
    void bytesThatAreNoUtf8AreReplaced() {
        byte[] latin = "refusé".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(ErrorBody.read(Json.answer(latin)).answer(500).body()).contains("refus\uFFFD");
    }

    @Test
    void aConnectionThatBreaksIsATransportErrorThatNamesTheStatus() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("canary");
            }
        };
        assertThatThrownBy(() -> ErrorBody.read(new BankResponse(503, Map.of(), broken)))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("HTTP 503")
                .hasMessageNotContaining("canary")
                .hasNoCause();
    }
}
