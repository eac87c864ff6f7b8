package org.tppkit.adapter.arkea.scripted;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.tppkit.ports.model.Bic;
import org.tppkit.ports.model.GenericIdentification;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.PostalAddress;
import org.tppkit.ports.model.payment.CategoryPurpose;
import org.tppkit.ports.model.payment.CreditTransfer;
import org.tppkit.ports.model.payment.Execution;
import org.tppkit.ports.model.payment.ExecutionRule;
import org.tppkit.ports.model.payment.Frequency;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.PaymentScheme;
import org.tppkit.ports.model.payment.PaymentSetup;
import org.tppkit.ports.model.payment.Purpose;
import org.tppkit.ports.model.payment.Remittance;

/** Payments for tests: invented people, public sample account numbers. */
public final class SamplePayments {
    public static final Iban BAKER = Iban.of("FR1420041010050500013M02606");
    public static final Iban BUTCHER = Iban.of("DE89370400440532013000");
    public static final Iban PAYER = Iban.of("NL91ABNA0417164300");
    public static final Instant CREATED = Instant.parse("2026-11-22T23:30:15.123456789Z");
    public static final Party TPP = Party.builder()
            .name("Sample PISP")
            .organisationId(GenericIdentification.of("12345", "COID", "ACPR"))
            .build();
    public static final PaymentSetup.Return BACK =
            new PaymentSetup.Return(URI.create("https://tpp.example/callback?tenant=1"), "st-1_A");

    private static final List<String> PURPOSES = List.of("ACCT", "CASH", "COMC", "CPKC", "TRPT");

    private SamplePayments() {}

    /** A transfer that both versions carry. */
    public static CreditTransfer.Builder transfer(String id, String amount) {
        return CreditTransfer.builder()
                .instructionId(id)
                .endToEndId("E2E-" + id)
                .amount(Money.of(amount, "EUR"))
                .creditor(Party.named("Marie Boulanger"))
                .creditorAccount(BAKER)
                .remittance(new Remittance.Text("Invoice 17"));
    }

    /** A payment that both versions carry. */
    public static PaymentRequest.Builder payment(CreditTransfer... transfers) {
        return PaymentRequest.builder().id("PMT-1").createdAt(CREATED).addTransfers(transfers);
    }

    public static PaymentSetup setup(PaymentRequest request) {
        return new PaymentSetup(request, Optional.of(TPP), BACK);
    }

    /** One transfer of 12.30 euro, now. */
    public static PaymentSetup one() {
        return setup(payment(transfer("I1", "12.30").build()).build());
    }

    /** Any payment that both versions carry, and every bank that takes all of the standard. */
    public static PaymentSetup any(Random random) {
        boolean standing = random.nextInt(4) == 0;
        boolean instant = !standing && random.nextInt(3) == 0;
        int count = standing ? 1 : 1 + random.nextInt(3);
        Purpose purpose = random.nextBoolean() ? new Purpose(PURPOSES.get(random.nextInt(PURPOSES.size()))) : null;
        PaymentRequest.Builder payment = PaymentRequest.builder()
                .id(text(random, 35).replace('+', 'x').replace('/', 'x').replace(' ', 'x'))
                .createdAt(Instant.ofEpochMilli(1_700_000_000_000L + random.nextInt(1_000_000_000) * 100L));
        for (int i = 0; i < count; i++) {
            CreditTransfer.Builder transfer = transfer("I" + i, amount(random))
                    .creditor(party(random))
                    .creditorAccount(random.nextBoolean() ? BAKER : BUTCHER)
                    .remittance(new Remittance.Text(text(random, 140)));
            if (purpose != null) {
                transfer.purpose(purpose);
            }
            if (random.nextInt(4) == 0) {
                transfer.ultimateCreditor(party(random));
            }
            if (random.nextInt(4) == 0) {
                transfer.creditorBank(Bic.of("AGRIFRPP"));
            }
            payment.addTransfers(transfer.build());
        }
        if (random.nextBoolean()) {
            payment.debtor(party(random)).debtorAccount(PAYER);
        }
        if (random.nextBoolean()) {
            payment.categoryPurpose(CategoryPurpose.MERCHANT_PAYMENT);
        }
        return setup(payment.scheme(instant ? PaymentScheme.INSTANT : PaymentScheme.CREDIT_TRANSFER)
                .execution(execution(random, standing, instant))
                .build());
    }

    /** A positive amount that a bank may be asked for, from one cent to 15 digits. */
    public static String amount(Random random) {
        long euros = Math.floorMod(random.nextLong(), (long) Math.pow(10, 1 + random.nextInt(15)));
        int cents = random.nextInt(100);
        return euros + "." + (euros == 0 && cents == 0 ? "01" : (cents < 10 ? "0" : "") + cents);
    }

    private static Execution execution(Random random, boolean standing, boolean instant) {
        LocalDate day = LocalDate.of(2027, 1, 1).plusDays(random.nextInt(1_000));
        if (!standing) {
            return instant || random.nextBoolean() ? new Execution.Now() : new Execution.OnDate(day);
        }
        Frequency frequency = Frequency.values()[random.nextInt(Frequency.values().length)];
        ExecutionRule rule = ExecutionRule.values()[random.nextInt(ExecutionRule.values().length)];
        Execution.StandingOrder order = Execution.StandingOrder.of(day, frequency, rule);
        return random.nextBoolean() ? order : order.until(day.plusYears(1));
    }

    private static Party party(Random random) {
        Party.Builder party = Party.builder().name(text(random, 70));
        if (random.nextInt(3) == 0) {
            party.address(PostalAddress.builder()
                    .country("FR")
                    .addLines(text(random, 70), text(random, 70))
                    .build());
        }
        if (random.nextInt(3) == 0) {
            party.privateId(GenericIdentification.of("FD37G", "BANK", "AGRIFRPP"));
        }
        return party.build();
    }

    /** Text of the SEPA character set, not blank. */
    private static String text(Random random, int longest) {
        String characters = "ABCXYZabcxyz0189 /-?:().,'+";
        StringBuilder text = new StringBuilder("t");
        int length = random.nextInt(longest);
        for (int i = 0; i < length; i++) {
            text.append(characters.charAt(random.nextInt(characters.length())));
        }
        return text.toString();
    }
}
