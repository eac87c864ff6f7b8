package org.tppkit.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tppkit.testkit.simulator.PaymentBodies.CREDITOR;
import static org.tppkit.testkit.simulator.PaymentBodies.OTHER_CREDITOR;
import static org.tppkit.testkit.simulator.TestClient.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be cancelled, by what change, and what comes of it. */
class PaymentCancellationTest extends SimulatorFixture {

    private static final String ANNE = DataSet.MANY_TRANSACTIONS;
    private static final String DAY = "2026-03-25";

    private final PaymentClient v141 = new PaymentClient(BANK, CLIENT, TestClient.V141);
    private final PaymentClient v142 = new PaymentClient(BANK, CLIENT, TestClient.V142);

    private static String dated(PaymentClient client) {
        return client.paid(PaymentBodies.of(client).dated("5.00", DAY), ANNE);
    }

    private static String message(HttpResponse<String> response) {
        return json(response).get("message").asText();
    }

    @ParameterizedTest
    @CsvSource({"DS02,200", "DUPL,200", "FRAD,200", "TECH,200", "CUST,403", "AC04,403"})
    void version142KnowsFourReasons(String reason, int status) {
        String id = dated(v142);
        HttpResponse<String> asked = v142.put(id, v142.cancelled(id, reason));
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(status);
        if (status == 200) {
            v142.approve(PaymentClient.link(asked), ANNE);
            assertThat(v142.status(id)).isEqualTo("CANC " + reason);
            ObjectNode transfer = PaymentBodies.first(v142.read(id));
            assertThat(transfer.get("transactionStatus").asText()).isEqualTo("CANC");
            assertThat(transfer.get("statusReasonInformation").asText()).isEqualTo(reason);
        } else {
            assertThat(message(asked)).contains("DS02, DUPL, FRAD, TECH");
            assertThat(v142.status(id)).isEqualTo("PDNG");
        }
    }

