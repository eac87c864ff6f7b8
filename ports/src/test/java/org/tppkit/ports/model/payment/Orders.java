package org.tppkit.ports.model.payment;

import java.time.Instant;
import java.time.LocalDate;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;

/** Payments as tests need them. */
final class Orders {
    static final Iban IBAN = Iban.of("FR1420041010050500013M02606");
    static final LocalDate DAY = LocalDate.of(2026, 11, 30);

    private Orders() {}

    static CreditTransfer.Builder transfer(String id) {
        return CreditTransfer.builder()
                .instructionId(id)
                .amount(Money.of("12.30", "EUR"))
                .creditor(Party.named("Jane Doe"))
                .creditorAccount(IBAN);
    }

    static PaymentRequest.Builder request(CreditTransfer... transfers) {
        return PaymentRequest.builder()
                .id("p-1")
                .createdAt(Instant.parse("2026-11-16T09:30:00Z"))
                .addTransfers(transfers);
    }

    static Execution.StandingOrder monthly() {
        return Execution.StandingOrder.of(DAY, Frequency.MONTHLY, ExecutionRule.FOLLOWING);
    }
}
