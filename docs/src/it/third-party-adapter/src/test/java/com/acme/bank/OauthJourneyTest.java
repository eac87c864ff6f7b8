package com.acme.bank;

import static com.acme.bank.AcmeWorld.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tppkit.core.Accounts;
import org.tppkit.core.Consent;
import org.tppkit.core.Payments;
import org.tppkit.core.PendingConsent;
import org.tppkit.core.PendingPayment;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.consent.ConsentRequest;
import org.tppkit.ports.model.payment.PaymentStatus;
import org.tppkit.testkit.scripted.RecordedRequest;

/** The customer approves at an OAuth server: the same walk, with a code, tokens and PKCE. */
class OauthJourneyTest {
    private final AcmeWorld world = AcmeWorld.lake();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aConsentComesWithTokensAndKeepsItsReference() {
        PendingConsent pending = world.bank.consents().begin(ConsentRequest.accountInformation("user-42"), CUSTOMER);
        Callback approved = approve(pending.redirect());
        assertThat(query(pending.redirect())).contains("scope=AIS%3Aid-1", "code_challenge_method=S256");
        Consent consent = world.bank.consents().complete(pending, approved);
        assertThat(exchange().bodyText()).contains("code=code-7", "client_id=PSDDE-EXAMPLE-123456");
        assertThat(challengeOf(exchange())).isEqualTo(parameter(pending.redirect(), "code_challenge"));

        Accounts accounts = world.bank.accounts(consent, CUSTOMER);
        assertThat(accounts.list()).hasSize(1);
        assertThat(lastRead().header("Authorization")).contains("Bearer access-1");
        assertThat(lastRead().header("Consent-ID")).contains("id-1");
    }

    @Test
    void aTokenThatTheBankNoLongerTakesIsReplacedOnce() {
        PendingConsent pending = world.bank.consents().begin(ConsentRequest.accountInformation("user-42"), CUSTOMER);
        Consent consent = world.bank.consents().complete(pending, approve(pending.redirect()));
        world.script
                .server
                .when("GET", "/v1/accounts")
                .answer(AcmeAnswers.refusal(401, "TOKEN_INVALID", "…"))
                .times(1);
        assertThat(world.bank.accounts(consent, CUSTOMER).list()).hasSize(1);
        assertThat(lastRead().header("Authorization")).contains("Bearer access-2");
        assertThat(exchange().bodyText()).contains("grant_type=refresh_token", "refresh_token=refresh-1");
    }

    @Test
    void aPaymentsCodeIsExchangedAndNothingIsConfirmed() {
        Payments payments = world.bank.payments(CUSTOMER);
        PendingPayment pending =
                payments.initiate(SamplePayments.of(payments.prepare(), Iban.of("DE89370400440532013000")));
        assertThat(query(pending.redirect())).contains("scope=PIS%3Aid-1");
        Callback approved = approve(pending.redirect());
        world.script.customerDecides("ACSC");
        assertThat(payments.complete(pending, approved).payment().status()).contains(PaymentStatus.SETTLED);
        assertThat(challengeOf(exchange())).isEqualTo(parameter(pending.redirect(), "code_challenge"));
        assertThat(world.script.server.requests())
                .extracting(RecordedRequest::toString)
                .containsExactly(
                        "POST /v1/payments/sepa-credit-transfers",
                        "POST /oauth/token",
                        "GET /v1/payments/sepa-credit-transfers/id-1/status");
        SignedRequests.requireAll(signed(), world.certificates.qsealc());
    }

    private List<RecordedRequest> signed() {
        return world.script.server.requests().stream()
                .filter(request -> !request.path().equals("/oauth/token"))
                .toList();
    }

    private Callback approve(URI page) {
        return Callback.parse(AcmeWorld.REDIRECT + "?code=code-7&state=" + parameter(page, "state"));
    }

    private RecordedRequest exchange() {
        List<RecordedRequest> all = world.script.server.requests("POST", "/oauth/token");
        return all.get(all.size() - 1);
    }

    private RecordedRequest lastRead() {
        List<RecordedRequest> all = world.script.server.requests("GET", "/v1/accounts");
        return all.get(all.size() - 1);
    }

    private static String challengeOf(RecordedRequest exchange) {
        String verifier = List.of(exchange.bodyText().split("&")).stream()
                .filter(field -> field.startsWith("code_verifier="))
                .map(field -> field.substring("code_verifier=".length()))
                .findFirst()
                .orElseThrow();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> query(URI page) {
        return List.of(page.getRawQuery().split("&"));
    }

    private static String parameter(URI page, String name) {
        return query(page).stream()
                .filter(field -> field.startsWith(name + "="))
                .map(field -> field.substring(name.length() + 1))
                .findFirst()
                .orElseThrow();
    }
}
