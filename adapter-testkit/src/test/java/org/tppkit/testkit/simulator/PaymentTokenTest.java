package org.tppkit.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tppkit.testkit.simulator.TestClient.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tppkit.testkit.pki.PspRole;

/** Which token opens what. */
class PaymentTokenTest extends SimulatorFixture {

    private static final String ANNE = DataSet.MANY_TRANSACTIONS;

    private final PaymentClient client = new PaymentClient(BANK, CLIENT, TestClient.V142);

    private URI created() {
        return client.create(PaymentBodies.of(client).single("12.30"));
    }

    private HttpResponse<String> get(String id, String token) {
        return CLIENT.get(PaymentClient.PAYMENTS + "/" + id, token);
    }

    @Test
    void theCustomersTokenConfirmsItsPaymentOnceAndHasNoRefreshToken() {
        URI link = created();
        String id = PaymentClient.id(link);
        String code = TestClient.query(client.approve(link, ANNE)).get("code");
        JsonNode tokens = json(CLIENT.redeem(code));
        assertThat(tokens.has("refresh_token")).isFalse();
        assertThat(tokens.get("expires_in").asInt()).isEqualTo(3600);
        assertThat(CLIENT.redeem(code).body()).contains("invalid_grant");
        String token = tokens.get("access_token").asText();
        assertThat(client.confirm(id, token).statusCode()).isEqualTo(200);
        assertThat(client.confirm(id, token).statusCode()).isEqualTo(401);
        assertThat(BANK.payment(id).confirmations()).isEqualTo(1);
        assertThat(BANK.payment(id).executed()).isEqualTo(1);
    }

    @Test
    void theCustomersTokenDiesByAnyOtherUse() {
        for (String use : new String[] {"read", "accounts", "other payment", "create"}) {
            URI link = created();
            String id = PaymentClient.id(link);
            String token = client.psuToken(client.approve(link, ANNE));
            HttpResponse<String> misuse = switch (use) {
                case "read" -> get(id, token);
                case "accounts" -> CLIENT.get("/psd2/v1/accounts", token);
                case "create" ->
                    CLIENT.signed(PaymentClient.PAYMENTS, token)
                            .json("POST", "{}")
                            .send();
                default -> client.confirm(PaymentClient.id(created()), token);
            };
            assertThat(misuse.statusCode()).as(use).isEqualTo(403);
            assertThat(client.confirm(id, token).statusCode()).as(use).isEqualTo(401);
            assertThat(client.status(id)).isEqualTo("ACCP");
        }
    }

