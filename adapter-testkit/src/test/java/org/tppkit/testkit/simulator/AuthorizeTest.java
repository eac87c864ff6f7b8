package org.tppkit.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tppkit.testkit.simulator.TestClient.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizeTest extends SimulatorFixture {

    private final PageReader browser = new PageReader(BANK);

    private static URI location(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(302);
        return URI.create(response.headers().firstValue("Location").orElseThrow());
    }

    private static Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", TestClient.CLIENT_ID);
        parameters.put("redirect_uri", TestClient.CALLBACK.toString());
        parameters.put("scope", "aisp");
        parameters.put("state", "st");
        return parameters;
    }

    @Test
    void aCustomerChoosesAccountsOnThePagesAndComesBackWithACode() throws Exception {
        HttpResponse<String> first = browser.open(CLIENT.authorizeUrl(parameters()));
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).contains("<html lang=\"en\">", "value=\"bruno\"", "Bruno NOËL", "Fortuneo");
        HttpResponse<String> second = browser.submit(first, "/authorize/customer", "customer", "bruno");
        assertThat(second.body()).contains("type=\"checkbox\"", "Which accounts");
        String one = BANK.customer("bruno").accounts().get(0).resourceId();
        String two = BANK.customer("bruno").accounts().get(1).resourceId();
        String decision = PageReader.form(second, "account", one, "account", two, "decision", "approve");
        URI callback = location(browser.post("/authorize/decision", decision));
        assertThat(TestClient.query(callback)).containsEntry("state", "st").containsKey("code");

        JsonNode tokens = json(CLIENT.redeem(TestClient.query(callback).get("code")));
        String token = tokens.get("access_token").asText();
        assertThat(CLIENT.json("/psd2/v1/accounts", token, TestClient.V142).get("accounts"))
                .hasSize(2);
        String hidden = BANK.customer("bruno").accounts().get(2).resourceId();
        assertThat(CLIENT.get("/psd2/v1/accounts/" + hidden + "/balances", token)
                        .statusCode())
                .isEqualTo(404);
        assertThat(location(browser.post("/authorize/decision", decision)))
                .as("the same decision again: the same way back, and no second consent")
                .isEqualTo(callback);
        assertThat(browser.submit(second, "/authorize/decision", "decision", "refuse")
                        .statusCode())
                .as("another decision")
                .isEqualTo(409);
    }

    @Test
    void aCustomerRefusesOnThePage() {
        HttpResponse<String> page = browser.open(CLIENT.authorizeUrl(parameters()));
        URI callback = location(browser.submit(page, "/authorize/decision", "decision", "refuse"));
        assertThat(callback).hasToString(TestClient.CALLBACK + "?error=access_denied&state=st");
        assertThat(BANK.refuse(CLIENT.authorizeUrl(parameters()))).isEqualTo(callback);
    }

    @Test
    void withoutStateNoneComesBack() {
        Map<String, String> parameters = parameters();
        parameters.remove("state");
        assertThat(BANK.refuse(CLIENT.authorizeUrl(parameters)))
                .hasToString(TestClient.CALLBACK + "?error=access_denied");
    }

    @Test
    void wrongDecisionsAreErrorsOnThePage() {
        HttpResponse<String> page = browser.open(CLIENT.authorizeUrl(parameters()));
        String decision = "/authorize/decision";
        assertThat(browser.post(decision, "pending=guessed&decision=refuse").statusCode())
                .isEqualTo(410);
        assertThat(browser.submit(page, decision, "decision", "maybe").statusCode())
                .isEqualTo(400);
        assertThat(browser.submit(page, decision, "customer", "bruno", "decision", "approve")
                        .body())
                .contains("role=\"alert\"", "Choose at least one account", "type=\"checkbox\"");
        String foreign = BANK.customer("anne").accounts().get(0).resourceId();
        HttpResponse<String> refused =
                browser.submit(page, decision, "customer", "bruno", "account", foreign, "decision", "approve");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("an account is not the customer&#39;s");
        CLOCK.set(NOON.plus(Duration.ofMinutes(10)));
        assertThat(browser.submit(page, decision, "decision", "refuse").body()).contains("expired");
    }

    @ParameterizedTest
    @CsvSource({
        "client_id, nobody, client_id is missing or not known",
        "client_id, , client_id is missing or not known",
        "redirect_uri, https://evil.example/, redirect_uri is missing or not registered",
        "redirect_uri, https://tpp.example/callback/, redirect_uri is missing or not registered",
        "redirect_uri, , redirect_uri is missing or not registered",
        "state, 'a,b', state must not contain a comma"
    })
    void theseRequestsGetAnErrorPageAndNoRedirect(String name, String value, String message) throws Exception {
        Map<String, String> parameters = parameters();
        parameters.remove(name);
        if (value != null) {
            parameters.put(name, value);
        }
        URI url = CLIENT.authorizeUrl(parameters);
        HttpResponse<String> page = browser.open(url);
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.headers().firstValue("Location")).isEmpty();
        assertThat(page.body()).contains(message);
        assertThatThrownBy(() -> BANK.approveAll(url, DataSet.BUSINESS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, , invalid_request",
        "response_type, token, unsupported_response_type",
        "scope, , invalid_scope",
        "scope, openid, invalid_scope",
        "scope, aisp cbpii, invalid_scope",
        "scope, extended_transaction_history, invalid_scope",
        "scope, pisp, invalid_scope"
    })
    void theseRequestsAreSentBackWithAnError(String name, String value, String error) throws Exception {
        Map<String, String> parameters = parameters();
        parameters.remove(name);
        if (value != null) {
            parameters.put(name, value);
        }
        URI url = CLIENT.authorizeUrl(parameters);
        assertThat(TestClient.query(location(browser.open(url))))
                .containsEntry("error", error)
                .containsEntry("state", "st")
                .doesNotContainKey("code");
        assertThat(TestClient.query(BANK.approveAll(url, DataSet.BUSINESS))).containsEntry("error", error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aisp", "aisp extended_transaction_history", "extended_transaction_history aisp", "cbpii"})
    void theScopesOfThePageAreOffered(String scope) {
        assertThat(CLIENT.code(DataSet.BUSINESS, scope)).isNotBlank();
    }

    @Test
    void aDoubledParameterIsAnErrorPage() throws Exception {
        assertThat(browser.open(URI.create(CLIENT.authorizeUrl(parameters()) + "&state=b"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void programsCannotApproveAtAnotherBankOrForStrangers() {
        URI url = CLIENT.authorizeUrl(parameters());
        assertThatThrownBy(() -> BANK.approveAll(URI.create("https://localhost:1/authorize?x=y"), DataSet.BUSINESS))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BANK.approve(url, "nobody")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BANK.approve(url, DataSet.BUSINESS, "foreign"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BANK.approve(url, DataSet.BUSINESS)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRedirectUriWithAQueryKeepsIt() {
        try (BankSimulator bank = BankSimulator.builder()
                .pki(PKI)
                .application(RegisteredApplication.of(
                        TestClient.CLIENT_ID, URI.create("https://tpp.example/cb?bank=cmb"), TPP, TestClient.KEY_ID))
                .start()) {
            Map<String, String> parameters = parameters();
            parameters.put("redirect_uri", "https://tpp.example/cb?bank=cmb");
            URI callback = bank.refuse(new TestClient(bank, TPP).authorizeUrl(parameters));
            assertThat(callback).hasToString("https://tpp.example/cb?bank=cmb&error=access_denied&state=st");
        }
    }
}
