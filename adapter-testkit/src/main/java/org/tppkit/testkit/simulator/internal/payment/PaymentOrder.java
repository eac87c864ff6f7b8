package org.tppkit.testkit.simulator.internal.payment;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tppkit.testkit.simulator.internal.dictionary.WireDates;

/**
 * What a checked body asks for.
 *
 * @param paymentInformationId the sender's reference
 * @param instant whether it is an SCT Inst
 * @param timing when it shall be executed
 * @param debtorIban the account to debit, if the body names it
 * @param reports where the customer goes afterwards in 1.4.1
 * @param transfers in the body's order
 */
record PaymentOrder(
        String paymentInformationId,
        boolean instant,
        Timing timing,
        Optional<String> debtorIban,
        ReportUrls reports,
        List<Transfer> transfers) {

    /** One credit transfer. */
    record Transfer(String instructionId, String creditorName, String creditorIban, BigDecimal amount) {

        /** Shows nothing of the person. */
        @Override
        public String toString() {
            return "Transfer[***]";
        }
    }

    /** The addresses of the request; without a second one the first serves for failures as well (STET, section 8.2). */
    record ReportUrls(URI success, URI failure) {

        static ReportUrls of(JsonNode body) {
            JsonNode supplementary = body.path("supplementaryData");
            URI success = URI.create(supplementary.path("successfulReportUrl").asText());
            URI failure = text(supplementary, "unsuccessfulReportUrl")
                    .map(URI::create)
                    .orElse(success);
            return new ReportUrls(success, failure);
        }
    }

    PaymentOrder {
        transfers = List.copyOf(transfers);
    }

    /** Reads a body that passed dictionary and placement rules. */
    static PaymentOrder of(JsonNode body) {
        List<Transfer> transfers = new ArrayList<>();
        for (JsonNode node : body.path("creditTransferTransaction")) {
            transfers.add(transfer(node, node.has("beneficiary") ? node : body));
        }
        return new PaymentOrder(
                body.path("paymentInformationId").asText(),
                body.path("paymentTypeInformation")
                        .path("localInstrument")
                        .asText()
                        .equals("INST"),
                timing(body),
                text(body.path("debtorAccount"), "iban"),
                ReportUrls.of(body),
                transfers);
    }

    private static Transfer transfer(JsonNode node, JsonNode beneficiaryHolder) {
        JsonNode beneficiary = beneficiaryHolder.path("beneficiary");
        return new Transfer(
                node.path("paymentId").path("instructionId").asText(),
                beneficiary.path("creditor").path("name").asText(),
                beneficiary.path("creditorAccount").path("iban").asText(),
                amount(node.path("instructedAmount")));
    }

    /** The amount, of either version's form. */
    static BigDecimal amount(JsonNode node) {
        JsonNode amount = node.path("amount");
        return amount.isTextual() ? new BigDecimal(amount.textValue()) : amount.decimalValue();
    }

    private static Timing timing(JsonNode body) {
        JsonNode first = body.path("creditTransferTransaction").path(0);
        Optional<LocalDate> day = day(body, "requestedExecutionDate").or(() -> day(first, "requestedExecutionDate"));
        if (first.has("frequency")) {
            return new Timing.Standing(
                    day.orElseThrow(),
                    Frequency.valueOf(first.path("frequency").asText()),
                    text(first, "executionRule").map(ExecutionRule::valueOf).orElse(ExecutionRule.FWNG),
                    day(first, "endDate"));
        }
        return day.<Timing>map(Timing.On::new).orElseGet(Timing.Now::new);
    }

    static Optional<LocalDate> day(JsonNode node, String key) {
        return text(node, key).map(WireDates::day);
    }

    private static Optional<String> text(JsonNode node, String key) {
        return Optional.ofNullable(node.get(key)).map(JsonNode::asText);
    }

    /** Shows the reference only. */
    @Override
    public String toString() {
        return "PaymentOrder[" + paymentInformationId + "]";
    }
}
