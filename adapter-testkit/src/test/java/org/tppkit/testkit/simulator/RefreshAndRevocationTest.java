package org.tppkit.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tppkit.testkit.simulator.TestClient.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefreshAndRevocationTest extends SimulatorFixture {

    private static final String ACCOUNTS = "/psd2/v1/accounts";

    private static void assertError(HttpResponse<String> response, int status, String error) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(json(response).get("error").asText()).isEqualTo(error);
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void aRefreshTokenRotatesAndItsSecondUseIsAnsweredByOaga() {
        JsonNode first = CLIENT.tokens(DataSet.BUSINESS);
        String refreshToken = first.get("refresh_token").asText();
        JsonNode second = json(CLIENT.refresh(refreshToken));
        assertThat(names(second)).containsExactly("access_token", "token_type", "expires_in", "refresh_token");
        assertThat(second.get("refresh_token")).isNotEqualTo(first.get("refresh_token"));

        HttpResponse<String> reuse = CLIENT.refresh(refreshToken);
        assertThat(reuse.statusCode()).isEqualTo(400);
        assertThat(reuse.body())
                .isEqualTo("{\"status\":\"400\",\"path\":\"/oauth-authorizationcode-psd2/token\","
                        + "\"message\":\"Bad Request\",\"error_code\":\"OAGA\"}");
        assertThat(CLIENT.get(ACCOUNTS, first.get("access_token").asText()).statusCode())
                .isEqualTo(200);
        assertThat(CLIENT.refresh(second.get("refresh_token").asText()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aReusedRefreshTokenEndsTheFamilyWhereThatQuirkIsOn() {
        BANK.quirks().enable(Quirk.REUSE_REVOKES_FAMILY);
        JsonNode first = CLIENT.tokens(DataSet.BUSINESS);
        JsonNode second = json(CLIENT.refresh(first.get("refresh_token").asText()));
        assertThat(CLIENT.refresh(first.get("refresh_token").asText()).body()).contains("OAGA");
        assertThat(CLIENT.get(ACCOUNTS, second.get("access_token").asText()).statusCode())
                .isEqualTo(401);
        assertThat(CLIENT.refresh(second.get("refresh_token").asText()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aRefreshMayNameItsClientOrNotUnlessTheQuirkDemandsIt() {
        JsonNode tokens = CLIENT.tokens(DataSet.BUSINESS);
        HttpResponse<String> named = CLIENT.form(
                TestClient.TOKEN,
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        tokens.get("refresh_token").asText(),
                        "client_id",
                        TestClient.CLIENT_ID));
        assertThat(named.statusCode()).isEqualTo(200);
        BANK.quirks().enable(Quirk.REQUIRES_CLIENT_ID_ON_REFRESH);
        HttpResponse<String> unnamed =
                CLIENT.refresh(json(named).get("refresh_token").asText());
        assertError(unnamed, 400, "invalid_request");
        assertError(
                CLIENT.form(
                        TestClient.TOKEN,
                        Map.of(
                                "grant_type", "refresh_token",
                                "refresh_token",
                                        json(named).get("refresh_token").asText(),
                                "client_id", "nobody")),
                401,
                "invalid_client");
    }

    @Test
    void theOldRefreshTokenStaysWhereThatQuirkIsOn() {
        BANK.quirks().enable(Quirk.REFRESH_KEEPS_TOKEN, Quirk.EXPIRES_IN_AS_STRING);
        String refreshToken =
                CLIENT.tokens(DataSet.BUSINESS).get("refresh_token").asText();
        for (int i = 0; i < 2; i++) {
            JsonNode answer = json(CLIENT.refresh(refreshToken));
            assertThat(names(answer)).containsExactly("access_token", "token_type", "expires_in");
            assertThat(answer.get("expires_in").isTextual()).isTrue();
        }
    }

    @Test
    void revocationEndsTheRefreshTokenToo() {
        JsonNode tokens = CLIENT.tokens(DataSet.NO_TRANSACTIONS);
        assertThat(BANK.usableConsents(DataSet.NO_TRANSACTIONS)).isPositive();
        String accessToken = tokens.get("access_token").asText();
        HttpResponse<String> revoked = CLIENT.form(TestClient.REVOKE, Map.of("token", accessToken));
        assertThat(revoked.statusCode()).isEqualTo(200);
        assertThat(revoked.body()).isEmpty();
        assertThat(CLIENT.form(TestClient.REVOKE, Map.of("token", accessToken)).statusCode())
                .isEqualTo(200);
        assertError(CLIENT.refresh(tokens.get("refresh_token").asText()), 400, "invalid_grant");
    }

    @Test
    void revocationLeavesTheRefreshTokenWhereThatQuirkIsOn() {
        BANK.quirks().enable(Quirk.REVOCATION_KEEPS_REFRESH_TOKEN);
        JsonNode tokens = CLIENT.tokens(DataSet.BUSINESS);
        CLIENT.form(
                TestClient.REVOKE, Map.of("token", tokens.get("access_token").asText()));
        assertThat(CLIENT.refresh(tokens.get("refresh_token").asText()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void oneCertificateMayServeSeveralApplications() {
        URI keyId = URI.create("https://tpp.example/other.pem");
        BANK.register(RegisteredApplication.of("other", TestClient.CALLBACK, TPP, keyId));
        try {
            URI page = URI.create(CLIENT.authorizeUrl("aisp", "s")
                    .toString()
                    .replace("client_id=" + TestClient.CLIENT_ID, "client_id=other"));
            String code =
                    TestClient.query(BANK.approveAll(page, DataSet.BUSINESS)).get("code");
            Map<String, String> grant = Map.of(
                    "grant_type",
                    "authorization_code",
                    "client_id",
                    "other",
                    "redirect_uri",
                    TestClient.CALLBACK.toString(),
                    "code",
                    code);
            String token = TestClient.json(CLIENT.form(TestClient.TOKEN, grant))
                    .get("access_token")
                    .asText();
            TestClient.Signed call = CLIENT.signed("/psd2/v1/accounts", token);
            call.keyId = keyId.toString();
            assertThat(call.send().statusCode()).isEqualTo(200);
            assertThat(CLIENT.form(TestClient.REVOKE, Map.of("token", token)).statusCode())
                    .isEqualTo(200);
            TestClient.Signed later = CLIENT.signed("/psd2/v1/accounts", token);
            later.keyId = keyId.toString();
            assertThat(later.send().body()).contains("the access token is unknown, revoked or expired");
        } finally {
            BANK.unregister("other");
        }
    }

    @Test
    void aRefreshTokenCannotBeRevoked() {
        JsonNode tokens = CLIENT.tokens(DataSet.BUSINESS);
        assertError(
                CLIENT.form(
                        TestClient.REVOKE,
                        Map.of("token", tokens.get("refresh_token").asText())),
                400,
                "unsupported_token_type");
    }

    @Test
    void aWithdrawnConsentClosesResourcesAndRefresh() {
        JsonNode tokens = CLIENT.tokens(DataSet.OVERDRAWN);
        assertThat(BANK.withdrawConsent(DataSet.OVERDRAWN)).isPositive();
        assertThat(BANK.withdrawConsent(DataSet.OVERDRAWN)).isZero();
        HttpResponse<String> response =
                CLIENT.get(ACCOUNTS, tokens.get("access_token").asText());
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body())
                .isEqualTo("{\"path\":\"/psd2/v1/accounts\",\"message\":\"Forbidden\",\"error\":\"NO_CONSENTS\","
                        + "\"timestamp\":\"2026-03-18T11:00:00Z\"}");
        assertError(CLIENT.refresh(tokens.get("refresh_token").asText()), 400, "invalid_grant");
        assertThat(BANK.usableConsents(DataSet.OVERDRAWN)).isZero();
    }

    @Test
    void aConsentEndsAfterItsLife() {
        JsonNode tokens = CLIENT.tokens(DataSet.BUSINESS);
        CLOCK.set(NOON.plus(Duration.ofDays(180)));
        assertError(CLIENT.refresh(tokens.get("refresh_token").asText()), 400, "invalid_grant");
    }
}
