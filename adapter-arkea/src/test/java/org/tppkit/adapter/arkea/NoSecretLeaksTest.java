package org.tppkit.adapter.arkea;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.tppkit.adapter.arkea.scripted.SamplePayments;
import org.tppkit.adapter.arkea.scripted.ScriptedCall;
import org.tppkit.adapter.arkea.scripted.TestContext;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.model.GenericIdentification;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.PostalAddress;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.account.TransactionQuery;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.model.consent.AuthorizationCode;
import org.tppkit.ports.model.consent.CodeExchange;
import org.tppkit.ports.model.consent.RefreshToken;
import org.tppkit.ports.model.funds.FundsCheck;
import org.tppkit.ports.model.payment.CancellationReason;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.model.payment.Payment;
import org.tppkit.ports.model.payment.PaymentSetup;
import org.tppkit.ports.model.payment.Remittance;
import org.tppkit.ports.model.payment.RetrievedPayment;
import org.tppkit.ports.spi.bank.BankAdapter;

/** Canaries in every token, code, account number, name and body; none may show in an error, its causes or a value's text. */
class NoSecretLeaksTest {
    private static final List<String> CANARIES =
            List.of("CANARY", "canary", "FR1420041010050500013M02606", "203.0.113.77");

    private static final List<String> BODIES = List.of(
            "",
            "canary",
            "CANARY-token-in-plain-text",
            "<html>canary</html>",
            "{\"access_token\":\"canary\"",
            "{\"access_token\":\"canary\",\"access_token\":\"canary2\"}",
            "{\"access_token\":\"canary canary\"}",
            "{\"access_token\":\"canary\",\"token_type\":\"canary\"}",
            "{\"access_token\":canary}",
            "{\"access_token\":\"canary\",\"refresh_token\":\"canary\\u0000\"}",
            "{\"accounts\":[{\"resourceId\":\"canaré\"}]}",
            "{\"accounts\":[{\"resourceId\":\"A\",\"accountId\":{\"iban\":{\"canary\":1}}}]}",
            "{\"accounts\":[{\"resourceId\":\"A\",\"CANARY\":canary}]}",
            "{\"accounts\":[],\"_links\":{\"next\":{\"href\":\"//canary/CANARY\"}}}",
            "{\"accounts\":[],\"_links\":{\"next\":{\"href\":\"?canary=\\n\"}}}",
            "{\"transactions\":[{\"bookingDate\":\"FR1420041010050500013M02606\"}]}",
            "{\"transactions\":[{\"creditDebitIndicator\":\"canary\"}]}",
            "{\"transactions\":[{\"transactionAmount\":{\"amount\":\"canary\",\"currency\":\"EUR\"}}]}",
            "{\"transactions\":[{\"transactionAmount\":{\"amount\":1,\"currency\":\"canary\"}}]}",
            "{\"transactions\":[{\"remittanceInformation\":{\"unstructured\":{\"canary\":\"canary\"}}}]}",
            "{\"balances\":[{\"name\":[\"canary\"]}]}",
            "{\"balances\":[{\"balanceAmount\":{\"amount\":1E+99999999,\"currency\":\"EUR\"},\"name\":\"canary\"}]}",
            "{\"connectedPsu\":{\"canary\":\"canary\"}}",
            "{\"beneficiaries\":[{\"creditor\":\"canary\"}]}",
            "{\"beneficiaries\":[{\"isTrusted\":\"canary\"}]}",
            "{\"status\":400,\"error\":\"canary sentence\",\"message\":\"Canary\",\"path\":\"/psd2/v1/accounts/CANARY\"}",
            "{\"error\":\"invalid_grant\",\"error_description\":\"canary\"}",
            "{\"error_code\":\"FR1420041010050500013M02606\"}",
            "{\"request\":{\"paymentCoverageRequestId\":\"canary\"},\"result\":true}",
            "{\"request\":{\"paymentCoverageRequestId\":\"CANARY-check\"},\"result\":\"canary\"}",
            "{\"_links\":{\"consentApproval\":{\"href\":\"http://canary/?PRid=CANARY\"}}}",
            "{\"_links\":{\"consentApproval\":{\"href\":\"https://canary@bank.example/?PRid=CANARY\"}}}",
            "{\"_links\":{\"consentApproval\":{\"href\":\"/go?PRid=canary&state=canary\"}}}",
            "{\"_links\":{\"consentApproval\":{\"href\":\"/go?PRid=%C3%A9canary\"}}}",
            "{\"_links\":{\"consentApproval\":{\"href\":\"/go canary\"}}}",
            "{\"_links\":{\"consentApproval\":\"canary\"}}",
            "{\"appliedAuthenticationApproach\":\"canary\"}",
            "{\"paymentRequest\":{\"paymentInformationStatus\":{\"canary\":1}}}",
            "{\"paymentRequest\":{\"creditTransferTransaction\":[{\"paymentId\":\"canary\"}]}}",
            "{\"paymentRequest\":{\"debtor\":{\"name\":canary}}}",
            "{\"paymentRequest\":\"canary\"}",
            "\u0000canary",
            "{\"canary\":\"" + "canary".repeat(20_000) + "\"}");

    private static final PaymentSetup SECRET_PAYMENT =
            SamplePayments.setup(SamplePayments.payment(SamplePayments.transfer("CANARY-i", "1.00")
                            .creditor(Party.builder()
                                    .name("CANARY")
                                    .address(PostalAddress.builder()
                                            .country("FR")
                                            .addLines("canary")
                                            .build())
                                    .privateId(GenericIdentification.of("canary", "BANK"))
                                    .build())
                            .remittance(new Remittance.Text("canary"))
                            .build())
                    .debtor(Party.named("canary"))
                    .debtorAccount(SamplePayments.BAKER)
                    .build());