    @Test
    void version141KnowsOneReasonAndAnotherStatus() {
        String id = dated(v141);
        assertThat(v141.put(id, v141.cancelled(id, "DUPL")).statusCode()).isEqualTo(403);
        HttpResponse<String> cancel = v141.put(id, v141.cancelled(id, "DS02").put("paymentInformationStatus", "CANC"));
        assertThat(cancel.statusCode()).isEqualTo(400);
        assertThat(message(cancel)).startsWith("paymentInformationStatus ");
        assertThat(v142.put(dated(v142), v142.read(dated(v142)).put("paymentInformationStatus", "RJCT"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void everyOtherChangeIsForbiddenAndChangesNothing() {
        for (PaymentClient client : List.of(v141, v142)) {
            String id = dated(client);
            ObjectNode before = client.read(id);
            List<Consumer<ObjectNode>> changes = List.of(
                    body -> body.put("paymentInformationId", "INFO-2"),
                    body -> body.remove("chargeBearer"),
                    body -> body.put("resourceId", "x"),
                    body -> body.remove("resourceId"),
                    body -> body.put(
                            "requestedExecutionDate", PaymentBodies.of(client).date("2026-03-26")),
                    body -> body.set("beneficiary", PaymentBodies.beneficiary(OTHER_CREDITOR)),
                    body -> PaymentBodies.first(body)
                            .set(
                                    "instructedAmount",
                                    PaymentBodies.first(PaymentBodies.of(client).single("6.00"))
                                            .get("instructedAmount")),
                    body -> PaymentBodies.first(body).put("transactionStatus", "ACSC"),
                    body -> body.remove("debtorAgent"));
            for (Consumer<ObjectNode> change : changes) {
                ObjectNode body = client.cancelled(id, "DS02");
                change.accept(body);
                HttpResponse<String> refused = client.put(id, body);
                assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
            }
            assertThat(message(client.put(id, client.read(id)))).startsWith("nothing is changed");
            assertThat(client.read(id)).isEqualTo(before);
        }
    }

    @Test
    void aCancellationMayBringItsOwnReportAddresses() {
        String id = dated(v141);
        ObjectNode body = v141.cancelled(id, "DS02");
        PaymentBodies.at(body, List.of("supplementaryData")).put("successfulReportUrl", "https://tpp.example/gone");
        HttpResponse<String> asked = v141.put(id, body);
        assertThat(v141.approve(PaymentClient.link(asked), ANNE)).hasToString("https://tpp.example/gone");
        ObjectNode strange = v141.read(dated(v141));
        PaymentBodies.at(strange, List.of("supplementaryData")).put("successfulReportUrl", "https://evil.example/");
        assertThat(v141.put(id, strange).statusCode()).isEqualTo(400);
    }

    @Test
    void paymentsOfNowAndPaymentsThatAreOverCannotBeCancelled() {
        for (PaymentClient client : List.of(v141, v142)) {
            PaymentBodies bodies = PaymentBodies.of(client);
            String now = client.paid(bodies.single("1.00"), ANNE);
            String unanswered = PaymentClient.id(client.create(bodies.dated("1.00", DAY)));
            String rejected = client.paid(bodies.to(PaymentTriggers.CLOSED_CREDITOR, "1.00"), ANNE);
            for (String id : List.of(now, unanswered, rejected)) {
                HttpResponse<String> refused = client.put(id, client.cancelled(id, "DS02"));
                assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
            }
            String done = dated(client);
            CLOCK.set(Instant.parse("2026-03-25T11:00:00Z"));
            HttpResponse<String> late = client.put(done, client.cancelled(done, "DS02"));
            assertThat(message(late)).contains("only approved delayed payments and standing orders");
            assertThat(client.status(done)).isEqualTo("ACSC");
            CLOCK.set(NOON);
        }
    }

    @Test
    void aCustomerMayKeepThePaymentByRefusingOrByWaiting() {
        String id = dated(v142);
        URI link = PaymentClient.link(v142.put(id, v142.cancelled(id, "DS02")));
        URI back = BANK.refusePayment(v142.completed(link));
        assertThat(back.toString()).contains("error=access_denied");
        assertThat(v142.status(id)).isEqualTo("PDNG");
        URI second = PaymentClient.link(v142.put(id, v142.cancelled(id, "DS02")));
        assertThatThrownBy(() -> v142.approve(second, DataSet.BUSINESS)).isInstanceOf(IllegalArgumentException.class);
        CLOCK.set(NOON.plus(Duration.ofMinutes(30)));
        assertThatThrownBy(() -> v142.approve(second, ANNE)).isInstanceOf(IllegalStateException.class);
        CLOCK.set(Instant.parse("2026-03-25T11:00:00Z"));
        assertThat(v142.status(id)).isEqualTo("ACSC");
    }

    @Test
    void aPaymentThatWaitsForItsConfirmationCanBeCancelled() {
        URI link = v142.create(PaymentBodies.of(v142).dated("5.00", DAY));
        String id = PaymentClient.id(link);
        String psuToken = v142.psuToken(v142.approve(link, ANNE));
        v142.approve(PaymentClient.link(v142.put(id, v142.cancelled(id, "TECH"))), ANNE);
        assertThat(v142.status(id)).isEqualTo("CANC TECH");
        HttpResponse<String> confirmed = v142.confirm(id, psuToken);
        assertThat(confirmed.statusCode()).isEqualTo(400);
        assertThat(message(confirmed)).contains("nothing to confirm");
        assertThat(BANK.payment(id).confirmations()).isZero();
    }

    @Test
    void oneTransferOfSeveralCanBeCancelled() {
        for (PaymentClient client : List.of(v141, v142)) {
            String id = client.paid(PaymentBodies.of(client).several(DAY, CREDITOR, OTHER_CREDITOR), ANNE);
            ObjectNode body = client.read(id);
            ((ObjectNode) PaymentBodies.transfers(body).get(1))
                    .put("transactionStatus", client.is142() ? "CANC" : "RJCT")
                    .put("statusReasonInformation", "DS02");
            client.approve(PaymentClient.link(client.put(id, body)), ANNE);
            assertThat(client.status(id)).isEqualTo("PART");
            ObjectNode again = client.read(id);
            ((ObjectNode) PaymentBodies.transfers(again).get(1)).put("statusReasonInformation", "FRAD");
            assertThat(client.put(id, again).statusCode()).isEqualTo(403);
            CLOCK.set(Instant.parse("2026-03-25T11:00:00Z"));
            assertThat(BANK.payment(id).transfers())
                    .extracting(SimulatedPayment.Transfer::executed)
                    .containsExactly(1, 0);
            assertThat(BANK.payment(id).transfers().get(1).reason()).contains("DS02");
            CLOCK.set(NOON);
        }
    }

    @Test
    void aStandingOrderStopsInItsMiddle() {
        String id = v142.paid(PaymentBodies.of(v142).standing("5.00", "2026-03-20", "WEEK", null), ANNE);
        CLOCK.set(Instant.parse("2026-03-28T11:00:00Z"));
        assertThat(BANK.payment(id).executed()).isEqualTo(2);
        v142.approve(PaymentClient.link(v142.put(id, v142.cancelled(id, "DS02"))), ANNE);
        CLOCK.set(Instant.parse("2027-03-28T11:00:00Z"));
        assertThat(BANK.payment(id).executed()).isEqualTo(2);
        assertThat(BANK.payment(id).status()).isEqualTo("CANC");
    }

    @Test
    void aBankMayCancelAtOnce() {
        BANK.quirks().enable(Quirk.CANCELLATION_IMMEDIATE);
        String id = dated(v142);
        HttpResponse<String> answer = v142.put(id, v142.cancelled(id, "DUPL"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).at("/_links").isEmpty()).isTrue();
        assertThat(v142.status(id)).isEqualTo("CANC DUPL");
    }
}
