package org.tppkit.adapter.arkea.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.Payments;
import org.tppkit.core.RetryPolicy;
import org.tppkit.core.Settings;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.payment.CreditTransfer;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.Remittance;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.scripted.ClientCertificate;
import org.tppkit.testkit.scripted.ConnectionFault;
import org.tppkit.testkit.scripted.Fault;
import org.tppkit.testkit.scripted.RecordedRequest;
import org.tppkit.testkit.scripted.ScriptedAnswer;
import org.tppkit.testkit.scripted.ScriptedBank;

/** Random faults down to the byte: a payment is sent once, a token goes nowhere else, and each call ends. */
class ScriptedSoakTest {
    private static final String PAYMENTS = "/psd2/v1/payment-requests";

    /** Those that end by themselves; others wait for a deadline. */
    private static final List<Fault> FAULTS = List.copyOf(EnumSet.complementOf(
            EnumSet.of(Fault.STALL_IN_HEADERS, Fault.STALL_IN_BODY, Fault.DRIBBLE, Fault.DRIBBLE_IN_HEADERS)));

    @Test
    @Timeout(120)
    @DisplayName("C3 a hundred random faults of bytes: no POST is sent twice, no token goes to another host")
    void aHundred() {
        run(100);
    }

    @Test
    @Tag("slow")
    @DisplayName("C3 ten thousand random faults of bytes")
    void tenThousand() {
        run(10_000);
    }

    private static void run(int schedules) {
        try (ScriptedWorld world = ScriptedWorld.start();
                ScriptedBank stranger = ScriptedBank.builder(TestPki.shared())
                        .clientCertificate(ClientCertificate.NONE)
                        .start();
                Evidence evidence = new Evidence("org.tppkit")) {
            Bank bank = world.bank(builder -> builder.settings(Settings.builder()
                    .retries(new RetryPolicy(2, 0, Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMinutes(1)))
                    .build()));
            Consent consent = ScriptedWorld.consent(bank);
            for (long seed = 1; seed <= schedules; seed++) {
                try {
                    schedule(world, stranger, evidence, bank, consent, new Random(seed));
                } catch (AssertionError | RuntimeException e) {
                    throw new AssertionError("seed " + seed + ": " + e, e);
                }
            }
        }
    }

    private static void schedule(
            ScriptedWorld world, ScriptedBank stranger, Evidence evidence, Bank bank, Consent consent, Random random) {
        int before = world.bank.requests().size();
        boolean pays = random.nextBoolean();
        world.bank
                .when(pays ? "POST" : "GET", pays ? PAYMENTS : BankWorld.IDENTITY)
                .answer(wrong(stranger, random))
                .answer(wrong(stranger, random));
        if (random.nextInt(4) == 0) {
            world.bank.breakConnections();
            world.bank.failConnections(
                    1 + random.nextInt(2),
                    random.nextBoolean() ? ConnectionFault.CLOSED_BEFORE_TLS : ConnectionFault.CLOSED_AFTER_TLS);
        }
        try {
            if (pays) {
                pay(bank);
            } else {
                BankWorld.callOnce(bank, consent);
            }
        } catch (TppException e) {
            evidence.take(e);
        }
        List<RecordedRequest> seen =
                world.bank.requests().subList(before, world.bank.requests().size());
        judge(seen, pays);
        assertThat(stranger.connections()).as("connections to a stranger").isZero();
        assertThat(evidence.leaks(
                        Map.of("scripted-access", "token", "scripted-refresh", "token", "secret body", "body")))
                .isEmpty();
        evidence.forget();
    }

    private static void judge(List<RecordedRequest> seen, boolean pays) {
        List<RecordedRequest> posts =
                seen.stream().filter(request -> request.path().equals(PAYMENTS)).toList();
        assertThat(posts).hasSizeLessThanOrEqualTo(pays ? 1 : 0);
        long reads = seen.stream()
                .filter(request -> request.path().equals(BankWorld.IDENTITY))
                .count();
        // Three attempts and one after a new token; the JDK sends each GET twice where its connection broke.
        assertThat(reads).isLessThanOrEqualTo(8);
        Set<String> methods = Set.of("GET", "POST");
        assertThat(seen).allSatisfy(request -> assertThat(methods).contains(request.method()));
    }

    private static ScriptedAnswer wrong(ScriptedBank stranger, Random random) {
        int[] statuses = {200, 201, 204, 206, 301, 307, 308, 400, 401, 403, 404, 409, 415, 429, 500, 503};
        String[] bodies = {
            "", "{", "[]", "{}", "secret body", "{\"connectedPsu\":\"Anybody\"}", "{\"error\":\"secret body\"}"
        };
        ScriptedAnswer answer = ScriptedAnswer.json(
                        statuses[random.nextInt(statuses.length)], bodies[random.nextInt(bodies.length)])
                .header("Location", stranger.origin() + PAYMENTS)
                .header("Retry-After", "0");
        return random.nextBoolean() ? answer : answer.with(FAULTS.get(random.nextInt(FAULTS.size())));
    }

    private static void pay(Bank bank) {
        Payments payments = bank.payments(BankWorld.CUSTOMER);
        PaymentRequest request = payments.prepare()
                .addTransfers(CreditTransfer.builder()
                        .instructionId("only")
                        .endToEndId("e2e-only")
                        .amount(Money.of("12.30", "EUR"))
                        .creditor(Party.named("Marchand SA"))
                        .creditorAccount(Iban.of("DE89370400440532013000"))
                        .remittance(new Remittance.Text("Facture"))
                        .build())
                .build();
        payments.initiate(request);
    }
}
