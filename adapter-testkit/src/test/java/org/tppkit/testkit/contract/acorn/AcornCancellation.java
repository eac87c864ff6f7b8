package org.tppkit.testkit.contract.acorn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.model.payment.CancellationReason;

/** What is sent of a payment that is to be cancelled. */
final class AcornCancellation {
    private AcornCancellation() {}

    static ObjectNode of(ObjectNode payment, CancellationReason reason, @Nullable PaymentSlip slip) {
        if (slip == PaymentSlip.WRITES_A_CANCELLED_PAYMENT_ANEW) {
            payment.retain(List.of("reference", "transfers"));
        }
        if (slip == PaymentSlip.CHANGES_MORE_THAN_ASKED) {
            payment.put("reference", "none");
        }
        if (slip == PaymentSlip.CANCELS_WITH_AMOUNTS_THROUGH_DOUBLE) {
            for (JsonNode transfer : payment.path("transfers")) {
                double amount = Double.parseDouble(transfer.path("amount").textValue());
                ((ObjectNode) transfer).put("amount", Double.toString(amount));
            }
        }
        payment.put("status", "CANC");
        payment.put("why", reason.code());
        return payment;
    }
}
