package com.acme.bank;

import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.payment.CreditTransfer;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.Remittance;

/** A payment as tests need it. */
final class SamplePayments {
    private SamplePayments() {}

    static PaymentRequest of(PaymentRequest.Builder prepared, Iban debtor) {
        return prepared.debtorAccount(debtor)
                .addTransfers(CreditTransfer.builder()
                        .instructionId("transfer-1")
                        .endToEndId("rent-11")
                        .amount(Money.of("12.30", "EUR"))
                        .creditor(Party.named("Jane Doe"))
                        .creditorAccount(Iban.of("FR1420041010050500013M02606"))
                        .remittance(new Remittance.Text("Rent"))
                        .build())
                .build();
    }
}