    @Test
    void aConfirmationThatIsRefusedLeavesTheTokenGood() {
        URI link = created();
        String id = PaymentClient.id(link);
        String token = client.psuToken(client.approve(link, ANNE));
        String path = PaymentClient.PAYMENTS + "/" + id + "/o-confirmation";
        for (String bad : new String[] {"", "[]", "{\"a\":1}", "{\"nonce\":1}"}) {
            assertThat(CLIENT.signed(path, token).json("POST", bad).send().statusCode())
                    .as(bad)
                    .isEqualTo(400);
        }
        HttpResponse<String> oldVersion = CLIENT.signed(path, token)
                .accept(TestClient.V141)
                .json("POST", "{}")
                .send();
        assertThat(oldVersion.statusCode()).isEqualTo(400);
        assertThat(oldVersion.body()).contains("not offered in this version");
        assertThat(CLIENT.signed(path, token)
                        .json("POST", "{\"nonce\":\"n\",\"psuAuthenticationFactor\":\"f\"}")
                        .send()
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theApplicationsTokenCannotConfirmAndAConsentsTokenCannotPay() {
        URI link = created();
        client.approve(link, ANNE);
        String id = PaymentClient.id(link);
        assertThat(client.confirm(id, CLIENT.clientToken()).statusCode()).isEqualTo(403);
        assertThat(client.confirm(id, CLIENT.token(ANNE)).statusCode()).isEqualTo(403);
        assertThat(get(id, CLIENT.token(ANNE)).statusCode()).isEqualTo(403);
        assertThat(get(id, "unknown").statusCode()).isEqualTo(401);
        assertThat(get(id, null).statusCode()).isEqualTo(401);
        assertThat(client.status(id)).isEqualTo("ACCP");
    }

    @Test
    void theApplicationsTokenExpiresAndCanBeRevoked() {
        String id = PaymentClient.id(created());
        String token = CLIENT.clientToken();
        assertThat(get(id, token).statusCode()).isEqualTo(200);
        CLIENT.form(TestClient.REVOKE, Map.of("token", token));
        assertThat(get(id, token).statusCode()).isEqualTo(401);
        String second = CLIENT.clientToken();
        CLOCK.set(NOON.plusSeconds(3600));
        assertThat(get(id, second).statusCode()).isEqualTo(401);
    }

    @Test
    void theTokenRequestNamesTheRedirectAddressOfTheLink() {
        URI sent = client.approve(created(), ANNE);
        assertThat(redeem(sent, null).body()).contains("invalid_request");
        assertThat(redeem(sent, TestClient.CALLBACK + "/x").body()).contains("invalid_grant");
        assertThat(redeem(sent, TestClient.CALLBACK.toString()).statusCode()).isEqualTo(200);
        URI below = BANK.approvePayment(
                PaymentClient.completed(created(), Map.of("redirect_uri", TestClient.CALLBACK + "/42?a=b")), ANNE);
        assertThat(below.toString()).startsWith(TestClient.CALLBACK + "/42?a=b&code=");
        assertThat(redeem(below, TestClient.CALLBACK.toString()).body()).contains("invalid_grant");
        assertThat(redeem(below, TestClient.CALLBACK + "/42?a=b").statusCode()).isEqualTo(200);
        URI left = BANK.approvePayment(PaymentClient.completed(created(), Map.of()), ANNE);
        assertThat(left.toString()).startsWith(TestClient.CALLBACK + "?code=").doesNotContain("state");
        assertThat(redeem(left, null).statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> redeem(URI callback, String redirectUri) {
        Map<String, String> form = new HashMap<>(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                TestClient.CLIENT_ID,
                "code",
                TestClient.query(callback).get("code")));
        if (redirectUri != null) {
            form.put("redirect_uri", redirectUri);
        }
        return CLIENT.form(TestClient.TOKEN, form);
    }

    @Test
    void codesAndUnconfirmedPaymentsExpire() {
        URI link = created();
        String id = PaymentClient.id(link);
        URI callback = client.approve(link, ANNE);
        CLOCK.set(NOON.plusSeconds(60));
        assertThat(CLIENT.redeem(TestClient.query(callback).get("code")).body()).contains("expired");
        CLOCK.set(NOON.plus(Duration.ofSeconds(3659)));
        assertThat(BANK.payment(id).status()).isEqualTo("ACCP");
        CLOCK.set(NOON.plus(Duration.ofSeconds(3660)));
        assertThat(BANK.payment(id).status()).isEqualTo("RJCT");
        assertThat(BANK.payment(id).reason()).contains("MS03");
    }

    @Test
    void anotherApplicationSeesNothing() {
        String id = PaymentClient.id(created());
        RegisteredApplication other = new RegisteredApplication(
                "api-key-2",
                Set.of(TestClient.CALLBACK),
                TPP.qwac().sha256(),
                TPP.qsealc().certificate(),
                TestClient.KEY_ID,
                Set.of(PspRole.PSP_PI));
        BANK.register(other);
        String token = json(CLIENT.form(
                        TestClient.CLIENT_TOKEN, Map.of("grant_type", "client_credentials", "client_id", "api-key-2")))
                .get("access_token")
                .asText();
        assertThat(get(id, token).statusCode()).isEqualTo(404);
        assertThat(client.get("unknown").statusCode()).isEqualTo(404);
        PaymentClient old = new PaymentClient(BANK, CLIENT, TestClient.V141);
        assertThat(old.get(id).statusCode()).as("the other version").isEqualTo(404);
    }
}
