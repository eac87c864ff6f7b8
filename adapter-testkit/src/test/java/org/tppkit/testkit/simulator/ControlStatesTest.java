package org.tppkit.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Provider states of pacts, set up over HTTP alone; the calls after them are the ones that the pacts make. */
class ControlStatesTest extends ControlFixture {

    private static final String STATES = BANK_PATH + "/states";
    private static final String PAYMENTS = "/psd2/v1/payment-requests";

    @AfterEach
    void leave() {
        BANK.states().tearDown();
    }

    private static JsonNode setUp(String state, String parameters) {
        return CONTROL.json(
                200,
                "POST",
                STATES,
                text("{'consumer':'any','action':'setup','state':'" + state + "','params':" + parameters + "}"));
    }

    private static void tearDown() {
        assertThat(CONTROL.json(200, "POST", STATES, text("{'action':'teardown'}")))
                .isEmpty();
    }

    private static String token(JsonNode values) {
        return values.required("token").asText();
    }

    @Test
    void accountsAreReadWithTheTokenOfTheirState() {
        JsonNode values =
                setUp("the customer shares one cash account", "{'scope':'aisp','transactions':'PDNG','pages':1}");
        JsonNode accounts =
                CLIENT.json("/psd2/v1/accounts", token(values), TestClient.V142).get("accounts");
        assertThat(accounts).hasSize(1);
        String id = values.required("accountResourceId").asText();
        assertThat(accounts.at("/0/resourceId").asText()).isEqualTo(id);
        JsonNode entries = CLIENT.json("/psd2/v1/accounts/" + id + "/transactions", token(values), TestClient.V142);
        assertThat(entries.get("transactions"))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.get("status").asText()).isEqualTo("PDNG"));
    }

    @Test
    void aPaymentIsInitiatedAndAnotherConfirmed() {
        JsonNode mayPay = setUp("the application may initiate payments", "{}");
        ObjectNode body = new PaymentBodies(true).single("12.30");
        body.put("requestedExecutionDate", mayPay.required("executionDate").asText());
        assertThat(CLIENT.signed(PAYMENTS, token(mayPay))
                        .json("POST", body.toString())
                        .send()
                        .statusCode())
                .isEqualTo(201);

        JsonNode approved = setUp("the customer gave a token for a payment", "{'status':'ACCP'}");
        String path =
                PAYMENTS + "/" + approved.required("paymentRequestResourceId").asText();
        HttpResponse<String> confirmed = CLIENT.signed(path + "/o-confirmation", token(approved))
                .json("POST", "{}")
                .send();
        assertThat(confirmed.statusCode()).as(confirmed.body()).isEqualTo(200);
    }

    @Test
    void fundsAreChecked() {
        JsonNode values = setUp("the customer shares one cash account", "{'scope':'cbpii','doesNotCover':'999999.00'}");
        HttpResponse<String> answer = CLIENT.signed("/psd2/v1/funds-confirmations", token(values))
                .json(
                        "POST",
                        text(
                                "{'paymentCoverageRequestId':'F1','instructedAmount':{'currency':'EUR','amount':999999.00},"
                                        + "'accountId':{'iban':'"
                                        + values.required("iban").asText() + "'}}"))
                .send();
        assertThat(TestClient.json(answer).get("result").asBoolean(true)).isFalse();
    }

    @Test
    void paymentsOfSundayComeToTheirEndToo() {
        CLOCK.set(Instant.parse("2026-03-22T11:00:00Z"));
        for (String version : new String[] {"1.4.1", "1.4.2"}) {
            for (String end : new String[] {"'status':'ACSC'", "'status':'PART'", "'status':'RJCT','reason':'AC01'"}) {
                JsonNode values = CONTROL.json(
                        200,
                        "POST",
                        STATES + "?version=" + version,
                        text("{'state':'a payment of the application has come to a status','params':{'execution':'now',"
                                + end + "}}"));
                assertThat(values.has("paymentRequestResourceId")).isTrue();
            }
        }
    }

    @Test
    void statesOfOneInteractionAddUpAndARequestEndsThem() {
        setUp("the bank answers empty lists with 204", "{}");
        String token = token(setUp("the customer shares no account", "{'scope':'aisp'}"));
        assertThat(CLIENT.get("/psd2/v1/accounts", token).statusCode()).isEqualTo(204);
        token = token(setUp("the customer shares no account", "{'scope':'aisp'}"));
        assertThat(CLIENT.get("/psd2/v1/accounts", token).statusCode()).isEqualTo(200);
    }

    @Test
    void nothingOfAStateStaysAfterItsTeardown() {
        BANK.quirks().enable(Quirk.NULLS);
        setUp("the next call meets an error", "{'status':503}");
        setUp("a refresh gives no new refresh token", "{}");
        setUp("the client certificate is not the application's".replace("'", "\\u0027"), "{}");
        tearDown();
        assertThat(BANK.faults().pending()).isZero();
        assertThat(BANK.quirks().enabled()).contains(Quirk.NULLS).doesNotContain(Quirk.REFRESH_KEEPS_TOKEN);
        assertThat(BANK.applications())
                .extracting(RegisteredApplication::clientId)
                .containsExactly(TestClient.CLIENT_ID);
        setUp("the next call meets an error", "{'status':503}");
        CONTROL.json(200, "POST", STATES, text("{'action':'setup','state':''}"));
        assertThat(BANK.faults().pending()).as("an interaction without a state").isZero();
    }

    @Test
    void whatTheBankHadUnderTheNameOfTheContractComesBack() {
        RegisteredApplication own = new RegisteredApplication(
                "my-api-key",
                Set.of(TestClient.CALLBACK),
                TPP.qwac().sha256(),
                TPP.qsealc().certificate(),
                TestClient.KEY_ID,
                Set.of());
        BANK.register(own);
        try {
            setUp("the application may not initiate payments", "{}");
            assertThat(BANK.applications()).doesNotContain(own);
            String token = token(setUp("the customer shares no account", "{'scope':'aisp'}"));
            tearDown();
            assertThat(BANK.applications()).contains(own);
            assertThat(CLIENT.get("/psd2/v1/accounts", token).statusCode())
                    .as("a consent of a customer that is gone")
                    .isEqualTo(403);
        } finally {
            BANK.unregister("my-api-key");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'state':'there is none like it'}                                     | there is none like it",
                "{'state':'the customer shares no account'}                            | parameter scope",
                "{'state':'the customer shares no account','params':{'scope':'pisp'}}  | scope is aisp or cbpii",
                "{'state':'the customer shares no account','params':{'scope':['a']}}   | params",
                "{'state':'the next call meets an error','params':{'status':200}}      | from 400 to 599",
                "{'state':'the customer shares one cash account','params':{'scope':'cbpii','covers':'5000'}} | 4987.70",
                "{'state':'a payment of the application has come to a status','params':{'status':'ACWP','execution':'now'}} | no payment",
                "{'state':'x','action':'destroy'}                                      | setup or teardown",
                "{'state':7}                                                           | state",
            })
    void whatIsWrongIsSaid(String body, String word) {
        HttpResponse<String> answer = CONTROL.call("POST", STATES, text(body));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(word, "whatToDo");
    }

    @Test
    void theTokenMayStandInTheAddressForStatesAndForNothingElse() {
        String token = "token=" + CONTROL.server.token();
        assertThat(CONTROL.send(CONTROL.request(
                                        "POST", STATES + "?version=1.4.1&" + token, text("{'action':'teardown'}"))
                                .header("Content-Type", "application/json"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(CONTROL.send(CONTROL.request("POST", STATES + "?token=wrong", "{}")
                                .header("Content-Type", "application/json"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(CONTROL.send(CONTROL.request("GET", "/banks?" + token, "")).statusCode())
                .isEqualTo(401);
    }
}
