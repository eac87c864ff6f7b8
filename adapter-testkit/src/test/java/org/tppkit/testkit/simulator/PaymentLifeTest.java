package org.tppkit.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tppkit.testkit.simulator.PaymentBodies.CREDITOR;
import static org.tppkit.testkit.simulator.PaymentBodies.OTHER_CREDITOR;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Statuses, reasons, and what the clock does. */
class PaymentLifeTest extends SimulatorFixture {

    private static final String ANNE = DataSet.MANY_TRANSACTIONS;

    private final PaymentClient client = new PaymentClient(BANK, CLIENT, TestClient.V142);
    private final PaymentBodies bodies = PaymentBodies.of(client);

    private static void noon(String day) {
        CLOCK.set(Instant.parse(day + "T11:00:00Z"));
    }

    private static SimulatedPayment payment(String id) {
        return BANK.payment(id);
    }

    static Stream<Map.Entry<String, String>> refusals() {
        return PaymentTriggers.refusedCreditors().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void everyReasonHasItsCreditor(Map.Entry<String, String> refusal) {
        for (String accept : List.of(TestClient.V141, TestClient.V142)) {
            PaymentClient each = new PaymentClient(BANK, CLIENT, accept);
            String id = each.paid(PaymentBodies.of(each).to(refusal.getValue(), "1.00"), ANNE);
            assertThat(each.status(id)).isEqualTo("RJCT " + refusal.getKey());
            assertThat(PaymentBodies.first(each.read(id))
                            .get("statusReasonInformation")
                            .asText())
                    .isEqualTo(refusal.getKey());
            assertThat(payment(id).executed()).isZero();
        }
        assertThat(PaymentTriggers.refusedCreditors()).hasSize(12);
        assertThatThrownBy(() -> PaymentTriggers.creditorRefusedWith("XX99"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutEnoughMoneyThePaymentIsRefused() {
        String id = client.paid(bodies.single("1.00"), DataSet.OVERDRAWN);
        JsonNode payment = client.read(id);
        assertThat(client.status(id)).isEqualTo("RJCT CUST");
        assertThat(payment.get("booking").asBoolean()).isFalse();
        assertThat(payment.get("fundsAvailability").asBoolean()).isFalse();
        String all =
                client.paid(bodies.several(null, CREDITOR, PaymentTriggers.WRONG_CREDITOR), DataSet.NO_TRANSACTIONS);
        assertThat(client.status(all)).isEqualTo("RJCT CUST");
        assertThat(payment(all).transfers())
                .extracting(transfer -> transfer.reason().orElseThrow())
                .containsExactly("CUST", "AC01");
    }

    @Test
    void severalRefusalsForDifferentReasonsHaveNoCommonReason() {
        String id = client.paid(
                bodies.several(null, PaymentTriggers.WRONG_CREDITOR, PaymentTriggers.BLOCKED_CREDITOR), ANNE);
        assertThat(client.status(id)).isEqualTo("RJCT MS03");
        JsonNode payment = client.read(id);
        assertThat(payment.get("booking").asBoolean()).isFalse();
        assertThat(payment.get("fundsAvailability").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"50000.00,ACSC,", "50000.01,RJCT,AG01"})
    void theLimitIsForOneTransfer(String amount, String status, String reason) {
        String id = client.paid(bodies.single(amount), DataSet.BUSINESS);
        assertThat(payment(id).status()).isEqualTo(status);
        assertThat(payment(id).reason().orElse(null)).isEqualTo(reason);
    }

    @Test
    void aDateTooFarAheadIsRefusedWhenItIsAccepted() {
        String near = client.paid(bodies.dated("1.00", "2027-03-19"), ANNE);
        assertThat(client.status(near)).isEqualTo("PDNG");
        String far = client.paid(bodies.dated("1.00", "2027-03-22"), ANNE);
        assertThat(client.status(far)).isEqualTo("RJCT CH03");
    }

    @Test
    void fatesStrikeOnTheDay() {
        String closed = client.paid(
                bodies.to(PaymentTriggers.CLOSED_CREDITOR, "1.00")
                        .put("requestedExecutionDate", bodies.date("2026-03-25")),
                ANNE);
        String poor = client.paid(bodies.dated("1.00", "2026-03-25"), DataSet.OVERDRAWN);
        assertThat(payment(closed).status()).isEqualTo("PDNG");
        assertThat(payment(poor).status()).isEqualTo("PDNG");
        noon("2026-03-25");
        assertThat(payment(closed).reason()).contains("AC04");
        assertThat(payment(poor).reason()).contains("CUST");
    }

    @Test
    void aWeekendIsNoDayForASepaTransferButForAnInstantOne() {
        String sepa = client.paid(bodies.dated("1.00", "2026-03-21"), ANNE);
        String instant =
                client.paid(bodies.instant("1.00").put("requestedExecutionDate", bodies.date("2026-03-21")), ANNE);
        noon("2026-03-22");
        assertThat(payment(instant).status()).isEqualTo("ACSC");
        assertThat(payment(sepa).status()).isEqualTo("PDNG");
        noon("2026-03-23");
        assertThat(payment(sepa).status()).isEqualTo("ACSC");
    }

    @Test
    void aDateOfTodayIsNow() {
        String id = client.paid(bodies.dated("1.00", "2026-03-18"), ANNE);
        assertThat(payment(id).status()).isEqualTo("ACSC");
        assertThat(client.read(id).get("booking").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"DAIL,7", "WEEK,2", "TOWK,1", "MNTH,1", "TOMN,1", "QUTR,1", "SEMI,1", "YEAR,1"})
    void standingOrdersRunAsOftenAsTheySay(String frequency, int within) {
        String id = client.paid(bodies.standing("1.00", "2026-03-18", frequency, null), ANNE);
        assertThat(client.read(id).get("booking").asBoolean())
                .as("first one at once")
                .isTrue();
        noon("2026-03-26");
        assertThat(payment(id).executed()).isEqualTo(frequency.equals("DAIL") ? 9 : within);
        noon("2028-03-18");
        int afterTwoYears = Map.of(
                        "DAIL", 732, "WEEK", 105, "TOWK", 53, "MNTH", 25, "TOMN", 13, "QUTR", 9, "SEMI", 5, "YEAR", 3)
                .get(frequency);
        assertThat(payment(id).executed()).isBetween(afterTwoYears - 2, afterTwoYears);
        assertThat(payment(id).status()).isEqualTo("PDNG");
    }

    @Test
    void theRuleMovesATransferToTheWorkingDayBefore() {
        ObjectNode body = bodies.standing("1.00", "2026-03-22", "MNTH", null);
        PaymentBodies.first(body).put("executionRule", "PREC");
        String before = client.paid(body, ANNE);
        String after = client.paid(bodies.standing("1.00", "2026-03-22", "MNTH", null), ANNE);
        noon("2026-03-20");
        assertThat(payment(before).executed()).isEqualTo(1);
        noon("2026-03-22");
        assertThat(payment(after).executed()).isZero();
        noon("2026-03-23");
        assertThat(payment(after).executed()).isEqualTo(1);
    }

    @Test
    void aStandingOrderLeavesOutWhatIsNotCovered() {
        String id = client.paid(bodies.standing("1.00", "2026-03-18", "WEEK", "2026-04-01"), DataSet.OVERDRAWN);
        assertThat(payment(id).status()).isEqualTo("PDNG");
        noon("2026-04-01");
        assertThat(payment(id).executed()).isZero();
        assertThat(payment(id).status()).isEqualTo("RJCT");
        String wrong = client.paid(
                (ObjectNode) bodies.standing("1.00", "2026-04-01", "WEEK", null)
                        .set("beneficiary", PaymentBodies.beneficiary(PaymentTriggers.WRONG_CREDITOR)),
                ANNE);
        assertThat(payment(wrong).reason()).contains("AC01");
    }

    @Test
    void equalRequestsAreTwoPayments() {
        ObjectNode body = bodies.single("1.00");
        int before = BANK.payments().size();
        URI first = client.create(body);
        URI second = client.create(body);
        assertThat(PaymentClient.id(first)).isNotEqualTo(PaymentClient.id(second));
        List<SimulatedPayment> both = BANK.payments().subList(before, before + 2);
        assertThat(both).extracting(SimulatedPayment::paymentInformationId).containsExactly("INFO-1", "INFO-1");
        assertThat(BANK.journal().count(PaymentClient.PAYMENTS)).isEqualTo(2);
        assertThatThrownBy(() -> BANK.payment("unknown")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theResourceIsTheRequestWithWhatTheBankAdds() {
        ObjectNode body = bodies.several("2026-03-25", CREDITOR, OTHER_CREDITOR);
        String id = client.paid(body, ANNE);
        ObjectNode resource = client.read(id);
        assertThat(resource.remove("resourceId").asText()).isEqualTo(id);
        assertThat(resource.remove("paymentInformationStatus").asText()).isEqualTo("PDNG");
        assertThat(resource.remove("debtorAgent").get("bicFi").asText()).isEqualTo(SimulatedBank.FORTUNEO.bic());
        PaymentBodies.at(resource, List.of("supplementaryData")).remove("appliedAuthenticationApproach");
        for (int i = 0; i < 2; i++) {
            PaymentBodies.at(resource, List.of("creditTransferTransaction", "" + i))
                    .remove("transactionStatus");
            PaymentBodies.at(resource, List.of("creditTransferTransaction", "" + i, "paymentId"))
                    .remove("resourceId");
        }
        assertThat(resource).isEqualTo(body);
    }
}
