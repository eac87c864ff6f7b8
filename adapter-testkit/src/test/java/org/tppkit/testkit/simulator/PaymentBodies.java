package org.tppkit.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;

/** Bodies of payment requests, written by hand after the reference pages. */
final class PaymentBodies {

    static final String CREDITOR = SimulatorFixture.BANK
            .customer(DataSet.BUSINESS)
            .beneficiaries()
            .get(0)
            .iban();
    static final String OTHER_CREDITOR = SimulatorFixture.BANK
            .customer(DataSet.SEVERAL_ACCOUNTS)
            .beneficiaries()
            .get(0)
            .iban();

    private final boolean is142;

    PaymentBodies(boolean is142) {
        this.is142 = is142;
    }

    static PaymentBodies of(PaymentClient client) {
        return new PaymentBodies(client.is142());
    }

    /** One transfer, now. */
    ObjectNode single(String amount) {
        ObjectNode body = frame(1);
        body.set("beneficiary", beneficiary(CREDITOR));
        transfers(body).add(transfer(1, amount));
        return body;
    }

    ObjectNode instant(String amount) {
        ObjectNode body = single(amount);
        ((ObjectNode) body.get("paymentTypeInformation")).put("localInstrument", "INST");
        return body;
    }

    ObjectNode dated(String amount, String day) {
        return single(amount).put("requestedExecutionDate", date(day));
    }

    ObjectNode standing(String amount, String first, String frequency, String end) {
        ObjectNode body = single(amount);
        first(body)
                .put("requestedExecutionDate", date(first))
                .put("frequency", frequency)
                .put("executionRule", "FWNG");
        if (end != null) {
            first(body).put("endDate", date(end));
        }
        return body;
    }

    /** Several transfers of 10.00, 20.00, … to the creditors, on one day. */
    ObjectNode several(String day, String... creditors) {
        ObjectNode body = frame(creditors.length);
        if (day != null) {
            body.put("requestedExecutionDate", date(day));
        }
        for (int i = 0; i < creditors.length; i++) {
            ObjectNode transfer = transfer(i + 1, (10 * (i + 1)) + ".00");
            transfer.set("beneficiary", beneficiary(creditors[i]));
            transfers(body).add(transfer);
        }
        return body;
    }

    ObjectNode to(String creditor, String amount) {
        ObjectNode body = single(amount);
        body.set("beneficiary", beneficiary(creditor));
        return body;
    }

    private ObjectNode frame(int count) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("paymentInformationId", "INFO-1");
        body.put("creationDateTime", "2026-03-18T12:00:00+01:00");
        body.put("numberOfTransactions", count);
        ObjectNode party = body.putObject("initiatingParty").put("name", "TPPKit Example");
        party.putObject("organisationId").put("identification", "12FR5").put("schemeName", "COID");
        body.putObject("paymentTypeInformation").put("serviceLevel", "SEPA");
        body.putObject("debtor").put("name", "Debtor Name");
        body.put("chargeBearer", "SLEV");
        body.putArray("creditTransferTransaction");
        ObjectNode data = body.putObject("supplementaryData");
        data.putArray("acceptedAuthenticationApproach").add("REDIRECT");
        data.put("successfulReportUrl", "https://tpp.example/paid?c=1");
        data.put("unsuccessfulReportUrl", "https://tpp.example/unpaid?c=1");
        return body;
    }

    private ObjectNode transfer(int number, String amount) {
        ObjectNode transfer = JsonNodeFactory.instance.objectNode();
        transfer.putObject("paymentId").put("instructionId", "INS-" + number).put("endToEndId", "E2E-" + number);
        ObjectNode money = transfer.putObject("instructedAmount").put("currency", "EUR");
        if (is142) {
            money.put("amount", new BigDecimal(amount));
            transfer.putObject("remittanceInformation").putArray("unstructured").add("Invoice 1");
        } else {
            money.put("amount", amount);
            transfer.putArray("remittanceInformation").add("Invoice 1");
        }
        return transfer;
    }

    static ObjectNode beneficiary(String iban) {
        ObjectNode beneficiary = JsonNodeFactory.instance.objectNode();
        beneficiary.putObject("creditor").put("name", "Creditor Name");
        beneficiary.putObject("creditorAccount").put("iban", iban);
        return beneficiary;
    }

    String date(String day) {
        return is142 ? day + "T00:00:00" : day + "T12:00:00.000+02:00";
    }

    static ArrayNode transfers(JsonNode body) {
        return (ArrayNode) body.get("creditTransferTransaction");
    }

    static ObjectNode first(JsonNode body) {
        return (ObjectNode) transfers(body).get(0);
    }

    /** Walks to an object by keys and array positions; the empty list is the body. */
    static ObjectNode at(JsonNode body, List<String> path) {
        JsonNode node = body;
        for (String step : path) {
            node = step.matches("[0-9]+") ? node.get(Integer.parseInt(step)) : node.get(step);
        }
        return (ObjectNode) node;
    }
}