    private static final int[] STATUSES = {200, 201, 204, 206, 302, 400, 401, 403, 404, 429, 500, 503};

    @Test
    void noErrorShowsASecret() {
        BankAdapter bank =
                new ArkeaAdapterProvider().create(ArkeaBanks.STET_1_4_2, TestContext.of(ArkeaBanks.FORTUNEO));
        int errors = 0;
        for (int status : STATUSES) {
            for (String body : BODIES) {
                for (Function<ScriptedCall, Object> operation : operations(bank)) {
                    Optional<TppException> error = fail(operation, status, body);
                    error.ifPresent(NoSecretLeaksTest::assertNoCanary);
                    errors += error.isPresent() ? 1 : 0;
                }
            }
        }
        assertThat(errors).as("errors looked at").isGreaterThan(5_000);
    }

    @Test
    void noTextOfARequestOrAValueShowsASecret() {
        BankAdapter bank =
                new ArkeaAdapterProvider().create(ArkeaBanks.STET_1_4_1, TestContext.of(ArkeaBanks.FORTUNEO));
        ScriptedCall call = call().answer(
                        200,
                        "{\"accounts\":[{\"resourceId\":\"A\",\"name\":\"CANARY\",\"details\":\"canary\","
                                + "\"accountId\":{\"iban\":\"FR1420041010050500013M02606\"}}],"
                                + "\"_links\":{\"next\":{\"href\":\"?page=canary\"}}}")
                .answer(200, "{\"access_token\":\"canary\",\"refresh_token\":\"CANARY\"}")
                .answer(200, "{\"connectedPsu\":\"CANARY\"}")
                .answer(200, "{\"request\":{\"paymentCoverageRequestId\":\"C\"},\"result\":true}")
                .answer(201, "{\"_links\":{\"consentApproval\":{\"href\":\"/canary?PRid=R&canary=canary\"}}}")
                .answer(200, "{\"paymentRequest\":{\"debtor\":{\"name\":\"canary\"}}}");
        List<String> texts = new ArrayList<>();
        var page = bank.accounts().accounts(Optional.empty(), call);
        texts.add(page.toString());
        texts.add(page.items().toString());
        texts.add(page.next().toString());
        texts.add(bank.authorization().refresh(new RefreshToken("canary"), call).toString());
        texts.add(bank.accounts().identity(call).toString());
        FundsCheck check = FundsCheck.of("C", SamplePayments.BAKER, Money.of("1", "EUR"));
        texts.add(bank.funds().check(check, call) + " " + bank.funds());
        texts.add(bank.payments().initiate(SECRET_PAYMENT, call).toString());
        texts.add(bank.payments().find("R", call) + " " + bank.payments());
        texts.add(bank.toString());
        texts.add(bank.accounts().toString());
        texts.add(bank.authorization().toString());
        call.requests().forEach(request -> texts.add(request + " " + request.headers()));
        assertThat(texts).hasSize(17).allSatisfy(text -> assertThat(text).doesNotContain(CANARIES));
    }

    private static Optional<TppException> fail(Function<ScriptedCall, Object> operation, int status, String body) {
        ScriptedCall call =
                call().answer(status, body, Map.of("Location", "https://canary/?code=CANARY", "Retry-After", "canary"));
        try {
            operation.apply(call);
            return Optional.empty();
        } catch (TppException e) {
            return Optional.of(e);
        }
    }

    private static ScriptedCall call() {
        return new ScriptedCall().token("canary-access").psu(PsuContext.present("203.0.113.77"));
    }

    private static List<Function<ScriptedCall, Object>> operations(BankAdapter bank) {
        AccountId account = AccountId.of("CANARY-account");
        CodeExchange code = CodeExchange.builder()
                .code(new AuthorizationCode("canary-code"))
                .redirectUri(TestContext.REDIRECT)
                .build();
        FundsCheck check = FundsCheck.builder()
                .id("CANARY-check")
                .account(SamplePayments.BAKER)
                .amount(Money.of("1", "EUR"))
                .payee("canary")
                .build();
        RetrievedPayment payment = RetrievedPayment.of(
                "CANARY-payment",
                Payment.builder().requestId("canary").awaitsConfirmation(false).build(),
                "{\"debtor\":\"canary\"}".getBytes(StandardCharsets.UTF_8));
        return List.of(
                call -> bank.accounts().accounts(Optional.empty(), call),
                call -> bank.accounts().balances(account, call),
                call -> bank.accounts().transactions(account, TransactionQuery.all(), Optional.empty(), call),
                call -> bank.accounts().identity(call),
                call -> bank.accounts().trustedBeneficiaries(Optional.empty(), call),
                call -> bank.authorization().exchange(code, call),
                call -> bank.authorization().refresh(new RefreshToken("canary-refresh"), call),
                call -> bank.funds().check(check, call),
                call -> bank.payments().initiate(SECRET_PAYMENT, call),
                call -> bank.payments().find("CANARY-payment", call),
                call -> bank.payments().cancel(payment, CancellationReason.FRAUD, SamplePayments.BACK, call),
                call -> {
                    bank.payments().confirm("CANARY-payment", call);
                    return "confirmed";
                },
                call -> {
                    bank.authorization().revoke(new AccessToken("canary-token"), call);
                    return "revoked";
                });
    }

    /** Message, class, causes, suppressed errors and stack, as a log would show them. */
    private static void assertNoCanary(TppException error) {
        StringWriter log = new StringWriter();
        error.printStackTrace(new PrintWriter(log));
        for (String canary : CANARIES) {
            assertThat(log.toString()).doesNotContain(canary);
        }
    }
}
