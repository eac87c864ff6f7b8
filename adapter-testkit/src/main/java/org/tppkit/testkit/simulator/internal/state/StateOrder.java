package org.tppkit.testkit.simulator.internal.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.tppkit.testkit.simulator.PaymentTriggers;
import org.tppkit.testkit.simulator.StetVersion;

/**
 * The payment that provider states speak of, as the creating interactions of the pacts order it: {@code PMT-1} with transfer
 * {@code I1}. A cancellation sends it back as it was read, so that it has to be this one to the letter.
 */
public final class StateOrder {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String BAKER = "FR1420041010050500013M02606";

    private final StetVersion version;
    private final ObjectNode body;

    private StateOrder(StetVersion version, List<String> creditors) {
        this.version = version;
        this.body = read("""
                {"paymentInformationId":"PMT-1","creationDateTime":"2026-11-16T10:30:00.000+01:00",
                "initiatingParty":{"name":"Sample PISP",
                "organisationId":{"identification":"12345","schemeName":"COID","issuer":"ACPR"}},
                "paymentTypeInformation":{"serviceLevel":"SEPA"},"chargeBearer":"SLEV",
                "supplementaryData":{"acceptedAuthenticationApproach":["REDIRECT"]}}""");
        String report = "https://tpp.example/callback" + (is142() ? "" : "?state=st-1_A");
        body.withObject("/supplementaryData").put("successfulReportUrl", report).put("unsuccessfulReportUrl", report);
        body.put("numberOfTransactions", creditors.size());
        ArrayNode transfers = body.putArray("creditTransferTransaction");
        for (String creditor : creditors) {
            ObjectNode transfer = transfers.addObject();
            fill(transfer, "I" + transfers.size());
            pay(creditors.size() == 1 ? body : transfer, creditor);
        }
    }

    /** One transfer for now: 1.4.2 names the day. */
    public static StateOrder now(StetVersion version, LocalDate today) {
        return dated(new StateOrder(version, List.of(BAKER)), today);
    }

    /** As {@link #now}, to an account that does not exist. */
    public static StateOrder refused(StetVersion version, LocalDate today) {
        return dated(new StateOrder(version, List.of(PaymentTriggers.WRONG_CREDITOR)), today);
    }

    /** Two transfers, of which the first is to an account that does not exist. */
    public static StateOrder partlyRefused(StetVersion version, LocalDate today) {
        return dated(new StateOrder(version, List.of(PaymentTriggers.WRONG_CREDITOR, BAKER)), today);
    }

    /** One transfer on a day. */
    public static StateOrder onDay(StetVersion version, LocalDate day) {
        StateOrder order = new StateOrder(version, List.of(BAKER));
        order.body.put("requestedExecutionDate", StateDates.midnight(day));
        return order;
    }

    /** Every month from a day on. */
    public static StateOrder standing(StetVersion version, LocalDate first) {
        StateOrder order = new StateOrder(version, List.of(BAKER));
        order.body
                .withObject("/creditTransferTransaction/0")
                .put("requestedExecutionDate", StateDates.midnight(first))
                .put("executionRule", "FWNG")
                .put("frequency", "MNTH");
        return order;
    }

    private static StateOrder dated(StateOrder order, LocalDate today) {
        if (order.is142()) {
            order.body.put("requestedExecutionDate", StateDates.midnight(today));
        }
        return order;
    }

    private void fill(ObjectNode transfer, String id) {
        transfer.putObject("paymentId").put("instructionId", id).put("endToEndId", "E2E-" + id);
        ObjectNode amount = transfer.putObject("instructedAmount").put("currency", "EUR");
        if (is142()) {
            amount.put("amount", new BigDecimal("12.30"));
            transfer.putObject("remittanceInformation").putArray("unstructured").add("Invoice 17");
        } else {
            amount.put("amount", "12.30");
            transfer.putArray("remittanceInformation").add("Invoice 17");
        }
    }

    private static void pay(ObjectNode holder, String creditor) {
        ObjectNode beneficiary = holder.putObject("beneficiary");
        beneficiary.putObject("creditor").put("name", "Marie Boulanger");
        beneficiary.putObject("creditorAccount").put("iban", creditor);
    }

    private boolean is142() {
        return version == StetVersion.V1_4_2;
    }

    /** The version it is written for. */
    public StetVersion version() {
        return version;
    }

    /** What would be sent. */
    public ObjectNode body() {
        return body.deepCopy();
    }

    private static ObjectNode read(String text) {
        try {
            return (ObjectNode) MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the text above is JSON", e);
        }
    }

    /** Shows the version only. */
    @Override
    public String toString() {
        return "StateOrder[" + version + "]";
    }
}
