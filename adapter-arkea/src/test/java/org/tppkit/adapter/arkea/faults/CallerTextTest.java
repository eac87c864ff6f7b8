package org.tppkit.adapter.arkea.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.URI;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.tppkit.adapter.arkea.ArkeaBanks;
import org.tppkit.core.Payments;
import org.tppkit.core.PendingConsent;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.model.Application;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.GeoLocation;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.PageCursor;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.account.TransactionQuery;
import org.tppkit.ports.model.consent.ConsentRequest;
import org.tppkit.ports.model.payment.CreditTransfer;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.Remittance;
import org.tppkit.testkit.scripted.RecordedRequest;

/**
 * Line breaks in every text that a caller gives and that reaches a header, an address or a body: refused without being
 * repeated, left out, or written so that they are no line breaks any more. The bank never sees a header that the caller's
 * text began.
 */
@Timeout(120)
class CallerTextTest {
    private static FaultWorld world;

    @BeforeAll
    static void open() {
        world = FaultWorld.start();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private interface Use {
        void of(FaultWorld world, String text) throws Exception;
    }

    private static Map<String, Use> uses() {
        Map<String, Use> uses = new LinkedHashMap<>();
        uses.put(
                "client id",
                (world, text) -> world.clientOf(
                                Application.of(BankId.of("arkea", "fortuneo"), text, FaultWorld.REDIRECT))
                        .bank(BankId.of("arkea", "fortuneo"))
                        .consents()
                        .begin(ConsentRequest.accountInformation("x"), FaultWorld.CUSTOMER));
        uses.put(
                "redirect URI",
                (world, text) -> world.clientOf(Application.of(
                                BankId.of("arkea", "fortuneo"),
                                "my-api-key",
                                new URI("https", "tpp.example", "/" + text, null)))
                        .bank(BankId.of("arkea", "fortuneo"))
                        .consents()
                        .begin(ConsentRequest.accountInformation("x"), FaultWorld.CUSTOMER));
        uses.put("subject", (world, text) -> {
            PendingConsent pending =
                    world.bank.consents().begin(ConsentRequest.accountInformation(text), FaultWorld.CUSTOMER);
            assertThat(pending.redirect().toString()).matches("[\\x21-\\x7e]*").doesNotContain("X-Evil");
            world.bank.consents().complete(pending, FaultWorld.callback(pending));
        });
        uses.put("code of a callback", (world, text) -> {
            PendingConsent pending =
                    world.bank.consents().begin(ConsentRequest.accountInformation("x"), FaultWorld.CUSTOMER);
            String callback = FaultWorld.callbackUri(pending)
                    .replace(
                            "SECRET-code",
                            text.replace("\r", "%0D").replace("\n", "%0A").replace(" ", "%20"));
            world.bank.consents().complete(pending, Callback.parse(callback));
        });
        psu(uses, "user agent", (builder, text) -> builder.userAgent(text));
        psu(uses, "referer", (builder, text) -> builder.referer(text));
        psu(uses, "accept", (builder, text) -> builder.accept(text));
        psu(uses, "accept-charset", (builder, text) -> builder.acceptCharset(text));
        psu(uses, "accept-encoding", (builder, text) -> builder.acceptEncoding(text));
        psu(uses, "accept-language", (builder, text) -> builder.acceptLanguage(text));
        psu(uses, "device id", (builder, text) -> builder.deviceId(text));
        psu(uses, "method", (builder, text) -> builder.httpMethod(text));
        psu(uses, "location", (builder, text) -> builder.geoLocation(GeoLocation.of(text)));
        uses.put(
                "IP address",
                (world, text) -> world.accounts(world.bank, PsuContext.present("203.0.113.7" + text))
                        .list());
        uses.put(
                "account id",
                (world, text) -> world.accounts(world.bank, FaultWorld.CUSTOMER).balances(AccountId.of(text)));
        uses.put(
                "account id of transactions",
                (world, text) -> world.accounts(world.bank, FaultWorld.CUSTOMER)
                        .transactions(AccountId.of(text), TransactionQuery.since(LocalDate.parse("2026-11-01")))
                        .toList(1));
        uses.put("cursor", (world, text) -> new PageCursor(text));
        transfer(uses, "instruction id", (transfer, text) -> transfer.instructionId(text));
        transfer(uses, "end-to-end id", (transfer, text) -> transfer.endToEndId(text));
        transfer(uses, "creditor", (transfer, text) -> transfer.creditor(Party.named(text)));
        transfer(uses, "remittance", (transfer, text) -> transfer.remittance(new Remittance.Text(text)));
        payment(uses, "payment id", (payment, text) -> payment.id(text));
        return uses;
    }

    private interface Change<B> {
        B with(B builder, String text);
    }

    private static void psu(Map<String, Use> uses, String name, Change<PsuContext.Builder> change) {
        uses.put(
                "PSU " + name,
                (world, text) -> world.accounts(
                                world.bank,
                                change.with(PsuContext.builder("203.0.113.7"), text)
                                        .build())
                        .list());
    }

    private static void transfer(Map<String, Use> uses, String name, Change<CreditTransfer.Builder> change) {
        payment(
                uses,
                name,
                (payment, text) -> payment.transfers(
                        List.of(change.with(CreditTransfer.builder().from(transfer()), text)
                                .build())));
    }

    private static void payment(Map<String, Use> uses, String name, Change<PaymentRequest.Builder> change) {
        uses.put("payment: " + name, (world, text) -> {
            Payments payments =
                    world.another().bank(world.bank.id(), ArkeaBanks.STET_1_4_2).payments(FaultWorld.CUSTOMER);
            payments.initiate(change.with(payments.prepare().addTransfers(transfer()), text)
                    .build());
        });
    }

    private static CreditTransfer transfer() {
        return CreditTransfer.builder()
                .instructionId("only")
                .amount(Money.of("12.30", "EUR"))
                .creditor(Party.named("Marchand SA"))
                .creditorAccount(Iban.of("DE89370400440532013000"))
                .build();
    }

    @TestFactory
    Stream<DynamicTest> aLineBreakInACallersTextBeginsNoHeader() {
        return uses().entrySet().stream()
                .flatMap(use -> Stream.<UnaryOperator<String>>of(
                                text -> text + "\r\nX-Evil: 1\r\n\r\nGET /evil HTTP/1.1\r\n",
                                text -> text + "\nX-Evil: 1",
                                text -> text + "\u0000X-Evil: 1")
                        .map(spoil -> spoil.apply("MARKER"))
                        .map(text -> dynamicTest(
                                use.getKey() + (text.contains("\r") ? " CR LF" : text.contains("\n") ? " LF" : " NUL"),
                                () -> isHarmless(use.getValue(), text))));
    }

    private static void isHarmless(Use use, String text) throws Exception {
        try {
            use.of(world, text);
        } catch (TppException | IllegalArgumentException refused) {
            assertThat(refused.toString()).doesNotContain("MARKER").doesNotContain("X-Evil");
        }
        assertThat(world.server.requests())
                .noneMatch(request -> request.header("X-Evil").isPresent())
                .noneMatch(request -> request.path().contains("evil"))
                .allSatisfy(CallerTextTest::isWhole);
        assertThat(world.list()).hasSize(1);
    }

    /** Nothing of the text stands in the head as it was given. */
    private static void isWhole(RecordedRequest request) {
        assertThat(request.target()).matches("[\\x21-\\x7e]*");
        assertThat(request.headers())
                .allSatisfy(header -> assertThat(header.value()).matches("[\\x20-\\x7e]*"));
        boolean form = request.header("Content-Type").orElse("").startsWith("application/x-www-form-urlencoded");
        assertThat(form && request.bodyText().contains("\n")).isFalse();
        assertThat(request.bodyText()).doesNotContain("\r");
    }

    @Test
    void theTableKnowsTheTextsThatACallerCanGive() {
        assertThat(uses()).hasSizeGreaterThanOrEqualTo(22);
    }
}
