package org.tppkit.adapter.arkea.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.model.consent.RefreshToken;
import org.tppkit.ports.model.consent.TokenGrant;

/** Token answers by RFC 6749 section 5.1. */
class TokenAnswerTest {

    @Test
    void thePagesAnswerIsRead() {
        assertThat(
                        granted(
                                "{\"access_token\":\"at\",\"token_type\":\"Bearer\",\"expires_in\":3600,\"refresh_token\":\"rt\"}"))
                .isEqualTo(TokenGrant.builder()
                        .accessToken(new AccessToken("at"))
                        .expiresIn(Duration.ofHours(1))
                        .refreshToken(new RefreshToken("rt"))
                        .build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Bearer\"", "\"bearer\"", "\"BEARER\"", "null"})
    void theTypeIsBearerInAnyCaseOrLeftOut(String type) {
        assertThat(granted("{\"access_token\":\"at\",\"token_type\":" + type + "}")
                        .accessToken()
                        .value())
                .isEqualTo("at");
        assertThat(granted("{\"access_token\":\"at\"}").refreshToken()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"DPoP\"", "\"mac\"", "\"\"", "\"Bearer \"", "1"})
    void anotherTypeIsRefused(String type) {
        assertRefused("{\"access_token\":\"at\",\"token_type\":" + type + "}", "token_type");
    }

    @ParameterizedTest
    @CsvSource({"3600, 3600", "'\"600\"', 600", "1, 1", "315360000, 315360000", "'\"0060\"', 60"})
    void theLifeIsANumberOrItsText(String raw, long seconds) {
        assertThat(granted("{\"access_token\":\"at\",\"expires_in\":" + raw + "}")
                        .expiresIn())
                .contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "0",
                "-5",
                "1.5",
                "1e3",
                "1000000000000",
                "\"\"",
                "\"soon\"",
                "\"-1\"",
                "\" 60\"",
                "true",
                "[]",
                "{\"a\":[]}",
                "315360001",
                "99999999999999999999",
                "\"٣٦٠٠\""
            })
    void aLifeThatMakesNoSenseIsNotKnownAndCostsNobodyTheToken(String raw) {
        assertThat(granted("{\"access_token\":\"at\",\"expires_in\":" + raw + ",\"refresh_token\":\"rt\"}"))
                .isEqualTo(TokenGrant.builder()
                        .accessToken(new AccessToken("at"))
                        .refreshToken(new RefreshToken("rt"))
                        .build());
    }

    @Test
    void theScopeAndUnknownFieldsDoNoHarm() {
        assertThat(granted("{\"access_token\":\"at\",\"scope\":\"aisp\",\"id_token\":{\"x\":[1]}}")
                        .scope())
                .contains("aisp");
        assertThat(granted("{\"access_token\":\"at\",\"scope\":null,\"refresh_token\":null,\"error\":null}")
                        .scope())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"token_type\":\"Bearer\"}",
                "{\"access_token\":null}",
                "{\"access_token\":\"\"}",
                "{\"access_token\":1}",
                "{\"access_token\":\"a b\"}",
                "{\"access_token\":\"a\\r\\nb\"}",
                "{\"access_token\":\"é\"}"
            })
    void withoutAUsableAccessTokenThereIsNoGrant(String body) {
        assertRefused(body, "access_token");
    }

    @Test
    void aTokenOfAMegabyteIsRefused() {
        assertRefused("{\"access_token\":\"" + "a".repeat(1_000_000) + "\"}", "access_token");
        assertRefused("{\"access_token\":\"" + "a".repeat(20_000) + "\"}", "access_token");
    }

    @Test
    void anUnusableRefreshTokenIsRefused() {
        assertRefused("{\"access_token\":\"at\",\"refresh_token\":\"a\\nb\"}", "refresh_token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"access_token\":\"at\",\"access_token\":\"other\"}",
                "{\"access_token\":\"at\",\"refresh_token\":\"a\",\"refresh_token\":\"b\"}",
                "{\"access_token\":\"at\"} trailing",
                "{\"access_token\":\"at\",}",
                "{\"access_token\":\"at\"",
                "canary-plain-text-token"
            })
    void aRepeatedNameOrBrokenJsonIsRefusedWithoutQuotingIt(String body) {
        assertThatThrownBy(() -> TokenAnswer.read(Json.answer(body)))
                .isInstanceOf(UnexpectedAnswerException.class)
                .hasNoCause()
                .hasMessageNotContaining("canary");
    }

    @Test
    void anErrorWithASuccessStatusIsAnError() {
        TokenAnswer answer =
                TokenAnswer.read(Json.answer("{\"error\":\"invalid_grant\",\"access_token\":\"canary-token\"}"));
        assertThat(answer).isInstanceOfSatisfying(TokenAnswer.Refused.class, refused -> {
            assertThat(refused.error().code()).contains("invalid_grant");
            assertThat(refused.error().answer(200).body())
                    .as("it may hold tokens")
                    .isEmpty();
            assertThat(refused.toString()).doesNotContain("canary");
        });
    }

    private static TokenGrant granted(String body) {
        return ((TokenAnswer.Granted) TokenAnswer.read(Json.answer(body))).grant();
    }

    private static void assertRefused(String body, String path) {
        assertThatThrownBy(() -> TokenAnswer.read(Json.answer(body)))
                .isInstanceOfSatisfying(
                        UnexpectedAnswerException.class,
                        e -> assertThat(e.path()).isEqualTo(path));
    }
}
