package org.tppkit.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The approval page: its address, its forms, and what a customer can choose. */
class PaymentApprovalTest extends SimulatorFixture {

    private static final String ANNE = DataSet.MANY_TRANSACTIONS;
    private static final String BRUNO = DataSet.SEVERAL_ACCOUNTS;
    private static final String DECISION = "/payment-approval/decision";

    private final PaymentClient v141 = new PaymentClient(BANK, CLIENT, TestClient.V141);
    private final PaymentClient v142 = new PaymentClient(BANK, CLIENT, TestClient.V142);

    private final PageReader browser = new PageReader(BANK);

    private HttpResponse<String> decide(URI address, String customer, String... decision) {
        HttpResponse<String> first = browser.open(address);
        HttpResponse<String> page = browser.submit(first, "/payment-approval/customer", "customer", customer);
        assertThat(page.statusCode()).isEqualTo(200);
        return browser.submit(page, DECISION, decision);
    }

    @Test
    void thePageShowsWhatIsAskedAndADecisionSendsTheBrowserBack() {
        for (PaymentClient client : List.of(v141, v142)) {
            URI link = client.create(PaymentBodies.of(client).dated("12.30", "2026-03-25"));
            HttpResponse<String> page = browser.open(client.completed(link));
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body())
                    .contains("€12.30", "Creditor Name", PaymentBodies.CREDITOR.substring(20, 24), "25 March 2026");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("form-action 'self' https://tpp.example");
            String account = BANK.customer(BRUNO).accounts().get(2).resourceId();
            HttpResponse<String> back =
                    decide(client.completed(link), BRUNO, "decision", "approve", "account", account);
            assertThat(back.statusCode()).as(back.body()).isEqualTo(302);
            assertThat(back.headers().firstValue("Location").orElseThrow())
                    .startsWith(client.is142() ? TestClient.CALLBACK + "?code=" : "https://tpp.example/paid?c=1");
            assertThat(BANK.payment(PaymentClient.id(link)).customerId()).contains(BRUNO);
            assertThat(browser.open(client.completed(link)).statusCode())
                    .as("decided")
                    .isEqualTo(410);
        }
    }

    @Test
    void thePageCanBeRefusedAndOneDecisionCounts() {
        URI link = v142.completed(v142.create(PaymentBodies.of(v142).single("1.00")));
        HttpResponse<String> page = browser.open(link);
        String refusal = PageReader.form(page, "decision", "refuse");
        HttpResponse<String> back = browser.post(DECISION, refusal);
        assertThat(back.headers().firstValue("Location").orElseThrow())
                .isEqualTo(TestClient.CALLBACK + "?error=access_denied&state=s-1");
        HttpResponse<String> again = browser.post(DECISION, refusal);
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(back.headers().firstValue("Location"));
        assertThat(browser.submit(page, DECISION, "customer", ANNE, "decision", "approve")
                        .statusCode())
                .isEqualTo(409);
        assertThat(BANK.payment(PaymentClient.id(link)).status()).isEqualTo("RJCT");
    }

    @Test
    void aPageThatIsNotUnderstoodChangesNothing() {
        URI link = v142.create(PaymentBodies.of(v142).single("1.00"));
        String id = PaymentClient.id(link);
        URI address = v142.completed(link);
        assertThat(decide(address, ANNE, "decision", "perhaps").statusCode()).isEqualTo(400);
        assertThat(decide(address, BRUNO, "decision", "approve").body())
                .contains("role=\"alert\"", "Choose the account to pay from");
        assertThat(decide(address, ANNE, "decision", "approve", "account", "x").statusCode())
                .isEqualTo(400);
        assertThat(decide(address, ANNE, "decision", "approve", "account", "x", "account", "y")
                        .statusCode())
                .isEqualTo(400);
        assertThat(browser.post(DECISION, "pending=x").statusCode()).isEqualTo(410);
        HttpResponse<String> page = browser.open(address);
        assertThat(browser.submit(page, "/payment-approval/customer", "customer", "nobody")
                        .body())
                .contains("role=\"alert\"", "Who are you?");
        CLOCK.set(NOON.plus(Duration.ofMinutes(10)));
        assertThat(browser.submit(page, "/payment-approval/customer", "customer", ANNE)
                        .body())
                .contains("expired");
        assertThat(BANK.payment(id).status()).isEqualTo("ACTC");
        assertThat(browser.open("/payment-approval/x").statusCode()).isEqualTo(404);
    }

    @Test
    void aQuestionThatRanOutWhileThePageWasOpenIsClosed() {
        URI address = v142.completed(v142.create(PaymentBodies.of(v142).single("1.00")));
        HttpResponse<String> page = browser.open(address);
        BANK.refusePayment(address);
        HttpResponse<String> late = browser.submit(page, DECISION, "customer", ANNE, "decision", "refuse");
        assertThat(late.statusCode()).isEqualTo(410);
        assertThat(late.body()).contains("nothing left to decide");
    }

    @Test
    void aStandingOrderShowsItsTermsAndACancellationWhatIsCancelled() {
        PaymentBodies bodies = PaymentBodies.of(v141);
        URI standing = v141.create(bodies.standing("5.00", "2026-04-01", "MNTH", "2027-03-31"));
        assertThat(browser.open(standing).body())
                .contains("€5.00", "Every month", "1 April 2026", "31 March 2027", "next working day");
        assertThat(browser.open(v141.create(bodies.standing("5.00", "2026-04-01", "QUTR", null)))
                        .body())
                .contains("Every three months", "None: it runs until you stop it");
        HttpResponse<String> several = browser.open(
                v141.create(bodies.several("2026-03-25", PaymentBodies.CREDITOR, PaymentBodies.OTHER_CREDITOR)));
        assertThat(several.body()).contains("€30.00", "€10.00", "€20.00", "2 payments");
        assertThat(browser.open(v141.create(bodies.instant("1.00"))).body()).contains("instant payment");

        String id = v141.paid(bodies.dated("12.30", "2026-03-25"), ANNE);
        HttpResponse<String> put = v141.put(id, v141.cancelled(id, "DS02"));
        assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
        HttpResponse<String> question = browser.open(PaymentClient.link(put));
        assertThat(question.body())
                .contains("Cancel a payment", "€12.30", "Anne LEFÈVRE")
                .doesNotContain("Bruno");
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
                text + "&client_id=" + TestClient.CLIENT_ID
                        + "&redirect_uri=https%3A%2F%2Ftpp.example%2Fcallback%2F%252e%252e%2Fother",
                text + "&client_id=" + TestClient.CLIENT_ID + "&redirect_uri=",
                text.replace("&response_type=code", "") + "&client_id=" + TestClient.CLIENT_ID,
                text.replace("scope=pisp", "scope=aisp") + "&client_id=" + TestClient.CLIENT_ID,
                text.replace("PRid=", "PRid=x") + "&client_id=" + TestClient.CLIENT_ID,
                text.replace("PRid=", "id=") + "&client_id=" + TestClient.CLIENT_ID)) {
            assertThat(browser.open(URI.create(bad)).statusCode()).as(bad).isEqualTo(400);
            assertThatThrownBy(() -> BANK.approvePayment(URI.create(bad), ANNE))
                    .as(bad)
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(browser.open(PaymentClient.completed(link, Map.of())).statusCode())
                .isEqualTo(200);
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
