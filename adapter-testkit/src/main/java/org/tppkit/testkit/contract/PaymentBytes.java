package org.tppkit.testkit.contract;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.payment.CreditTransfer;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.spi.bank.BankAdapter;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.testkit.contract.bank.WrittenTransfer;
import org.tppkit.testkit.fake.ManualClock;

/** What an adapter writes of a payment. */
final class PaymentBytes {
    private static final Pattern PLAIN = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,5})?");
    private static final List<String> AMOUNTS =
            List.of("0.01", "0.30", "10.10", "100.00", "1000.00", "1000000.00", "1234567.89", "16777217.01");

    /** More than a bank need take: it may be refused, but not changed. */
    private static final String LARGEST = "999999999.99";

    private PaymentBytes() {}

    /** PG-02. */
    static void theSameRequestIsTheSameBytes(PaymentScene scene) {
        BankAdapter later = scene.bench().newAdapter(ManualClock.at("2026-03-03T23:59:59Z"));
        for (PaymentShape shape : PaymentShape.declaredBy(scene.bench().tested())) {
            PaymentRequest payment = shape.of().apply(scene.usual(1));
            BankRequest first = scene.initiate(payment).request(shape);
            requireSame(
                    shape + ", initiated again", first, scene.initiate(payment).request(shape));
            requireSame(
                    shape + ", initiated a day later on another node",
                    first,
                    scene.initiate(later, payment, 1).request(shape));
        }
    }

    private static void requireSame(String what, BankRequest first, BankRequest second) {
        boolean sameAddress = Bench.shown(first).equals(Bench.shown(second))
                && first.pathAndQuery().equals(second.pathAndQuery());
        int place = Arrays.mismatch(first.body(), second.body());
        if (!sameAddress || place >= 0) {
            throw Verdict.wrong(
                    "PG-02: the same request must be written to the same bytes.",
                    what + ": "
                            + (sameAddress ? "the bodies differ from byte " + place + " on" : "the addresses differ")
                            + ".",
                    "times, random ids and maps without an order in what writes the body: all that identifies a payment"
                            + " stands in its PaymentRequest.");
        }
    }

    /** PG-03. */
    static void amountsAreExact(PaymentScene scene) {
        for (String amount : AMOUNTS) {
            PaymentRequest payment = of(scene, amount);
            requireWritten(scene, amount, payment, scene.initiate(payment).request("a payment of " + amount));
        }
        PaymentRequest largest = of(scene, LARGEST);
        PaymentScene.Attempt attempt = scene.initiate(largest);
        if (!attempt.isRefused()) {
            requireWritten(scene, LARGEST, largest, attempt.request("a payment of " + LARGEST));
        }
    }

    private static PaymentRequest of(PaymentScene scene, String amount) {
        PaymentRequest usual = scene.usual(1);
        return KitPayments.with(
                usual,
                CreditTransfer.builder()
                        .from(KitPayments.first(usual))
                        .amount(KitValues.euros(amount))
                        .build());
    }

    /** BA-01, PG-03. */
    static void whatIsDeclaredIsWritten(PaymentScene scene) {
        for (PaymentShape shape : PaymentShape.declaredBy(scene.bench().tested())) {
            PaymentRequest payment = shape.of().apply(scene.usual(1));
            requireWritten(
                    scene, shape.toString(), payment, scene.initiate(payment).request(shape));
        }
    }

    private static void requireWritten(PaymentScene scene, String what, PaymentRequest payment, BankRequest request) {
        List<WrittenTransfer> written = scene.wire().transfers(request);
        List<CreditTransfer> wanted = payment.transfers();
        if (written.size() != wanted.size()) {
            throw wrong(what + ": " + written.size() + " transfers, not " + wanted.size());
        }
        for (int i = 0; i < wanted.size(); i++) {
            CreditTransfer transfer = wanted.get(i);
            String place = what + ": transfer " + (i + 1);
            requireAmount(place, written.get(i), transfer.amount());
            if (!written.get(i).beneficiary().equals(transfer.creditorAccount().value())) {
                throw wrong(place + " is paid on another account than the one that was asked for");
            }
        }
    }

    private static void requireAmount(String place, WrittenTransfer written, Money wanted) {
        boolean exact = PLAIN.matcher(written.amount()).matches()
                && new BigDecimal(written.amount()).compareTo(wanted.amount()) == 0;
        if (!exact || !written.currency().equals(wanted.currency().getCurrencyCode())) {
            throw wrong(place + " of " + wanted + " is written as " + written.amount() + " " + written.currency());
        }
    }

    private static AssertionError wrong(String seen) {
        return Verdict.wrong(
                "PG-03: amounts must be written exactly, without exponent, to the account that is paid.",
                seen + ".",
                "what writes an amount: BigDecimal.toPlainString, never double or float, no rounding, no"
                        + " stripTrailingZeros().toString(); and the description's transfers.");
    }
}
