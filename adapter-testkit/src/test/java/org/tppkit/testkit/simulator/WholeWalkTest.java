package org.tppkit.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tppkit.testkit.simulator.TestClient.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeWalkTest extends SimulatorFixture {

    @ParameterizedTest
    @ValueSource(strings = {TestClient.V141, TestClient.V142})
    void aProgramWalksFromConsentToRevocation(String accept) {
        URI callback = BANK.approveAll(CLIENT.authorizeUrl("aisp", "a b&c"), DataSet.MANY_TRANSACTIONS);
        assertThat(callback.toString()).startsWith(TestClient.CALLBACK + "?code=");
        assertThat(TestClient.query(callback)).containsEntry("state", "a b&c");

        JsonNode tokens = json(CLIENT.redeem(TestClient.query(callback).get("code")));
        assertThat(tokens.get("token_type").asText()).isEqualTo("Bearer");
        assertThat(tokens.get("expires_in").asInt()).isEqualTo(3600);
        String token = tokens.get("access_token").asText();

        JsonNode accounts = CLIENT.json("/psd2/v1/accounts", token, accept);
        assertThat(accounts.get("accounts")).hasSize(1);
        JsonNode account = accounts.get("accounts").get(0);
        String balances = account.at("/_links/balances/href").asText();
        assertThat(CLIENT.json(balances, token, accept).get("balances")).hasSize(2);
        String transactions = account.at("/_links/transactions/href").asText();
        assertThat(CLIENT.json(transactions, token, accept).get("transactions")).hasSize(50);
        assertThat(CLIENT.json("/psd2/v1/end-user-identity", token, accept)
                        .get("connectedPsu")
                        .asText())
                .isEqualTo("Anne LEFÈVRE");
        assertThat(CLIENT.json("/psd2/v1/trusted-beneficiaries", token, accept).get("beneficiaries"))
                .hasSize(2);

        JsonNode refreshed = json(CLIENT.refresh(tokens.get("refresh_token").asText()));
        String newToken = refreshed.get("access_token").asText();
        assertThat(CLIENT.get("/psd2/v1/accounts", newToken).statusCode()).isEqualTo(200);
        assertThat(CLIENT.form(TestClient.REVOKE, Map.of("token", newToken)).statusCode())
                .isEqualTo(200);
        assertThat(CLIENT.get("/psd2/v1/accounts", newToken).statusCode()).isEqualTo(401);
    }

    @Test
    void nineBanksRunSideBySideOnOnePki() {
        for (SimulatedBank each : SimulatedBank.values()) {
            try (BankSimulator bank = BankSimulator.builder()
                    .bank(each)
                    .pki(PKI)
                    .application(TestClient.application(TPP))
                    .start()) {
                TestClient client = new TestClient(bank, TPP);
                String token = client.token(DataSet.BUSINESS);
                JsonNode account = client.json("/psd2/v1/accounts", token, TestClient.V142)
                        .get("accounts")
                        .get(0);
                assertThat(account.get("usage").asText()).isEqualTo("ORGA");
                assertThat(account.at("/accountId/iban").asText().substring(4)).startsWith(each.bankCode());
            }
        }
    }
}
