package org.tppkit.adapter.arkea.internal.wire;

import java.util.List;
import org.tppkit.ports.model.payment.CreditTransfer;
import org.tppkit.ports.model.payment.Execution;
import org.tppkit.ports.model.payment.ExecutionRule;
import org.tppkit.ports.model.payment.Frequency;
import org.tppkit.ports.model.payment.Purpose;
import org.tppkit.ports.model.payment.Remittance;

/**
 * Writes STET's {@code CreditTransferTransaction}, but for what the placement decides.
 *
 * @param form the version's form
 * @param days writes dates
 */
record TransferWriter(PaymentForm form, DayWriter days) {

    /** The ids. */
    static void ids(JsonWriter json, CreditTransfer transfer) {
        json.object(
                "paymentId",
                id -> id.text("instructionId", transfer.instructionId()).text("endToEndId", transfer.endToEndId()));
    }

    /** When a standing order is executed: its dates stand at its transfer (STET section 8.1). */
    void standingOrder(JsonWriter json, Execution.StandingOrder order) {
        json.text("requestedExecutionDate", days.day(order.first()))
                .text("endDate", order.end().map(days::day))
                .text("executionRule", code(order.rule()))
                .text("frequency", code(order.frequency()));
    }

    /** The amount, the parties behind the payer and the payee, and what the payee is told. */
    void content(JsonWriter json, CreditTransfer transfer, boolean ownBeneficiary) {
        form.amount().write(json, "instructedAmount", transfer.amount());
        PartyWriter.party(json, "ultimateDebtor", transfer.ultimateDebtor());
        if (ownBeneficiary) {
            PartyWriter.beneficiary(json, transfer);
        }
        PartyWriter.party(json, "ultimateCreditor", transfer.ultimateCreditor());
        if (form.purposePerTransfer()) {
            json.text("purpose", transfer.purpose().map(Purpose::code));
        }
        transfer.remittance().ifPresent(remittance -> remittance(json, remittance));
    }

    private void remittance(JsonWriter json, Remittance remittance) {
        if (remittance instanceof Remittance.Text line) {
            text(json, line.text());
        } else {
            reference(json, ((Remittance.CreditorReference) remittance).reference());
        }
    }

    private void text(JsonWriter json, String line) {
        if (form.remittance() == RemittanceForm.LINES) {
            json.texts("remittanceInformation", List.of(line));
        } else {
            json.object("remittanceInformation", fields -> fields.texts("unstructured", List.of(line)));
        }
    }

    /** A reference of ISO 11649 is a structured communication whose issuer is ISO (EPC132-08). */
    private static void reference(JsonWriter json, String reference) {
        json.object(
                "remittanceInformation",
                fields -> fields.objects(
                        "structured",
                        List.of(reference),
                        (element, text) -> element.object(
                                "creditorReferenceInformation",
                                information -> information
                                        .object(
                                                "type",
                                                type -> type.text("code", "SCOR")
                                                        .text("issuer", "ISO"))
                                        .text("reference", text))));
    }

    private static String code(ExecutionRule rule) {
        return switch (rule) {
            case FOLLOWING -> "FWNG";
            case PRECEDING -> "PREC";
        };
    }

    private static String code(Frequency frequency) {
        return switch (frequency) {
            case DAILY -> "DAIL";
            case WEEKLY -> "WEEK";
            case TWO_WEEKLY -> "TOWK";
            case MONTHLY -> "MNTH";
            case TWO_MONTHLY -> "TOMN";
            case QUARTERLY -> "QUTR";
            case HALF_YEARLY -> "SEMI";
            case YEARLY -> "YEAR";
        };
    }
}
