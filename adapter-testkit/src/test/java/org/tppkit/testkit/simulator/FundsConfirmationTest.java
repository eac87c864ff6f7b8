package org.tppkit.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tppkit.testkit.simulator.TestClient.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FundsConfirmationTest extends SimulatorFixture {

    private static final String PATH = "/psd2/v1/funds-confirmations";

    private static String token(String customer) {
        return json(CLIENT.redeem(CLIENT.code(customer, "cbpii")))
                .get("access_token")
                .asText();
    }

    private static String iban(String customer) {
        return BANK.customer(customer).accounts().get(0).identification();
    }

    private static String body(String amount, String iban) {
        return "{\"paymentCoverageRequestId\":\"C-1\",\"instructedAmount\":{\"currency\":\"EUR\",\"amount\":" + amount
                + "},\"accountId\":{\"iban\":\"" + iban + "\"}}";
    }

    private static HttpResponse<String> ask(String token, String accept, String body) {
        return CLIENT.signed(PATH, token).accept(accept).json("POST", body).send();
    }

    @ParameterizedTest
    @CsvSource({"98765.43,false", "98000.00,true", "0.01,true", "98765.44,false", "9999999999999,false"})
    void theRealTimeBalanceDecides(String amount, boolean covered) {
        String token = token(DataSet.BUSINESS);
        JsonNode balance = json(CLIENT.get(PATH, token));
        assertThat(balance.get("status").asInt()).isEqualTo(405);
        for (String accept : new String[] {TestClient.V141, TestClient.V142}) {
            String written = accept.equals(TestClient.V142) ? amount : "\"" + amount + "\"";
            HttpResponse<String> response = ask(token, accept, body(written, iban(DataSet.BUSINESS)));
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            JsonNode answer = json(response);
            assertThat(answer.get("result").asBoolean()).isEqualTo(covered);
            assertThat(answer.at("/_links/self/href").asText()).isEqualTo(PATH);
            assertThat(answer.get("request")).isEqualTo(json(body(written, iban(DataSet.BUSINESS))));
        }
    }

    @Test
    void anAccountThatIsNotSharedIsForbidden() {
        String token = token(DataSet.BUSINESS);
        HttpResponse<String> other = ask(token, TestClient.V142, body("1", iban(DataSet.OVERDRAWN)));
        assertThat(other.statusCode()).isEqualTo(403);
        assertThat(json(other).get("message").asText()).isEqualTo("the consent does not cover this account");
        assertThat(other.body()).doesNotContain(iban(DataSet.OVERDRAWN));
    }

    @Test
    void onlyATokenOfScopeCbpiiIsTaken() {
        String body = body("1", iban(DataSet.BUSINESS));
        assertThat(ask(CLIENT.token(DataSet.BUSINESS), TestClient.V142, body).statusCode())
                .isEqualTo(403);
        assertThat(ask(CLIENT.clientToken(), TestClient.V142, body).statusCode())
                .isEqualTo(403);
        assertThat(ask("unknown", TestClient.V142, body).statusCode()).isEqualTo(401);
        String token = token(DataSet.BUSINESS);
        assertThat(CLIENT.get("/psd2/v1/accounts", token).statusCode()).isEqualTo(403);
        BANK.withdrawConsent(DataSet.BUSINESS);
        assertThat(ask(token, TestClient.V142, body).body()).contains("NO_CONSENTS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "instructedAmount.amount;\"amount\":1;\"amount\":\"1.00\"",
                "instructedAmount.amount;\"amount\":1;\"amount\":0",
                "instructedAmount.amount;\"amount\":1;\"amount\":-1",
                "instructedAmount.amount;\"amount\":1;\"amount\":1e2",
                "instructedAmount.amount;\"amount\":1;\"amount\":12345678901234",
                "instructedAmount.amount;,\"amount\":1;",
                "instructedAmount.currency;EUR;USD",
                "instructedAmount.currency;EUR;euro",
                "instructedAmount.value;\"amount\":1;\"amount\":1,\"value\":1",
                "accountId.iban;\"iban\":\"FR;\"iban\":\"fr",
                "accountId.currency;\"iban\";\"currency\":\"E\",\"iban\"",
                "accountId.bban;\"iban\";\"bban\":\"E\",\"iban\"",
                "accountId;\"accountId\";\"account\":1,\"accountId\"",
                "paymentCoverageRequestId;C-1;C-1aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "paymentCoverageRequestId;\"paymentCoverageRequestId\":\"C-1\",;",
                "payee;{\"paymentCoverage;{\"payee\":1,\"paymentCoverage",
                "the body;{\"paymentCoverage;[{\"paymentCoverage",
                "the body;EUR;EUR\",\"currency\":\"EUR"
            })
    void aBodyThatBreaksTheDictionaryIsRefusedWithItsPath(String row) {
        String[] cells = row.split(";", -1);
        String good = body("1", iban(DataSet.BUSINESS));
        String bad = good.replace(cells[1], cells[2]);
        assertThat(bad).isNotEqualTo(good);
        HttpResponse<String> response = ask(token(DataSet.BUSINESS), TestClient.V142, bad);
        assertThat(response.statusCode()).isEqualTo(400);
        String named = cells[0].equals("accountId") ? "account " : cells[0] + " ";
        assertThat(json(response).get("message").asText()).startsWith(named);
    }

    @Test
    void anAmountOf141IsAString() {
        HttpResponse<String> response =
                ask(token(DataSet.BUSINESS), TestClient.V141, body("1.00", iban(DataSet.BUSINESS)));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).get("message").asText()).isEqualTo("instructedAmount.amount is not a string");
    }
}
