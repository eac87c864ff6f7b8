package com.acme.bank.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.payment.CreditTransfer;
import org.tppkit.ports.model.payment.Execution;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.PaymentScheme;
import org.tppkit.ports.model.payment.Remittance;

/**
 * A single payment as NextGenPSD2 section 14.1 writes it. The same request gives the same bytes.
 *
 * @param bank the bank
 * @param request the payment
 */
record PaymentBody(Bank bank, PaymentRequest request) {

    Product product() {
        return request.scheme() == PaymentScheme.INSTANT ? Product.INSTANT : Product.CREDIT_TRANSFER;
    }

    /** Refuses what the bank does not take, and what its form has no place for: nothing is left out in silence. */
    void requireCarried() {
        need(true, Capability.PAYMENTS);
        need(request.scheme() == PaymentScheme.INSTANT, Capability.INSTANT_PAYMENTS);
        need(request.highPriority(), Capability.PRIORITY_PAYMENTS);
        need(request.execution() instanceof Execution.OnDate, Capability.DATED_PAYMENTS);
        need(request.execution() instanceof Execution.StandingOrder, Capability.STANDING_ORDERS);
        need(request.transfers().size() > 1, Capability.SEVERAL_BENEFICIARIES);
        refuse(request.debtorAccount().isEmpty(), "debtorAccount", "the bank wants to know the account to be debited");
        refuse(request.debtor().isPresent(), "debtor", "the bank's form has no place for it");
        refuse(request.categoryPurpose().isPresent(), "categoryPurpose", "the bank's form has no place for it");
        require(transfer());
    }

    private void require(CreditTransfer transfer) {
        need(transfer.executionDate().isPresent(), Capability.SEVERAL_DATES);
        need(!transfer.amount().currency().getCurrencyCode().equals("EUR"), Capability.NON_EURO_PAYMENTS);
        need(
                transfer.remittance().orElse(null) instanceof Remittance.CreditorReference,
                Capability.STRUCTURED_REFERENCES);
        need(transfer.ultimateDebtor().isPresent(), Capability.ULTIMATE_DEBTORS);
        refuse(transfer.ultimateCreditor().isPresent(), "ultimateCreditor", "the bank's form has no place for it");
        refuse(transfer.purpose().isPresent(), "purpose", "the bank's form has no place for it");
        Party creditor = transfer.creditor();
        refuse(creditor.address().isPresent(), "creditor.address", "the bank takes the name alone");
        refuse(
                creditor.organisationId().isPresent() || creditor.privateId().isPresent(),
                "creditor",
                "the bank takes the name alone");
    }

    private void need(boolean wanted, Capability capability) {
        if (wanted) {
            bank.require(capability);
        }
    }

    private static void refuse(boolean wrong, String field, String rule) {
        if (wrong) {
            throw new InvalidRequestException(field, rule);
        }
    }

    byte[] bytes() {
        CreditTransfer transfer = transfer();
        ObjectNode payment = Json.object();
        payment.put("instructionIdentification", transfer.instructionId());
        transfer.endToEndId().ifPresent(id -> payment.put("endToEndIdentification", id));
        request.debtorAccount().ifPresent(account -> payment.set("debtorAccount", Json.account(account)));
        payment.set("instructedAmount", Json.money(transfer.amount()));
        payment.set("creditorAccount", Json.account(transfer.creditorAccount()));
        transfer.creditorBank().ifPresent(bic -> payment.put("creditorAgent", bic.value()));
        payment.put("creditorName", transfer.creditor().name());
        if (transfer.remittance().orElse(null) instanceof Remittance.Text text) {
            payment.put("remittanceInformationUnstructured", text.text());
        }
        if (request.execution() instanceof Execution.OnDate onDate) {
            payment.put("requestedExecutionDate", onDate.date().toString());
        }
        return Json.bytes(payment);
    }

    private CreditTransfer transfer() {
        return request.transfers().get(0);
    }

    /** Without the payment: it holds names and account numbers. */
    @Override
    public String toString() {
        return "PaymentBody[" + product().path() + "]";
    }
}
