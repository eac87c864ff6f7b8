package org.tppkit.testkit.simulator.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.SimulatedPayment;
import org.tppkit.testkit.simulator.internal.http.Json;

/** Reads payments, and ends them from outside. */
final class PaymentControl {

    static final String[] FIELDS = {"status", "reason"};

    private PaymentControl() {}

    /** The newest, oldest of them first. */
    static ObjectNode read(BankSimulator bank, int limit) {
        List<SimulatedPayment> all = bank.payments();
        ObjectNode body = Json.object();
        ArrayNode payments = body.putArray("payments");
        all.subList(Math.max(0, all.size() - limit), all.size()).forEach(payment -> payments.add(describe(payment)));
        return body;
    }

    private static ObjectNode describe(SimulatedPayment payment) {
        ObjectNode node = Json.object()
                .put("id", payment.id())
                .put("clientId", payment.clientId())
                .put("paymentInformationId", payment.paymentInformationId())
                .put("version", payment.version().number())
                .put("status", payment.status());
        payment.reason().ifPresent(reason -> node.put("reason", reason));
        payment.customerId().ifPresent(customer -> node.put("customer", customer));
        node.put("confirmations", payment.confirmations()).put("executed", payment.executed());
        ArrayNode transfers = node.putArray("transfers");
        for (SimulatedPayment.Transfer transfer : payment.transfers()) {
            ObjectNode one = transfers
                    .addObject()
                    .put("instructionId", transfer.instructionId())
                    .put("amount", transfer.amount().toPlainString());
            transfer.status().ifPresent(status -> one.put("status", status));
            transfer.reason().ifPresent(reason -> one.put("reason", reason));
            one.put("executed", transfer.executed());
        }
        return node;
    }

    static ObjectNode end(BankSimulator bank, String id, Fields fields) {
        if (bank.payments().stream().noneMatch(payment -> payment.id().equals(id))) {
            throw RefusedException.notFound("there is no such payment", "list the payments of the bank");
        }
        try {
            bank.endPayment(
                    id, fields.text("status"), fields.optionalText("reason").orElse(""));
        } catch (IllegalArgumentException e) {
            throw RefusedException.badRequest(
                    String.valueOf(e.getMessage()),
                    "send {\"status\": \"RJCT\", \"reason\": \"AC04\"} or {\"status\": \"ACSC\"}");
        } catch (IllegalStateException e) {
            throw new RefusedException(409, String.valueOf(e.getMessage()), "look at the payment's status");
        }
        return describe(bank.payment(id));
    }
}
