package org.tppkit.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tppkit.testkit.simulator.PaymentBodies.CREDITOR;
import static org.tppkit.testkit.simulator.PaymentBodies.OTHER_CREDITOR;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole journeys in both versions. */
class PaymentFlowTest extends SimulatorFixture {

    private static final String ANNE = DataSet.MANY_TRANSACTIONS;

    private static PaymentClient client(String accept) {
        return new PaymentClient(BANK, CLIENT, accept);
    }

    private static void setDay(String day) {
        CLOCK.set(Instant.parse(day + "T11:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {TestClient.V141, TestClient.V142})
    void aSinglePaymentIsCreatedApprovedAndExecuted(String accept) {
        PaymentClient client = client(accept);
        HttpResponse<String> created = client.post(PaymentBodies.of(client).single("12.30"));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(TestClient.json(created).get("appliedAuthenticationApproach").asText())
                .isEqualTo("REDIRECT");
        URI link = PaymentClient.link(created);
        String id = PaymentClient.id(link);
        String wanted = BANK.authorizationUri() + "/payment-approval?PRid=" + id;
        assertThat(link.toString()).isEqualTo(client.is142() ? wanted + "&response_type=code&scope=pisp" : wanted);
        assertThat(created.headers().firstValue("Location")).contains(PaymentClient.PAYMENTS + "/" + id);
        assertThat(client.status(id)).isEqualTo("ACTC");
        URI callback = client.approve(link, ANNE);
        if (client.is142()) {
            assertThat(TestClient.query(callback)).containsEntry("state", "s-1").containsKey("code");
            JsonNode waiting = TestClient.json(client.get(id));
            assertThat(waiting.at("/paymentRequest/paymentInformationStatus").asText())
                    .isEqualTo("ACCP");
            assertThat(waiting.at("/_links/confirmation/href").asText())
                    .isEqualTo("/psd2/v1/payment-requests/" + id + "/o-confirmation");
            assertThat(BANK.payment(id).executed()).isZero();
            HttpResponse<String> confirmed = client.confirm(id, client.psuToken(callback));
            assertThat(confirmed.statusCode()).isEqualTo(200);
            JsonNode payment = TestClient.json(confirmed).get("paymentRequest");
            assertThat(payment.get("paymentInformationStatus").asText()).isEqualTo("ACSP");
            assertThat(payment.get("booking").asBoolean()).isTrue();
        } else {
            assertThat(callback).hasToString("https://tpp.example/paid?c=1");
        }
        assertThat(client.status(id)).isEqualTo("ACSC");
        SimulatedPayment payment = BANK.payment(id);
        assertThat(payment.executed()).isEqualTo(1);
        assertThat(payment.confirmations()).isEqualTo(client.is142() ? 1 : 0);
        assertThat(payment.customerId()).contains(ANNE);
    }

    @ParameterizedTest
    @ValueSource(strings = {TestClient.V141, TestClient.V142})
    void anInstantPaymentSaysNothingOfBooking(String accept) {
        PaymentClient client = client(accept);
        String id = client.paid(PaymentBodies.of(client).instant("0.01"), ANNE);
        JsonNode payment = client.read(id);
        assertThat(payment.get("paymentInformationStatus").asText()).isEqualTo("ACSC");
        assertThat(payment.has("booking")).isFalse();
        assertThat(payment.has("fundsAvailability")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {TestClient.V141, TestClient.V142})
    void aDatedPaymentWaitsForItsDay(String accept) {
        PaymentClient client = client(accept);
        String id = client.paid(PaymentBodies.of(client).dated("5.00", "2026-03-25"), ANNE);
        assertThat(client.status(id)).isEqualTo("PDNG");
        assertThat(client.read(id).has("booking")).isFalse();
        CLOCK.set(Instant.parse("2026-03-24T22:59:59Z"));
        assertThat(BANK.payment(id).status()).isEqualTo("PDNG");
        CLOCK.set(Instant.parse("2026-03-24T23:00:00Z"));
        assertThat(BANK.payment(id).status()).isEqualTo("ACSC");
        assertThat(BANK.payment(id).executed()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {TestClient.V141, TestClient.V142})
    void aStandingOrderPaysAgainAndAgainUntilItsEnd(String accept) {
        PaymentClient client = client(accept);
        String id = client.paid(PaymentBodies.of(client).standing("7.50", "2026-03-31", "MNTH", "2026-06-30"), ANNE);
        assertThat(BANK.payment(id).status()).isEqualTo("PDNG");
        setDay("2026-03-31");
        assertThat(BANK.payment(id).executed()).isEqualTo(1);
        setDay("2026-05-31");
        assertThat(BANK.payment(id).executed()).as("31 May is a Sunday").isEqualTo(2);
        setDay("2026-06-01");
        assertThat(BANK.payment(id).executed()).isEqualTo(3);
        assertThat(BANK.payment(id).status()).isEqualTo("PDNG");
        setDay("2026-06-30");
        assertThat(BANK.payment(id).executed()).isEqualTo(4);
        assertThat(BANK.payment(id).status()).isEqualTo("ACSC");
        setDay("2027-06-30");
        assertThat(BANK.payment(id).executed()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {TestClient.V141, TestClient.V142})
    void severalBeneficiariesMayMeetDifferentFates(String accept) {
        PaymentClient client = client(accept);
        String id = client.paid(
                PaymentBodies.of(client).several(null, CREDITOR, PaymentTriggers.CLOSED_CREDITOR, OTHER_CREDITOR),
                ANNE);
        JsonNode payment = client.read(id);
        assertThat(payment.get("paymentInformationStatus").asText()).isEqualTo("PART");
        JsonNode transfers = payment.get("creditTransferTransaction");
        assertThat(transfers.get(0).get("transactionStatus").asText()).isEqualTo("ACSC");
        assertThat(transfers.get(1).get("transactionStatus").asText()).isEqualTo("RJCT");
        assertThat(transfers.get(1).get("statusReasonInformation").asText()).isEqualTo("AC04");
        assertThat(transfers.get(2).at("/paymentId/resourceId").asText()).isEqualTo(id + "-3");
        assertThat(BANK.payment(id).executed()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {TestClient.V141, TestClient.V142})
    void aCustomerWhoRefusesIsSentBack(String accept) {
        PaymentClient client = client(accept);
        URI link = client.create(PaymentBodies.of(client).single("12.30"));
        URI callback = BANK.refusePayment(client.completed(link));
        if (client.is142()) {
            assertThat(TestClient.query(callback)).isEqualTo(Map.of("error", "access_denied", "state", "s-1"));
        } else {
            assertThat(callback).hasToString("https://tpp.example/unpaid?c=1");
        }
        assertThat(client.status(PaymentClient.id(link))).isEqualTo("RJCT CUST");
    }

    @ParameterizedTest
    @ValueSource(strings = {TestClient.V141, TestClient.V142})
    void aCustomerWhoDoesNotAnswerInTimeLetsThePaymentExpire(String accept) {
        PaymentClient client = client(accept);
        String id = PaymentClient.id(client.create(PaymentBodies.of(client).single("12.30")));
        CLOCK.set(NOON.plus(Duration.ofMinutes(30)).minusSeconds(1));
        assertThat(client.status(id)).isEqualTo("ACTC");
        CLOCK.set(NOON.plus(Duration.ofMinutes(30)));
        assertThat(client.status(id)).isEqualTo("RJCT NOAS");
    }

    @ParameterizedTest
    @ValueSource(strings = {TestClient.V141, TestClient.V142})
    void aDatedPaymentIsCancelledOnceTheCustomerAgrees(String accept) {
        PaymentClient client = client(accept);
        String id = client.paid(PaymentBodies.of(client).dated("5.00", "2026-03-25"), ANNE);
        HttpResponse<String> asked = client.put(id, client.cancelled(id, "DS02"));
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(200);
        assertThat(client.status(id)).isEqualTo("PDNG");
        URI back = client.approve(PaymentClient.link(asked), ANNE);
        assertThat(back.toString())
                .startsWith(client.is142() ? TestClient.CALLBACK + "?code=" : "https://tpp.example/paid");
        assertThat(client.status(id)).isEqualTo(client.is142() ? "CANC DS02" : "RJCT DS02");
        setDay("2026-03-26");
        assertThat(BANK.payment(id).executed()).isZero();
    }
}
