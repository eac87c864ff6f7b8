package org.tppkit.adapter.arkea.contract;

import static org.tppkit.adapter.arkea.contract.WireForm.quoted;

import java.util.List;
import java.util.stream.Collectors;
import org.tppkit.ports.model.payment.CreditTransfer;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.PaymentStatus;
import org.tppkit.ports.model.payment.Remittance;

/** A payment with one beneficiary as a bank gives it back (STET {@code PaymentRequestResource}, section 10.3). */
final class PaymentResource {
    private PaymentResource() {}

    static String of(WireForm form, PaymentRequest payment, String id, PaymentStatus status) {
        CreditTransfer first = payment.transfers().get(0);
        String transfers = payment.transfers().stream()
                .map(transfer -> transfer(form, transfer, id))
                .collect(Collectors.joining(","));
        return """
                {"resourceId":"%s","paymentInformationId":%s,"creationDateTime":"2026-03-02T10:00:00.000+01:00",\
                "numberOfTransactions":1,"initiatingParty":{"name":"Kit Provider","organisationId":\
                {"identification":"12FR5","schemeName":"COID","issuer":"ACPR"}},\
                "paymentTypeInformation":{"serviceLevel":"SEPA","categoryPurpose":"CASH"},\
                "debtorAccount":{"iban":"%s"},"beneficiary":{"creditor":{"name":%s},"creditorAccount":{"iban":"%s"}},\
                "chargeBearer":"SLEV","paymentInformationStatus":"%s",\
                "requestedExecutionDate":"2026-04-15T00:00:00.000+02:00","creditTransferTransaction":[%s],\
                "supplementaryData":{"acceptedAuthenticationApproach":["REDIRECT"],\
                "appliedAuthenticationApproach":"REDIRECT","successfulReportUrl":"https://tpp.example/callback",\
                "unsuccessfulReportUrl":"https://tpp.example/callback"}}""".formatted(
                        id,
                        quoted(payment.id()),
                        payment.debtorAccount().orElseThrow().value(),
                        quoted(first.creditor().name()),
                        first.creditorAccount().value(),
                        status.code(),
                        transfers);
    }

    private static String transfer(WireForm form, CreditTransfer transfer, String id) {
        return """
                {"paymentId":{"resourceId":"%s-1","instructionId":%s,"endToEndId":%s},"instructedAmount":%s,\
                "remittanceInformation":%s,"transactionStatus":"PDNG"}""".formatted(
                        id,
                        quoted(transfer.instructionId()),
                        quoted(transfer.endToEndId().orElseThrow()),
                        form.amount(transfer.amount()),
                        form.remittance(List.of(text(transfer))));
    }

    private static String text(CreditTransfer transfer) {
        return transfer.remittance()
                .filter(Remittance.Text.class::isInstance)
                .map(Remittance.Text.class::cast)
                .orElseThrow()
                .text();
    }
}
