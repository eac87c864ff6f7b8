package org.tppkit.testkit.simulator.internal.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.tppkit.testkit.simulator.Quirk;
import org.tppkit.testkit.simulator.internal.stet.WireForm;

/** Takes the bank's own quirks out of a body that a client sends back: they are not the client's fault. */
final class RetrievedBody {

    private RetrievedBody() {}

    static JsonNode withoutQuirks(JsonNode body, WireForm form) {
        JsonNode clean = body.deepCopy();
        strip(clean, form);
        if (form.is142() && form.shows(Quirk.AMOUNT_AS_STRING_IN_142)) {
            clean.path("creditTransferTransaction").forEach(RetrievedBody::numberFromText);
        }
        if (form.shows(Quirk.REPORT_URLS_ENCODED) && clean.path("supplementaryData") instanceof ObjectNode data) {
            decode(data, "successfulReportUrl");
            decode(data, "unsuccessfulReportUrl");
        }
        return clean;
    }

    private static void strip(JsonNode node, WireForm form) {
        if (node instanceof ObjectNode object) {
            List<String> drop = new ArrayList<>();
            for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                boolean emptyQuirk =
                        form.shows(Quirk.NULLS) && object.path(name).isNull();
                boolean extraQuirk = form.shows(Quirk.UNKNOWN_FIELDS_AND_CODES) && name.equals("xExtension");
                boolean noise = emptyQuirk || extraQuirk;
                if (noise) {
                    drop.add(name);
                }
            }
            object.remove(drop);
        }
        node.forEach(child -> strip(child, form));
    }

    private static void numberFromText(JsonNode transfer) {
        JsonNode amount = transfer.path("instructedAmount").path("amount");
        if (amount.isTextual() && amount.asText().matches("[0-9]{1,13}(\\.[0-9]{1,5})?")) {
            ((ObjectNode) transfer.path("instructedAmount")).put("amount", new BigDecimal(amount.asText()));
        }
    }

    private static void decode(ObjectNode data, String key) {
        String text = data.path(key).asText();
        if (text.matches("[A-Za-z][A-Za-z0-9+.-]*%3A%2F%2F.*")) {
            data.put(key, URLDecoder.decode(text, StandardCharsets.UTF_8));
        }
    }
}
