package org.tppkit.testkit.simulator.internal.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.tppkit.testkit.simulator.Quirk;
import org.tppkit.testkit.simulator.internal.stet.WireForm;

/** Writes a payment: what was asked for, with the bank's ids, statuses and reasons. */
final class PaymentBody {

    private static final String BANK_SETS = "appliedAuthenticationApproach";

    private PaymentBody() {}

    /** The payment as the standard has it. */
    static ObjectNode plain(Payment payment, String bankBic) {
        ObjectNode body = payment.body().deepCopy();
        body.put("resourceId", payment.id());
        body.put("paymentInformationStatus", payment.status());
        payment.reason().ifPresent(reason -> body.put("statusReasonInformation", reason));
        payment.execution().flatMap(Execution::booking).ifPresent(value -> body.put("booking", value));
        payment.execution()
                .flatMap(Execution::fundsAvailability)
                .ifPresent(value -> body.put("fundsAvailability", value));
        if (!body.has("debtorAgent")) {
            body.putObject("debtorAgent").put("bicFi", bankBic);
        }
        ((ObjectNode) body.path("supplementaryData")).put(BANK_SETS, "REDIRECT");
        for (int i = 0; i < payment.transfers().size(); i++) {
            addStatus(
                    (ObjectNode) body.path("creditTransferTransaction").path(i),
                    payment.transfers().get(i));
        }
        return body;
    }

    private static void addStatus(ObjectNode node, TransferState state) {
        ((ObjectNode) node.path("paymentId")).put("resourceId", state.resourceId());
        state.status().ifPresent(status -> node.put("transactionStatus", status));
        state.reason().ifPresent(reason -> node.put("statusReasonInformation", reason));
    }

    /** Adds the quirks that are on. */
    static ObjectNode decorated(ObjectNode body, WireForm form) {
        for (String key : List.of("statusReasonInformation", "booking", "fundsAvailability")) {
            if (!body.has(key)) {
                form.putAbsent(body, key);
            }
        }
        for (JsonNode transfer : body.path("creditTransferTransaction")) {
            ObjectNode amount = (ObjectNode) transfer.path("instructedAmount");
            if (form.shows(Quirk.AMOUNT_AS_STRING_IN_142) || form.shows(Quirk.AMOUNT_WITHOUT_TRAILING_ZEROS)) {
                form.putAmount(amount, PaymentOrder.amount(amount));
            }
            form.decorate((ObjectNode) transfer);
            if (!transfer.has("statusReasonInformation")) {
                form.putAbsent((ObjectNode) transfer, "statusReasonInformation");
            }
        }
        if (form.shows(Quirk.REPORT_URLS_ENCODED)) {
            encodeReportUrls((ObjectNode) body.path("supplementaryData"));
        }
        form.decorate(body);
        return body;
    }

    private static void encodeReportUrls(ObjectNode data) {
        for (String key : List.of("successfulReportUrl", "unsuccessfulReportUrl")) {
            Optional.ofNullable(data.get(key))
                    .ifPresent(url -> data.put(key, URLEncoder.encode(url.asText(), StandardCharsets.UTF_8)));
        }
    }
}
