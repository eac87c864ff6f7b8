package org.tppkit.testkit.contract.acorn;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.model.GenericIdentification;
import org.tppkit.ports.model.PostalAddress;
import org.tppkit.ports.model.payment.CreditTransfer;
import org.tppkit.ports.model.payment.Execution;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.Remittance;

/**
 * A payment in the acorn family's form, which has a place for everything but the debtor's name.
 *
 * @param slip what is wrong with it; null for nothing
 */
record AcornPaymentBody(
        PaymentRequest payment,
        String time,
        String random,
        @Nullable PaymentSlip slip) {
    private static final JsonMapper JSON = new JsonMapper();

    byte[] bytes() {
        ObjectNode body = JSON.createObjectNode();
        body.put("id", slips(PaymentSlip.WRITES_A_RANDOM_ID) ? random : payment.id());
        body.put(
                "created",
                slips(PaymentSlip.WRITES_THE_TIME) ? time : payment.createdAt().toString());
        if (!slips(PaymentSlip.SENDS_INSTANT_PAYMENTS_AS_USUAL_ONES)) {
            body.put("scheme", payment.scheme().name());
        }
        if (!slips(PaymentSlip.DROPS_THE_PRIORITY)) {
            body.put("priority", payment.highPriority());
        }
        payment.categoryPurpose().ifPresent(purpose -> body.put("category", purpose.code()));
        payment.debtorAccount().ifPresent(account -> body.put("debtor", account.value()));
        write(payment.execution(), body.putObject("execution"));
        var transfers = body.putArray("transfers");
        payment.transfers().stream()
                .limit(slips(PaymentSlip.WRITES_ONE_TRANSFER) ? 1 : Long.MAX_VALUE)
                .forEach(transfer -> write(transfer, transfers.addObject()));
        return bytes(body);
    }

    private void write(Execution execution, ObjectNode node) {
        if (execution instanceof Execution.OnDate onDate) {
            node.put("day", onDate.date().toString());
        } else if (execution instanceof Execution.StandingOrder order) {
            node.put("first", order.first().toString());
            node.put(
                    "every",
                    slips(PaymentSlip.EVERY_ORDER_IS_MONTHLY)
                            ? "MONTHLY"
                            : order.frequency().name());
            node.put("rule", order.rule().name());
            order.end().ifPresent(end -> node.put("last", end.toString()));
        }
    }

    private void write(CreditTransfer transfer, ObjectNode node) {
        node.put("id", transfer.instructionId());
        if (!slips(PaymentSlip.DROPS_THE_END_TO_END_ID)) {
            transfer.endToEndId().ifPresent(id -> node.put("endToEnd", id));
        }
        node.put("amount", amount(transfer.amount().amount(), slip));
        node.put("currency", transfer.amount().currency().getCurrencyCode());
        node.put(
                "iban",
                slips(PaymentSlip.PAYS_THE_DEBTOR)
                        ? payment.debtorAccount().orElseThrow().value()
                        : transfer.creditorAccount().value());
        transfer.creditorBank().ifPresent(bic -> node.put("bic", bic.value()));
        transfer.purpose().ifPresent(purpose -> node.put("purpose", purpose.code()));
        transfer.executionDate().ifPresent(day -> node.put("day", day.toString()));
        write(transfer.creditor(), node.putObject("creditor"));
        transfer.ultimateDebtor().ifPresent(party -> write(party, node.putObject("paidFor")));
        transfer.ultimateCreditor().ifPresent(party -> write(party, node.putObject("paidTo")));
        transfer.remittance().ifPresent(remittance -> write(remittance, node));
    }

    private void write(Remittance remittance, ObjectNode node) {
        if (remittance instanceof Remittance.CreditorReference reference) {
            node.put("reference", reference.reference());
        } else if (remittance instanceof Remittance.Text text) {
            boolean cut = slips(PaymentSlip.CUTS_TEXTS_OFF) && text.text().length() > 35;
            node.put("text", cut ? text.text().substring(0, 35) : text.text());
        }
    }

    private void write(Party party, ObjectNode node) {
        node.put("name", party.name());
        if (!slips(PaymentSlip.DROPS_THE_ADDRESS)) {
            party.address().ifPresent(address -> write(address, node.putObject("address")));
        }
        put(node, "organisation", party.organisationId().map(GenericIdentification::identification));
        put(node, "person", party.privateId().map(GenericIdentification::identification));
    }

    private static void write(PostalAddress address, ObjectNode node) {
        put(node, "country", address.country());
        put(node, "town", address.townName());
        put(node, "code", address.postCode());
        put(node, "street", address.streetName());
        put(node, "number", address.buildingNumber());
        node.put("lines", String.join("\n", address.lines()));
    }

    private static void put(ObjectNode node, String name, Optional<String> value) {
        value.ifPresent(text -> node.put(name, text));
    }

    private boolean slips(PaymentSlip other) {
        return slip == other;
    }

    static String amount(BigDecimal amount, @Nullable PaymentSlip slip) {
        if (slip == PaymentSlip.WRITES_EXPONENTS) {
            return amount.stripTrailingZeros().toString();
        }
        if (slip == PaymentSlip.ROUNDS_TO_TENTHS || slip == PaymentSlip.ROUNDS_THE_QUESTION) {
            return amount.setScale(1, RoundingMode.HALF_UP).toPlainString();
        }
        if (slip == PaymentSlip.AMOUNTS_THROUGH_FLOAT) {
            return new BigDecimal(Float.toString(amount.floatValue())).toPlainString();
        }
        return amount.toPlainString();
    }

    static byte[] bytes(ObjectNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
