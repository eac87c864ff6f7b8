package org.tppkit.app.demo;

import java.time.LocalDate;
import org.tppkit.core.Payments;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.payment.CreditTransfer;
import org.tppkit.ports.model.payment.Execution;
import org.tppkit.ports.model.payment.ExecutionRule;
import org.tppkit.ports.model.payment.Frequency;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.PaymentScheme;
import org.tppkit.ports.model.payment.Remittance;

/** The payments of the demo, each with an id of its own. */
final class PaymentOrders {
    /** From the IBAN registry's examples. */
    private static final Iban CREDITOR = Iban.of("DE89370400440532013000");

    private static final int DAYS_AHEAD = 7;
    private static final int MONTHS = 3;

    private final Payments payments;
    private final LocalDate today;

    /** @param today the bank's day */
    PaymentOrders(Payments payments, LocalDate today) {
        this.payments = payments;
        this.today = today;
    }

    PaymentRequest single() {
        return payments.prepare().addTransfers(transfer("1", "12.30")).build();
    }

    PaymentRequest instant() {
        return payments.prepare()
                .scheme(PaymentScheme.INSTANT)
                .addTransfers(transfer("1", "7.05"))
                .build();
    }

    PaymentRequest several() {
        return payments.prepare()
                .addTransfers(transfer("1", "20.00"))
                .addTransfers(transfer("2", "0.01"))
                .addTransfers(transfer("3", "31.99"))
                .build();
    }

    PaymentRequest dated() {
        return payments.prepare()
                .execution(new Execution.OnDate(firstDay()))
                .addTransfers(transfer("1", "45.00"))
                .build();
    }

    PaymentRequest standing() {
        return payments.prepare()
                .execution(Execution.StandingOrder.of(firstDay(), Frequency.MONTHLY, ExecutionRule.FOLLOWING)
                        .until(firstDay().plusMonths(MONTHS)))
                .addTransfers(transfer("1", "60.00"))
                .build();
    }

    private LocalDate firstDay() {
        return today.plusDays(DAYS_AHEAD);
    }

    private static CreditTransfer transfer(String id, String amount) {
        return CreditTransfer.builder()
                .instructionId("demo-" + id)
                .endToEndId("demo-e2e-" + id)
                .amount(Money.of(amount, "EUR"))
                .creditor(Party.named("Marchand SA"))
                .creditorAccount(CREDITOR)
                .remittance(new Remittance.Text("Facture " + id))
                .build();
    }
}
