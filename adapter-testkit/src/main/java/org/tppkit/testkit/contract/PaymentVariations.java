package org.tppkit.testkit.contract;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.tppkit.ports.model.Bic;
import org.tppkit.ports.model.GenericIdentification;
import org.tppkit.ports.model.PostalAddress;
import org.tppkit.ports.model.payment.CategoryPurpose;
import org.tppkit.ports.model.payment.CreditTransfer;
import org.tppkit.ports.model.payment.Execution;
import org.tppkit.ports.model.payment.ExecutionRule;
import org.tppkit.ports.model.payment.Frequency;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.PaymentScheme;
import org.tppkit.ports.model.payment.Purpose;
import org.tppkit.ports.model.payment.Remittance;

/**
 * Pairs of payments that differ in one value: each pair is written differently, or the value is refused. So a value that is
 * left out, cut off or rounded is found, whatever a bank's form looks like. Left alone are the third party's own ids and the
 * time of the making, which a form may lack.
 */
final class PaymentVariations {
    private static final String ALMOST_THE_LONGEST_NAME = KitValues.NAME + "-".repeat(60);
    private static final String ALMOST_THE_LONGEST_TEXT = KitValues.NAME + " remittance " + "-".repeat(118);
    private static final String ALMOST_THE_LONGEST_ID = "KIT-E2E-" + "X".repeat(26);

    /** Two payments. */
    record Pair(PaymentRequest one, PaymentRequest other) {}

    private final PaymentRequest usual;
    private final Map<String, Pair> pairs = new LinkedHashMap<>();

    private PaymentVariations(PaymentRequest usual) {
        this.usual = usual;
    }

    /** All pairs, each by the value it differs in. */
    static Map<String, Pair> of(PaymentRequest usual) {
        PaymentVariations variations = new PaymentVariations(usual);
        variations.transfers();
        variations.parties();
        variations.payments();
        variations.days();
        return variations.pairs;
    }

    private void transfers() {
        transfer("the amount", t -> t.amount(KitValues.euros("10.10")), t -> t.amount(KitValues.euros("10.11")));
        transfer("the creditor's account", t -> t, t -> t.creditorAccount(KitPayments.thirdIban()));
        transfer(
                "the end-to-end id",
                t -> t.endToEndId(ALMOST_THE_LONGEST_ID + "1"),
                t -> t.endToEndId(ALMOST_THE_LONGEST_ID + "2"));
        transfer(
                "the remittance's text",
                t -> t.remittance(new Remittance.Text(ALMOST_THE_LONGEST_TEXT + "1")),
                t -> t.remittance(new Remittance.Text(ALMOST_THE_LONGEST_TEXT + "2")));
        transfer(
                "the marks in the remittance's text",
                t -> t.remittance(new Remittance.Text("a/b-c?d:e(f)g.h,i'j+k")),
                t -> t.remittance(new Remittance.Text("a b c d e f g h i j k")));
        transfer("the creditor reference", reference("RF18539007547034"), reference("RF712348231"));
        transfer("the creditor's bank", t -> t, t -> t.creditorBank(Bic.of("CMBRFR2B")));
        transfer("the purpose", t -> t, t -> t.purpose(Purpose.COMMERCIAL));
    }

    private static UnaryOperator<CreditTransfer.Builder> reference(String reference) {
        return t -> t.remittance(new Remittance.CreditorReference(reference));
    }

    private void parties() {
        transfer(
                "the creditor's name",
                t -> t.creditor(Party.named(ALMOST_THE_LONGEST_NAME + "1")),
                t -> t.creditor(Party.named(ALMOST_THE_LONGEST_NAME + "2")));
        transfer("the creditor's country", creditor(p -> {}), creditor(p -> p.address(lines())));
        transfer(
                "the lines of the creditor's address",
                creditor(p -> p.address(lines("7 Rue de Siam", "29200 Brest"))),
                creditor(p -> p.address(lines("7 Rue de Siam", "29200 Guipavas"))));
        transfer(
                "the creditor's number as an organisation",
                creditor(p -> {}),
                creditor(p -> p.organisationId(GenericIdentification.of("552100554", "SREN"))));
        transfer(
                "the creditor's number as a person",
                creditor(p -> {}),
                creditor(p -> p.privateId(GenericIdentification.of("1234", "CUST"))));
        transfer("the ultimate debtor", t -> t, t -> t.ultimateDebtor(Party.named(KitValues.NAME + " Third")));
        transfer("the ultimate creditor", t -> t, t -> t.ultimateCreditor(Party.named(KitValues.NAME + " Third")));
    }

