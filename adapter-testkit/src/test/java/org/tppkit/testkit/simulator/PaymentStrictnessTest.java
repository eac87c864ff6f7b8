package org.tppkit.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tppkit.testkit.simulator.PaymentBodies.CREDITOR;
import static org.tppkit.testkit.simulator.PaymentBodies.OTHER_CREDITOR;
import static org.tppkit.testkit.simulator.TestClient.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One change to a good body, and the place that the refusal names. */
class PaymentStrictnessTest extends SimulatorFixture {

    private static final PaymentClient V141 = new PaymentClient(BANK, CLIENT, TestClient.V141);
    private static final PaymentClient V142 = new PaymentClient(BANK, CLIENT, TestClient.V142);

    static Stream<Arguments> rows() {
        return Stream.of(
                        rows(V141, BadPaymentRows.BOTH + BadPaymentRows.ONLY_141),
                        rows(V142, BadPaymentRows.BOTH + BadPaymentRows.ONLY_142))
                .flatMap(each -> each);
    }

    private static Stream<Arguments> rows(PaymentClient client, String table) {
        return table.lines().map(row -> Arguments.of(client.is142() ? "1.4.2" : "1.4.1", row));
    }

    private static PaymentClient client(String version) {
        return version.equals("1.4.2") ? V142 : V141;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("rows")
    void anyDeviationIsRefusedAndNamed(String version, String row) {
        String[] cells = row.strip().split(" ; ");
        PaymentClient client = client(version);
        ObjectNode body = PaymentBodies.of(client).single("12.30");
        set(body, cells[0], cells[1]);
        HttpResponse<String> response = client.post(body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        String message = json(response).get("message").asText();
        assertThat(message).startsWith((cells.length == 3 ? cells[2] : cells[0]) + " ");
        assertThat(message.length()).isLessThanOrEqualTo(140);
    }

    /** Sets or removes what stands at a place such as {@code a.b[0].c}. */
    private static void set(ObjectNode body, String place, String value) {
        List<String> steps =
                Arrays.asList(place.replaceAll("\\[([0-9]+)\\]", ".$1").split("\\."));
        JsonNode holder = body;
        for (String step : steps.subList(0, steps.size() - 1)) {
            holder = step.matches("[0-9]+") ? holder.get(Integer.parseInt(step)) : holder.get(step);
        }
        String last = steps.get(steps.size() - 1);
        if (holder instanceof ArrayNode array) {
            array.set(Integer.parseInt(last), json(value));
        } else if (value.equals("-")) {
            assertThat(((ObjectNode) holder).remove(last)).as(place).isNotNull();
        } else {
            ((ObjectNode) holder).set(last, json(value));
        }
    }

    @Test
    void whatIsOptionalMayBeThereAndMayBeMissing() {
        for (PaymentClient client : List.of(V141, V142)) {
            ObjectNode small = PaymentBodies.of(client).single("999999999.99");
            small.remove(List.of("debtor", "chargeBearer"));
            ((ObjectNode) small.get("supplementaryData")).remove("unsuccessfulReportUrl");
            assertThat(client.post(small).statusCode()).isEqualTo(201);
            ObjectNode big = PaymentBodies.of(client).single("0.01");
            set(big, "debtor.postalAddress", "{\"country\":\"FR\",\"addressLine\":[\"1 rue É\",\"29200 BREST\"]}");
            set(big, "beneficiary.creditorAgent", "{\"bicFi\":\"BNKAFRPP\",\"name\":\"Bank\"}");
            set(big, "paymentTypeInformation.categoryPurpose", "\"DVPM\"");
            set(big, "paymentTypeInformation.instructionPriority", "\"NORM\"");
            set(big, "creditTransferTransaction[0].ultimateCreditor", "{\"name\":\"Ultimate\"}");
            set(big, "supplementaryData.scaHint", "\"noScaExemption\"");
            set(big, "debtorAccount", "{\"iban\":\"" + OTHER_CREDITOR + "\"}");
            assertThat(client.post(big).body()).contains("consentApproval");
        }
        ObjectNode modern = PaymentBodies.of(V142).single("0.01");
        set(modern, "debtor.postalAddress", "{\"country\":\"FR\",\"addressLine\":[],\"townName\":\"BREST\"}");
        set(modern, "batchBooking", "true");
        set(modern, "creditTransferTransaction[0].purpose", "\"COMC\"");
        set(
                modern,
                "creditTransferTransaction[0].remittanceInformation",
                "{\"structured\":[{\"creditorReferenceInformation\":{\"type\":{\"code\":\"SCOR\",\"issuer\":\"ISO\"},"
                        + "\"reference\":\"RF18539007547034\"}}]}");
        set(modern, "creditTransferTransaction[0].paymentId.endToEndId", "-");
        set(modern, "paymentTypeInformation.serviceLevel", "-");
        assertThat(V142.post(modern).body()).contains("consentApproval");
        set(modern, "creditTransferTransaction[0].remittanceInformation", "-");
        assertThat(V142.post(modern).body()).contains("consentApproval");
    }

    @Test
    void datesAndBeneficiariesHaveTheirPlaces() {
        for (PaymentClient client : List.of(V141, V142)) {
            PaymentBodies bodies = PaymentBodies.of(client);
            String day = "\"" + bodies.date("2026-03-25") + "\"";
            ObjectNode atTransfer = bodies.single("1.00");
            set(atTransfer, "creditTransferTransaction[0].requestedExecutionDate", day);
            assertThat(client.post(atTransfer).statusCode()).isEqualTo(201);
            set(atTransfer, "requestedExecutionDate", day);
            expect(client, atTransfer, "creditTransferTransaction[0].requestedExecutionDate");

            ObjectNode dates = bodies.several(null, CREDITOR, OTHER_CREDITOR);
            set(dates, "creditTransferTransaction[1].requestedExecutionDate", day);
            expect(client, dates, "creditTransferTransaction[1].requestedExecutionDate");
            ObjectNode half = bodies.several(null, CREDITOR, OTHER_CREDITOR);
            set(half, "creditTransferTransaction[1].beneficiary", "-");
            expect(client, half, "creditTransferTransaction[1].beneficiary");
            ObjectNode doubled = bodies.several(null, CREDITOR, OTHER_CREDITOR);
            doubled.set("beneficiary", PaymentBodies.beneficiary(CREDITOR));
            expect(client, doubled, "creditTransferTransaction[0].beneficiary");
            ObjectNode wrong = bodies.several(null, CREDITOR, "FR7612345678901234567890123");
            expect(client, wrong, "creditTransferTransaction[1].beneficiary.creditorAccount.iban");

            ObjectNode two = bodies.several(null, CREDITOR, OTHER_CREDITOR);
            set(two, "creditTransferTransaction[0].frequency", "\"MNTH\"");
            expect(client, two, "creditTransferTransaction[0].frequency");
            ObjectNode second = bodies.several(null, CREDITOR, OTHER_CREDITOR);
            set(second, "creditTransferTransaction[1].frequency", "\"MNTH\"");
            expect(client, second, "creditTransferTransaction[1].frequency");
            ObjectNode outside = bodies.standing("1.00", "2026-03-25", "WEEK", null);
            set(outside, "requestedExecutionDate", day);
            expect(client, outside, "requestedExecutionDate");
            expect(
                    client,
                    bodies.standing("1.00", "2026-03-25", "WEEK", "2026-03-24"),
                    "creditTransferTransaction[0].endDate");
            expect(
                    client,
                    bodies.standing("1.00", "2026-03-17", "WEEK", null),
                    "creditTransferTransaction[0].requestedExecutionDate");
        }
    }

    private static void expect(PaymentClient client, ObjectNode body, String place) {
        HttpResponse<String> response = client.post(body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(json(response).get("message").asText()).startsWith(place + " ");
    }

    @Test
    void numbersArePlainDecimalsAndKeepTheirDigits() {
        String good = PaymentBodies.of(V142).single("12.34").toString();
        for (String number : List.of("1.234e1", "1234E-2", "1e1")) {
            HttpResponse<String> response = V142.post(good.replace("12.34", number));
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(json(response).get("message").asText())
                    .isEqualTo("creditTransferTransaction[0].instructedAmount.amount is a number with an exponent");
        }
        for (String number : List.of("12.3", "12.30", "12", "0.01", "999999999.99")) {
            HttpResponse<String> created = V142.post(good.replace("12.34", number));
            assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
            assertThat(V142.get(PaymentClient.id(PaymentClient.link(created))).body())
                    .contains("\"amount\":" + number + "}");
        }
    }

    @Test
    void aBodyThatIsNotOneJsonObjectIsRefused() {
        String good = PaymentBodies.of(V142).single("12.34").toString();
        for (String bad : List.of(
                "",
                "[]",
                "null",
                "{",
                good + " {}",
                good.replaceFirst("\\{", "{\"purpose\":1,\"purpose\":1,"),
                good.replaceFirst("\\{", "{'a':1,"))) {
            HttpResponse<String> response = V142.post(bad);
            assertThat(response.statusCode()).as(bad).isEqualTo(400);
            assertThat(json(response).get("message").asText()).startsWith("the body ");
        }
        HttpResponse<String> secretKey = V142.post(good.replaceFirst("\\{", "{\"FR76 1234 5678\":1,"));
        assertThat(json(secretKey).get("message").asText()).isEqualTo("? is not a key of this version");
    }

    @Test
    void theContentTypeAndTheQueryAreStrictToo() {
        String token = CLIENT.clientToken();
        String good = PaymentBodies.of(V142).single("12.34").toString();
        TestClient.Signed plain = CLIENT.signed(PaymentClient.PAYMENTS, token).json("POST", good);
        plain.headers.put("content-type", "text/plain");
        assertThat(plain.send().body()).contains("application/json");
        assertThat(CLIENT.signed(PaymentClient.PAYMENTS + "?ui_locales=fr", token)
                        .json("POST", good)
                        .send()
                        .statusCode())
                .isEqualTo(201);
        assertThat(CLIENT.signed(PaymentClient.PAYMENTS + "?ui_locales=fr", token)
                        .accept(TestClient.V141)
                        .json("POST", PaymentBodies.of(V141).single("1.00").toString())
                        .send()
                        .statusCode())
                .isEqualTo(400);
        assertThat(CLIENT.signed(PaymentClient.PAYMENTS + "?page=1", token)
                        .json("POST", good)
                        .send()
                        .statusCode())
                .isEqualTo(400);
        TestClient.Signed spoilt = CLIENT.signed(PaymentClient.PAYMENTS, token).json("POST", good);
        spoilt.headers.put("digest", TestSigner.digest(new byte[0]));
        assertThat(spoilt.send().statusCode()).isEqualTo(401);
    }
}
