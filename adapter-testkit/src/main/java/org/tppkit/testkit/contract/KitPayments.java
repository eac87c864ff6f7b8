package org.tppkit.testkit.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tppkit.ports.model.GenericIdentification;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.payment.CreditTransfer;
import org.tppkit.ports.model.payment.Execution;
import org.tppkit.ports.model.payment.ExecutionRule;
import org.tppkit.ports.model.payment.Frequency;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.PaymentSetup;
import org.tppkit.ports.model.payment.Remittance;
import org.tppkit.testkit.contract.bank.BankDescription;

/** The payments that a contract initiates, told apart by a number as {@link KitValues} are. */
final class KitPayments {
    static final LocalDate DAY = LocalDate.parse("2026-04-15");
    static final String AMOUNT = "10.10";

    private static final Party INITIATING_PARTY = Party.builder()
            .name("Kit Provider")
            .organisationId(GenericIdentification.of("PSDFR-KIT-12345", "BANK", "KIT"))
            .build();

    private KitPayments() {}

    /** One transfer with everything that banks want. */
    static PaymentRequest usual(int number) {
        return payment(number).addTransfers(transfer(number).build()).build();
    }

    private static PaymentRequest.Builder payment(int number) {
        KitValues values = KitValues.of(number);
        return PaymentRequest.builder()
                .id("KIT-PAY-" + values.marker())
                .createdAt(Instant.parse("2026-03-02T09:00:00Z"))
                .debtorAccount(values.iban());
    }

    private static CreditTransfer.Builder transfer(int number) {
        KitValues values = KitValues.of(number);
        return CreditTransfer.builder()
                .instructionId("KIT-INS-" + values.marker())
                .endToEndId("KIT-E2E-" + values.marker())
                .amount(KitValues.euros(AMOUNT))
                .creditor(Party.named(KitValues.NAME + " Receiver"))
                .creditorAccount(values.otherIban())
                .remittance(new Remittance.Text(KitValues.NAME + " remittance of " + values.marker()));
    }

    /** The same payment of one transfer, which is another one. */
    static PaymentRequest with(PaymentRequest payment, CreditTransfer transfer) {
        return PaymentRequest.builder()
                .from(payment)
                .transfers(List.of(transfer))
                .build();
    }

    /** The same payment at another time. */
    static PaymentRequest at(PaymentRequest payment, Execution execution) {
        return PaymentRequest.builder().from(payment).execution(execution).build();
    }

    static CreditTransfer first(PaymentRequest payment) {
        return payment.transfers().get(0);
    }

    /** The same payment with a second transfer, to another account and of another amount. */
    static PaymentRequest withSecond(PaymentRequest payment) {
        return PaymentRequest.builder()
                .from(payment)
                .addTransfers(second(payment))
                .build();
    }

    static CreditTransfer second(PaymentRequest payment) {
        return CreditTransfer.builder()
                .from(first(payment))
                .instructionId("KIT-INS-2")
                .endToEndId(first(payment).endToEndId().map(any -> "KIT-E2E-2"))
                .amount(KitValues.euros("20.20"))
                .creditor(Party.named(KitValues.NAME + " Second"))
                .creditorAccount(thirdIban())
                .build();
    }

    static Iban thirdIban() {
        return KitValues.of(99_990).iban();
    }

    static Execution.StandingOrder everyMonth() {
        return Execution.StandingOrder.of(DAY, Frequency.MONTHLY, ExecutionRule.FOLLOWING)
                .until(DAY.plusYears(1));
    }

    static PaymentSetup setup(BankDescription description, PaymentRequest payment, int number) {
        return new PaymentSetup(payment, Optional.of(INITIATING_PARTY), back(description, number));
    }

    static PaymentSetup.Return back(BankDescription description, int number) {
        return new PaymentSetup.Return(
                description.redirectUri(), KitValues.of(number).state());
    }

    /** The bank's id of the payment. */
    static String id(int number) {
        return "kit-payment-" + KitValues.of(number).marker();
    }
}
