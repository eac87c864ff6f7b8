package org.tppkit.adapter.arkea.internal.wire;

import java.net.URI;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tppkit.ports.model.payment.CategoryPurpose;
import org.tppkit.ports.model.payment.CreditTransfer;
import org.tppkit.ports.model.payment.Execution;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.PaymentScheme;
import org.tppkit.ports.model.payment.Purpose;

/**
 * Writes STET's {@code PaymentRequestResource} of SEPA payments by the placement rules of STET section 8.1: what all
 * transfers share, a beneficiary or a day, stands at the payment, and what differs stands at each transfer; a standing order
 * has its dates at its transfer. The same request gives the same bytes whenever it is written: no clock is asked.
 *
 * @param form the version's form
 * @param days writes dates
 */
record PaymentWriter(PaymentForm form, DayWriter days) {

    byte[] write(PaymentRequest request, Party initiatingParty, URI reportTo) {
        List<CreditTransfer> transfers = request.transfers();
        boolean oneBeneficiary = areSame(
                transfers,
                transfer -> List.of(transfer.creditor(), transfer.creditorAccount(), transfer.creditorBank()));
        boolean oneDay = areSame(transfers, transfer -> day(request, transfer));
        CreditTransfer first = transfers.get(0);
        return JsonWriter.object(json -> {
            head(json, request, initiatingParty);
            if (oneBeneficiary) {
                PartyWriter.beneficiary(json, first);
            }
            if (!form.purposePerTransfer()) {
                json.text("purpose", first.purpose().map(Purpose::code));
            }
            json.text("chargeBearer", "SLEV");
            if (oneDay) {
                json.text("requestedExecutionDate", day(request, first).map(days::day));
            }
            json.objects("creditTransferTransaction", transfers, (fields, transfer) -> {
                TransferWriter writer = new TransferWriter(form, days);
                TransferWriter.ids(fields, transfer);
                if (request.execution() instanceof Execution.StandingOrder order) {
                    writer.standingOrder(fields, order);
                } else if (!oneDay) {
                    fields.text("requestedExecutionDate", day(request, transfer).map(days::day));
                }
                writer.content(fields, transfer, !oneBeneficiary);
            });
            json.object(
                    "supplementaryData",
                    data -> data.texts("acceptedAuthenticationApproach", List.of("REDIRECT"))
                            .text("successfulReportUrl", reportTo.toString())
                            .text("unsuccessfulReportUrl", reportTo.toString()));
        });
    }

    private void head(JsonWriter json, PaymentRequest request, Party initiatingParty) {
        json.text("paymentInformationId", request.id())
                .text("creationDateTime", days.moment(request.createdAt()))
                .number(
                        "numberOfTransactions",
                        Integer.toString(request.transfers().size()));
        PartyWriter.party(json, "initiatingParty", Optional.of(initiatingParty));
        json.object("paymentTypeInformation", type -> {
            if (request.highPriority()) {
                type.text("instructionPriority", "HIGH");
            }
            type.text("serviceLevel", "SEPA");
            if (request.scheme() == PaymentScheme.INSTANT) {
                type.text("localInstrument", "INST");
            }
            type.text("categoryPurpose", request.categoryPurpose().map(CategoryPurpose::code));
        });
        PartyWriter.party(json, "debtor", request.debtor());
        PartyWriter.account(json, "debtorAccount", request.debtorAccount());
    }

    /** The day that is asked for; a standing order's day is written with the rest of its plan. */
    private Optional<LocalDate> day(PaymentRequest request, CreditTransfer transfer) {
        if (request.execution() instanceof Execution.OnDate onDate) {
            return Optional.of(onDate.date());
        }
        if (request.execution() instanceof Execution.StandingOrder) {
            return Optional.empty();
        }
        return transfer.executionDate().or(() -> today(request));
    }

    private Optional<LocalDate> today(PaymentRequest request) {
        return form.alwaysDated() ? Optional.of(days.dayOf(request.createdAt())) : Optional.empty();
    }

    private static boolean areSame(List<CreditTransfer> transfers, Function<CreditTransfer, Object> part) {
        return new HashSet<>(transfers.stream().map(part).toList()).size() == 1;
    }
}
