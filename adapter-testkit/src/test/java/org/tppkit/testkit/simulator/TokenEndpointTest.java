package org.tppkit.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tppkit.testkit.simulator.TestClient.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tppkit.testkit.pki.PspRole;

class TokenEndpointTest extends SimulatorFixture {

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
    void tokensComeExactlyAsThePageShowsThem() {
        HttpResponse<String> response = CLIENT.redeem(CLIENT.code(DataSet.BUSINESS, "aisp"));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().allValues("Content-Type")).containsExactly("application/json;charset=UTF-8");
        assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(response.headers().allValues("Pragma")).containsExactly("no-cache");
        assertThat(names(json(response))).containsExactly("access_token", "token_type", "expires_in", "refresh_token");
        assertThat(json(response).get("expires_in").isInt()).isTrue();
    }

    @Test
    void aCodeIsGoodOnceAndReplayRevokesNothing() {
        String code = CLIENT.code(DataSet.BUSINESS, "aisp");
        String token = json(CLIENT.redeem(code)).get("access_token").asText();
        assertError(CLIENT.redeem(code), 400, "invalid_grant");
        assertThat(CLIENT.get(ACCOUNTS, token).statusCode()).isEqualTo(200);
    }

    @Test
    void aReplayedCodeEndsTheFamilyWhereThatQuirkIsOn() {
        BANK.quirks().enable(Quirk.REUSE_REVOKES_FAMILY);
        String code = CLIENT.code(DataSet.BUSINESS, "aisp");
        String token = json(CLIENT.redeem(code)).get("access_token").asText();
        assertError(CLIENT.redeem(code), 400, "invalid_grant");
        assertThat(CLIENT.get(ACCOUNTS, token).statusCode()).isEqualTo(401);
    }

    @Test
    void aCodeExpiresAndIsBoundToItsRedirectUri() {
        String late = CLIENT.code(DataSet.BUSINESS, "aisp");
        CLOCK.set(NOON.plusSeconds(60));
        assertError(CLIENT.redeem(late), 400, "invalid_grant");
        String code = CLIENT.code(DataSet.BUSINESS, "aisp");
        assertError(
                CLIENT.form(
                        TestClient.TOKEN,
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "client_id",
                                TestClient.CLIENT_ID,
                                "redirect_uri",
                                "https://tpp.example/other",
                                "code",
                                code)),
                400,
                "invalid_grant");
        assertThat(CLIENT.redeem(code).statusCode()).isEqualTo(200);
        assertError(CLIENT.redeem("never-issued"), 400, "invalid_grant");
    }

    @Test
    void anUnknownClientIdIsRefused() {
        assertError(
                CLIENT.form(
                        TestClient.TOKEN,
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "client_id",
                                "nobody",
                                "redirect_uri",
                                TestClient.CALLBACK.toString(),
                                "code",
                                CLIENT.code(DataSet.BUSINESS, "aisp"))),
                401,
                "invalid_client");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "grant_type=refresh_token&refresh_token=a | application/json | Content-Type must be application/x-www-form-urlencoded",
                "grant_type=refresh_token&grant_type=refresh_token | application/x-www-form-urlencoded | parameter grant_type comes twice",
                "grant_type=refresh_token&refresh_token=%zz | application/x-www-form-urlencoded | a parameter has a broken percent sign",
                "grant_type=refresh_token | application/x-www-form-urlencoded;charset=UTF-8 | parameter refresh_token is missing",
                "refresh_token=a | application/x-www-form-urlencoded | parameter grant_type is missing",
                "grant_type=authorization_code&client_id=api-key-1&code=c | application/x-www-form-urlencoded | parameter redirect_uri is missing"
            })
    void formsAreReadStrictly(String body, String contentType, String description) {
        HttpResponse<String> response = CLIENT.rawForm(TestClient.TOKEN, body, contentType);
        assertError(response, 400, "invalid_request");
        assertThat(json(response).get("error_description").asText()).isEqualTo(description);
        assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void parametersInTheQueryOtherMethodsAndOtherGrantsAreRefused() {
        HttpResponse<String> query =
                CLIENT.form(TestClient.TOKEN + "?client_id=api-key-1", Map.of("grant_type", "refresh_token"));
        assertError(query, 400, "invalid_request");
        HttpResponse<String> get = CLIENT.send(HttpRequest.newBuilder(URI.create(BANK.apiUri() + TestClient.TOKEN))
                .build());
        assertThat(get.statusCode()).isEqualTo(405);
        assertError(
                CLIENT.form(TestClient.TOKEN, Map.of("grant_type", "client_credentials")),
                400,
                "unsupported_grant_type");
        assertError(
                CLIENT.form(TestClient.CLIENT_TOKEN, Map.of("grant_type", "refresh_token")),
                400,
                "unsupported_grant_type");
    }

    @Test
    void accessTokensExpire() {
        String token = CLIENT.token(DataSet.BUSINESS);
        CLOCK.set(NOON.plus(Duration.ofSeconds(3599)));
        assertThat(CLIENT.get(ACCOUNTS, token).statusCode()).isEqualTo(200);
        CLOCK.set(NOON.plus(Duration.ofSeconds(3600)));
        HttpResponse<String> response = CLIENT.get(ACCOUNTS, token);
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
    }

    @Test
    void theTokenOfOneBankIsNoUseAtAnother() {
        String token = CLIENT.token(DataSet.BUSINESS);
        try (BankSimulator other = BankSimulator.builder()
                .bank(SimulatedBank.BPE)
                .pki(PKI)
                .application(TestClient.application(TPP))
                .start()) {
            assertThat(new TestClient(other, TPP).get(ACCOUNTS, token).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void missingWrongAndMalformedBearersAreUnauthorized() {
        assertThat(CLIENT.get(ACCOUNTS, null).statusCode()).isEqualTo(401);
        assertThat(CLIENT.get(ACCOUNTS, "never-issued").statusCode()).isEqualTo(401);
        TestClient.Signed basic = CLIENT.signed(ACCOUNTS, null);
        basic.headers.put("authorization", "Basic abc");
        assertThat(json(basic.send()).get("message").asText())
                .isEqualTo("header Authorization with one bearer token is missing");
    }

    @Test
    void clientCredentialsGiveATokenWithoutRefreshTokenThatOpensNoAccounts() {
        HttpResponse<String> response = CLIENT.form(
                TestClient.CLIENT_TOKEN, Map.of("grant_type", "client_credentials", "client_id", TestClient.CLIENT_ID));
        assertThat(names(json(response))).containsExactly("access_token", "token_type", "expires_in");
        String token = json(response).get("access_token").asText();
        assertThat(CLIENT.get(ACCOUNTS, token).statusCode()).isEqualTo(403);
        assertThat(CLIENT.form(TestClient.REVOKE, Map.of("token", token)).statusCode())
                .isEqualTo(200);
        assertThat(CLIENT.get(ACCOUNTS, token).statusCode()).isEqualTo(401);
    }

    @Test
    void rolesLimitWhatAnApplicationGets() {
        try (BankSimulator bank = BankSimulator.builder()
                .pki(PKI)
                .application(TestClient.application(TPP).withRoles(Set.of(PspRole.PSP_IC)))
                .start()) {
            TestClient client = new TestClient(bank, TPP);
            assertError(
                    client.form(
                            TestClient.CLIENT_TOKEN,
                            Map.of("grant_type", "client_credentials", "client_id", TestClient.CLIENT_ID)),
                    400,
                    "unauthorized_client");
            URI refused = bank.approveAll(client.authorizeUrl("aisp", "s"), DataSet.BUSINESS);
            assertThat(TestClient.query(refused)).containsEntry("error", "unauthorized_client");
            String token = json(client.redeem(client.code(DataSet.BUSINESS, "cbpii")))
                    .get("access_token")
                    .asText();
            HttpResponse<String> accounts = client.get(ACCOUNTS, token);
            assertThat(accounts.statusCode()).isEqualTo(403);
            assertThat(json(accounts).get("message").asText()).isEqualTo("the access token has not the scope aisp");
        }
    }
}