    private static UnaryOperator<CreditTransfer.Builder> creditor(Consumer<Party.Builder> more) {
        Party.Builder party = Party.builder().name(KitValues.NAME + " Receiver");
        more.accept(party);
        Party built = party.build();
        return t -> t.creditor(built);
    }

    private static PostalAddress lines(String... lines) {
        return PostalAddress.builder().country("FR").addLines(lines).build();
    }

    private void payments() {
        payment("the debtor's account", p -> p, p -> p.debtorAccount(KitPayments.thirdIban()));
        payment("the debtor", p -> p, p -> p.debtor(Party.named(KitValues.NAME + " Debtor")));
        payment(
                "the category purpose",
                p -> p.categoryPurpose(CategoryPurpose.TRANSFER),
                p -> p.categoryPurpose(CategoryPurpose.MERCHANT_PAYMENT));
        payment("the scheme", p -> p, p -> p.scheme(PaymentScheme.INSTANT));
        payment("the priority", p -> p, p -> p.highPriority(true));
        pairs.put("the second transfer", new Pair(usual, KitPayments.withSecond(usual)));
    }

    private void days() {
        Execution.OnDate day = new Execution.OnDate(KitPayments.DAY);
        execution("that there is a day", new Execution.Now(), day);
        execution("the day", day, new Execution.OnDate(KitPayments.DAY.plusDays(1)));
        transfer("a transfer's own day", t -> t, t -> t.executionDate(KitPayments.DAY));
        Execution.StandingOrder order = KitPayments.everyMonth();
        execution("that it is a standing order", day, order);
        execution(
                "a standing order's first day",
                order,
                Execution.StandingOrder.of(KitPayments.DAY.plusDays(1), order.frequency(), order.rule())
                        .until(order.end().orElseThrow()));
        execution(
                "a standing order's frequency",
                order,
                Execution.StandingOrder.of(order.first(), Frequency.QUARTERLY, order.rule())
                        .until(order.end().orElseThrow()));
        execution(
                "what a standing order does on holidays",
                order,
                Execution.StandingOrder.of(order.first(), order.frequency(), ExecutionRule.PRECEDING)
                        .until(order.end().orElseThrow()));
        execution(
                "a standing order's last day",
                order,
                Execution.StandingOrder.of(order.first(), order.frequency(), order.rule()));
    }

    private void execution(String value, Execution one, Execution other) {
        pairs.put(value, new Pair(KitPayments.at(usual, one), KitPayments.at(usual, other)));
    }

    private void transfer(
            String value, UnaryOperator<CreditTransfer.Builder> one, UnaryOperator<CreditTransfer.Builder> other) {
        pairs.put(value, new Pair(changed(one), changed(other)));
    }

    private PaymentRequest changed(UnaryOperator<CreditTransfer.Builder> change) {
        CreditTransfer.Builder transfer = CreditTransfer.builder().from(KitPayments.first(usual));
        return KitPayments.with(usual, change.apply(transfer).build());
    }

    private void payment(
            String value, UnaryOperator<PaymentRequest.Builder> one, UnaryOperator<PaymentRequest.Builder> other) {
        pairs.put(
                value,
                new Pair(
                        one.apply(PaymentRequest.builder().from(usual)).build(),
                        other.apply(PaymentRequest.builder().from(usual)).build()));
    }

    /** PG-04. */
    static void nothingIsLeftOut(PaymentScene scene) {
        of(scene.usual(1)).forEach((value, pair) -> {
            PaymentScene.Attempt one = scene.initiate(pair.one());
            PaymentScene.Attempt other = scene.initiate(pair.other());
            if (one.isRefused() || other.isRefused()) {
                return;
            }
            if (written(one, value).equals(written(other, value))) {
                throw Verdict.wrong(
                        "PG-04: a value that the bank's version cannot carry must be refused, not left out or cut off.",
                        "two payments that differ in " + value + " are written to the same bytes.",
                        "what writes that value, or the beginning of initiate: an InvalidRequestException with the field,"
                                + " or a CapabilityException.");
            }
        });
    }

    private static String written(PaymentScene.Attempt attempt, String value) {
        var request = attempt.request("a payment with " + value);
        return request.pathAndQuery() + "\n" + PaymentScene.bodyOf(request);
    }
}
