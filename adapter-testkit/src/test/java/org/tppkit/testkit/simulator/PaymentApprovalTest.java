package org.tppkit.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The approval page: its address, its forms, and what a customer can choose. */
class PaymentApprovalTest extends SimulatorFixture {

    private static final String ANNE = DataSet.MANY_TRANSACTIONS;
    private static final String BRUNO = DataSet.SEVERAL_ACCOUNTS;
    private static final Pattern PENDING = Pattern.compile("name=\"pending\" value=\"([^\"]+)\"");

    private final PaymentClient v141 = new PaymentClient(BANK, CLIENT, TestClient.V141);
    private final PaymentClient v142 = new PaymentClient(BANK, CLIENT, TestClient.V142);

    private static HttpResponse<String> browse(URI address) {
        return CLIENT.send(HttpRequest.newBuilder(address).build());
    }

    private static HttpResponse<String> submit(String path, Map<String, String> fields) {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(BANK.authorizationUri() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(TestClient.encode(fields)))
                .build());
    }

    private static String pending(HttpResponse<String> page) {
        Matcher matcher = PENDING.matcher(page.body());
        assertThat(matcher.find()).as(page.body()).isTrue();
        return matcher.group(1);
    }

    private HttpResponse<String> decide(URI address, String customer, Map<String, String> decision) {
        String pending = pending(browse(address));
        HttpResponse<String> page =
                submit("/payment-approval/customer", Map.of("pending", pending, "customer", customer));
        assertThat(page.statusCode()).isEqualTo(200);
        Map<String, String> fields = new LinkedHashMap<>(decision);
        fields.put("pending", pending(page));
        fields.put("customer", customer);
        return submit("/payment-approval/decision", fields);
    }

    @Test
    void thePageShowsWhatIsAskedAndADecisionSendsTheBrowserBack() {
        for (PaymentClient client : List.of(v141, v142)) {
            URI link = client.create(PaymentBodies.of(client).dated("12.30", "2026-03-25"));
            HttpResponse<String> page = browse(client.completed(link));
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("12.30 EUR", "Creditor Name", PaymentBodies.CREDITOR, "2026-03-25");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("form-action 'self' https://tpp.example");
            String account = BANK.customer(BRUNO).accounts().get(2).resourceId();
            HttpResponse<String> back =
                    decide(client.completed(link), BRUNO, Map.of("decision", "approve", "account", account));
            assertThat(back.statusCode()).as(back.body()).isEqualTo(302);
            assertThat(back.headers().firstValue("Location").orElseThrow())
                    .startsWith(client.is142() ? TestClient.CALLBACK + "?code=" : "https://tpp.example/paid?c=1");
            assertThat(BANK.payment(PaymentClient.id(link)).customerId()).contains(BRUNO);
            assertThat(browse(client.completed(link)).statusCode())
                    .as("decided")
                    .isEqualTo(400);
        }
    }

    @Test
    void thePageCanBeRefusedAndOneDecisionCounts() {
        URI link = v142.completed(v142.create(PaymentBodies.of(v142).single("1.00")));
        String pending = pending(browse(link));
        Map<String, String> refusal = Map.of("pending", pending, "decision", "refuse");
        HttpResponse<String> back = submit("/payment-approval/decision", refusal);
        assertThat(back.headers().firstValue("Location").orElseThrow())
                .isEqualTo(TestClient.CALLBACK + "?error=access_denied&state=s-1");
        assertThat(submit("/payment-approval/decision", refusal).statusCode()).isEqualTo(400);
    }

    @Test
    void aPageThatIsNotUnderstoodChangesNothing() {
        URI link = v142.create(PaymentBodies.of(v142).single("1.00"));
        String id = PaymentClient.id(link);
        URI address = v142.completed(link);
        assertThat(decide(address, ANNE, Map.of("decision", "perhaps")).statusCode())
                .isEqualTo(400);
        assertThat(decide(address, BRUNO, Map.of("decision", "approve")).body()).contains("choose an account");
        assertThat(decide(address, ANNE, Map.of("decision", "approve", "account", "x"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(submit("/payment-approval/decision", Map.of("pending", "x")).statusCode())
                .isEqualTo(400);
        String pending = pending(browse(address));
        assertThat(submit("/payment-approval/customer", Map.of("pending", pending, "customer", "nobody"))
                        .body())
                .contains("Who are you?");
        CLOCK.set(NOON.plus(Duration.ofMinutes(10)));
        assertThat(submit("/payment-approval/customer", Map.of("pending", pending, "customer", ANNE))
                        .body())
                .contains("expired");
        assertThat(BANK.payment(id).status()).isEqualTo("ACTC");
        assertThat(browse(URI.create(BANK.authorizationUri() + "/payment-approval/x"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theAddressOf142IsCheckedStrictly() {
        URI link = v142.create(PaymentBodies.of(v142).single("1.00"));
        String text = link.toString();
        for (String bad : List.of(
                text,
                text + "&client_id=api-key-9",
                text + "&client_id=" + TestClient.CLIENT_ID + "&client_id=" + TestClient.CLIENT_ID,
                text + "&client_id=" + TestClient.CLIENT_ID + "&state=a%2Cb",
                text + "&client_id=" + TestClient.CLIENT_ID + "&redirect_uri=https%3A%2F%2Fevil.example%2Fcallback",
                text + "&client_id=" + TestClient.CLIENT_ID + "&redirect_uri=https%3A%2F%2Ftpp.example%2Fcallbacks",
                text + "&client_id=" + TestClient.CLIENT_ID + "&redirect_uri=",
                text.replace("&response_type=code", "") + "&client_id=" + TestClient.CLIENT_ID,
                text.replace("scope=pisp", "scope=aisp") + "&client_id=" + TestClient.CLIENT_ID,
                text.replace("PRid=", "PRid=x") + "&client_id=" + TestClient.CLIENT_ID,
                text.replace("PRid=", "id=") + "&client_id=" + TestClient.CLIENT_ID)) {
            assertThat(browse(URI.create(bad)).statusCode()).as(bad).isEqualTo(400);
            assertThatThrownBy(() -> BANK.approvePayment(URI.create(bad), ANNE))
                    .as(bad)
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(browse(PaymentClient.completed(link, Map.of())).statusCode()).isEqualTo(200);
    }

    @Test
    void programsMeetTheSameRules() {
        URI link = v141.create(PaymentBodies.of(v141).single("1.00"));
        assertThatThrownBy(() -> BANK.approvePayment(link, "nobody")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BANK.approvePayment(link, DataSet.NO_ACCOUNTS))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BANK.approvePayment(link, BRUNO)).isInstanceOf(IllegalArgumentException.class);
        String card = BANK.customer(BRUNO).accounts().get(1).resourceId();
        assertThatThrownBy(() -> BANK.approvePayment(link, BRUNO, card)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BANK.approvePayment(URI.create("https://localhost:1/payment-approval?PRid=1"), ANNE))
                .isInstanceOf(IllegalArgumentException.class);
        BANK.approvePayment(link, ANNE);
        assertThatThrownBy(() -> BANK.refusePayment(link)).isInstanceOf(IllegalStateException.class);
        URI late = v141.create(PaymentBodies.of(v141).single("1.00"));
        CLOCK.set(NOON.plus(Duration.ofMinutes(30)));
        assertThatThrownBy(() -> BANK.approvePayment(late, ANNE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("too late");
    }

    @Test
    void thePaymentMayNameItsAccount() {
        SimulatedAccount joint = BANK.customer(BRUNO).accounts().get(0);
        var body = PaymentBodies.of(v142).single("1.00");
        body.putObject("debtorAccount").put("iban", joint.identification()).put("currency", "EUR");
        URI link = v142.create(body);
        assertThatThrownBy(() -> v142.approve(link, ANNE)).isInstanceOf(IllegalArgumentException.class);
        v142.settle(link, BRUNO);
        assertThat(v142.status(PaymentClient.id(link))).isEqualTo("ACSC");
    }

    @Test
    void withoutAReportAddressForFailuresTheOtherOneServes() {
        var body = PaymentBodies.of(v141).single("1.00");
        PaymentBodies.at(body, List.of("supplementaryData")).remove("unsuccessfulReportUrl");
        assertThat(BANK.refusePayment(v141.create(body))).hasToString("https://tpp.example/paid?c=1");
    }
}
