package org.tppkit.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tppkit.testkit.simulator.TestClient.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** A payment initiation program of one version. */
final class PaymentClient {

    static final String PAYMENTS = "/psd2/v1/payment-requests";

    private final BankSimulator bank;
    private final TestClient client;
    final String accept;
    private Instant fetched = Instant.MIN;
    private String token = "";

    PaymentClient(BankSimulator bank, TestClient client, String accept) {
        this.bank = bank;
        this.client = client;
        this.accept = accept;
    }

    /** The application's token; a new one whenever the clock was moved. */
    private String token() {
        Instant now = SimulatorFixture.CLOCK.instant();
        if (!now.equals(fetched)) {
            token = client.clientToken();
            fetched = now;
        }
        return token;
    }

    boolean is142() {
        return accept.equals(TestClient.V142);
    }

    HttpResponse<String> post(JsonNode body) {
        return post(body.toString());
    }

    HttpResponse<String> post(String body) {
        return client.signed(PAYMENTS, token())
                .accept(accept)
                .json("POST", body)
                .send();
    }

    HttpResponse<String> put(String id, JsonNode body) {
        return client.signed(PAYMENTS + "/" + id, token())
                .accept(accept)
                .json("PUT", body.toString())
                .send();
    }

    HttpResponse<String> get(String id) {
        return client.signed(PAYMENTS + "/" + id, token()).accept(accept).send();
    }

    /** The payment's resource. */
    ObjectNode read(String id) {
        HttpResponse<String> response = get(id);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return (ObjectNode) json(response).get("paymentRequest");
    }

    String status(String id) {
        JsonNode payment = read(id);
        String reason = payment.path("statusReasonInformation").asText();
        String status = payment.get("paymentInformationStatus").asText();
        return reason.isEmpty() || reason.equals("null") ? status : status + " " + reason;
    }

    /** Creates a payment and gives the link to its approval, as the bank wrote it. */
    URI create(JsonNode body) {
        HttpResponse<String> response = post(body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return link(response);
    }

    static URI link(HttpResponse<String> response) {
        return URI.create(json(response).at("/_links/consentApproval/href").asText());
    }

    static String id(URI link) {
        return TestClient.query(link).get("PRid");
    }

    /** The link as the customer's browser must open it. */
    URI completed(URI link) {
        return is142() ? completed(link, Map.of("redirect_uri", TestClient.CALLBACK.toString(), "state", "s-1")) : link;
    }

    static URI completed(URI link, Map<String, String> more) {
        StringBuilder text = new StringBuilder(link + "&client_id=" + TestClient.CLIENT_ID);
        more.forEach((name, value) ->
                text.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return URI.create(text.toString());
    }

    /** Approves by program. */
    URI approve(URI link, String customer) {
        return bank.approvePayment(completed(link), customer);
    }

    HttpResponse<String> confirm(String id, String psuToken) {
        return client.signed(PAYMENTS + "/" + id + "/o-confirmation", psuToken)
                .accept(accept)
                .json("POST", "{}")
                .send();
    }

    String psuToken(URI callback) {
        return json(client.redeem(TestClient.query(callback).get("code")))
                .get("access_token")
                .asText();
    }

    /** Approves and, in 1.4.2, confirms. */
    void settle(URI link, String customer) {
        URI callback = approve(link, customer);
        if (is142()) {
            HttpResponse<String> confirmed = confirm(id(link), psuToken(callback));
            assertThat(confirmed.statusCode()).as(confirmed.body()).isEqualTo(200);
        }
    }

    /** Creates, approves and confirms; gives the id. */
    String paid(JsonNode body, String customer) {
        URI link = create(body);
        settle(link, customer);
        return id(link);
    }

    /** The resource with the version's status of a cancellation. */
    ObjectNode cancelled(String id, String reason) {
        return read(id).put("paymentInformationStatus", is142() ? "CANC" : "RJCT")
                .put("statusReasonInformation", reason);
    }
}
