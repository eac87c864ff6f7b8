package org.tppkit.testkit.contract;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.PostalAddress;
import org.tppkit.ports.model.payment.CreditTransfer;
import org.tppkit.ports.model.payment.Execution;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.PaymentScheme;
import org.tppkit.ports.model.payment.Remittance;
import org.tppkit.testkit.contract.bank.TestedBank;

/**
 * A kind of payment that a bank declares. Payments to accounts outside SEPA are not among them: the engine refuses them,
 * which knows the countries.
 *
 * @param name in words
 * @param capability what a bank declares for it
 * @param others what it needs beside
 * @param of makes it out of a usual payment
 */
record PaymentShape(String name, Capability capability, Set<Capability> others, UnaryOperator<PaymentRequest> of) {

    private static final PaymentShape SINGLE = shape("a single payment", Capability.PAYMENTS, usual -> usual);

    private static final List<PaymentShape> ALL = List.of(
            SINGLE,
            shape(
                    "an instant payment",
                    Capability.INSTANT_PAYMENTS,
                    usual -> PaymentRequest.builder()
                            .from(usual)
                            .scheme(PaymentScheme.INSTANT)
                            .build()),
            shape(
                    "a payment on a day",
                    Capability.DATED_PAYMENTS,
                    usual -> KitPayments.at(usual, new Execution.OnDate(KitPayments.DAY))),
            shape(
                    "a standing order",
                    Capability.STANDING_ORDERS,
                    usual -> KitPayments.at(usual, KitPayments.everyMonth())),
            shape("a payment to several beneficiaries", Capability.SEVERAL_BENEFICIARIES, KitPayments::withSecond),
            new PaymentShape(
                    "transfers on several days",
                    Capability.SEVERAL_DATES,
                    Set.of(Capability.SEVERAL_BENEFICIARIES),
                    PaymentShape::onSeveralDays),
            shape(
                    "an urgent payment",
                    Capability.PRIORITY_PAYMENTS,
                    usual -> PaymentRequest.builder()
                            .from(usual)
                            .highPriority(true)
                            .build()),
            shape(
                    "a payment in another currency",
                    Capability.NON_EURO_PAYMENTS,
                    usual -> changed(usual, transfer(usual).amount(Money.of(KitPayments.AMOUNT, "SEK")))),
            shape(
                    "a structured creditor reference",
                    Capability.STRUCTURED_REFERENCES,
                    usual -> changed(
                            usual, transfer(usual).remittance(new Remittance.CreditorReference("RF18539007547034")))),
            shape(
                    "a structured address",
                    Capability.STRUCTURED_ADDRESSES,
                    usual -> changed(usual, transfer(usual).creditor(inTown()))),
            shape(
                    "an ultimate debtor",
                    Capability.ULTIMATE_DEBTORS,
                    usual -> changed(usual, transfer(usual).ultimateDebtor(Party.named(KitValues.NAME + " Debtor")))));

    private static PaymentShape shape(String name, Capability capability, UnaryOperator<PaymentRequest> of) {
        return new PaymentShape(name, capability, Set.of(), of);
    }

    static List<PaymentShape> all() {
        return ALL;
    }

    /** What the bank declares. */
    static List<PaymentShape> declaredBy(TestedBank bank) {
        return ALL.stream()
                .filter(shape -> bank.supports(Capability.PAYMENTS)
                        && bank.supports(shape.capability())
                        && shape.others().stream().allMatch(bank::supports))
                .toList();
    }

    private static PaymentRequest onSeveralDays(PaymentRequest usual) {
        CreditTransfer first = transfer(usual).executionDate(KitPayments.DAY).build();
        CreditTransfer second = CreditTransfer.builder()
                .from(KitPayments.second(usual))
                .executionDate(KitPayments.DAY.plusDays(1))
                .build();
        return PaymentRequest.builder()
                .from(usual)
                .transfers(List.of(first, second))
                .build();
    }

    private static Party inTown() {
        return Party.builder()
                .name(KitValues.NAME + " Receiver")
                .address(PostalAddress.builder()
                        .country("FR")
                        .townName("Brest")
                        .postCode("29200")
                        .streetName("Rue de Siam")
                        .buildingNumber("7")
                        .build())
                .build();
    }

    private static CreditTransfer.Builder transfer(PaymentRequest payment) {
        return CreditTransfer.builder().from(KitPayments.first(payment));
    }

    private static PaymentRequest changed(PaymentRequest payment, CreditTransfer.Builder transfer) {
        return KitPayments.with(payment, transfer.build());
    }

    @Override
    public String toString() {
        return name;
    }
}
