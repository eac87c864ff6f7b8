package org.tppkit.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tppkit.testkit.pki.TestPki;

@Timeout(60)
class FaultsAndJournalTest extends SimulatorFixture {

    private static final String ACCOUNTS = "/psd2/v1/accounts";
    private static final RequestMatcher ON_ACCOUNTS = RequestMatcher.path(ACCOUNTS);
    private static final RequestMatcher ON_TOKEN = RequestMatcher.call("POST", TestClient.TOKEN);
    private static final Duration GUARD = Duration.ofSeconds(30);

    @Test
    void otherAnswersAreGivenAsOftenAsAsked() {
        String token = CLIENT.token(DataSet.BUSINESS);
        BANK.faults()
                .next(
                        2,
                        ON_ACCOUNTS,
                        Fault.answer(429).header("Retry-After", "5").body("{}"));
        BANK.faults().next(ON_ACCOUNTS, Fault.answer(503));
        assertThat(BANK.faults().pending()).isEqualTo(3);
        assertThat(CLIENT.get("/psd2/v1/end-user-identity", token).statusCode()).isEqualTo(200);
        HttpResponse<String> limited = CLIENT.get(ACCOUNTS, token);
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.headers().firstValue("Retry-After")).contains("5");
        assertThat(limited.body()).isEqualTo("{}");
        assertThat(CLIENT.get(ACCOUNTS, token).statusCode()).isEqualTo(429);
        assertThat(CLIENT.get(ACCOUNTS, token).statusCode()).isEqualTo(503);
        assertThat(CLIENT.get(ACCOUNTS, token).statusCode()).isEqualTo(200);
        assertThat(BANK.journal().matching(entry -> entry.fault().isPresent()))
                .extracting(JournalEntry::status)
                .containsExactly(429, 429, 503);
    }

    @Test
    void aDroppedConnectionBeforeHandlingChangesNothing() {
        String refreshToken =
                CLIENT.tokens(DataSet.BUSINESS).get("refresh_token").asText();
        BANK.faults().next(ON_TOKEN, Fault.dropBeforeHandling());
        assertThatThrownBy(() -> CLIENT.refresh(refreshToken)).isInstanceOf(UncheckedIOException.class);
        assertThat(BANK.journal().last().status()).isZero();
        assertThat(CLIENT.refresh(refreshToken).statusCode()).isEqualTo(200);
    }

    @Test
    void aDroppedConnectionAfterHandlingHasUsedTheRefreshTokenUp() {
        String refreshToken =
                CLIENT.tokens(DataSet.BUSINESS).get("refresh_token").asText();
        BANK.faults().next(ON_TOKEN, Fault.dropAfterHandling());
        assertThatThrownBy(() -> CLIENT.refresh(refreshToken)).isInstanceOf(UncheckedIOException.class);
        assertThat(CLIENT.refresh(refreshToken).body()).contains("OAGA");
    }

    @Test
    void aTruncatedBodyIsSeenByTheClient() {
        String token = CLIENT.token(DataSet.BUSINESS);
        BANK.faults().next(ON_ACCOUNTS, Fault.truncateBody());
        assertThatThrownBy(() -> CLIENT.get(ACCOUNTS, token)).isInstanceOf(UncheckedIOException.class);
        assertThat(BANK.journal().last().status()).isEqualTo(200);
        assertThat(CLIENT.get(ACCOUNTS, token).statusCode()).isEqualTo(200);
    }

    @Test
    void gatesHoldRequestsAnswersAndBodies() throws Exception {
        String token = CLIENT.token(DataSet.BUSINESS);
        Gate before = new Gate();
        Gate answer = new Gate();
        Gate body = new Gate();
        BANK.journal().clear();
        BANK.faults().next(ON_ACCOUNTS, Fault.holdBeforeHandling(before));
        CompletableFuture<HttpResponse<String>> first = inBackground(token);
        before.awaitArrivals(1, GUARD);
        assertThat(BANK.journal().count(ACCOUNTS)).isZero();
        before.open();
        assertThat(first.get().statusCode()).isEqualTo(200);

        BANK.faults().next(ON_ACCOUNTS, Fault.holdBeforeAnswering(answer));
        CompletableFuture<HttpResponse<String>> second = inBackground(token);
        answer.awaitArrivals(1, GUARD);
        assertThat(BANK.journal().count(ACCOUNTS)).isEqualTo(2);
        assertThat(second).isNotDone();
        answer.open();
        assertThat(second.get().statusCode()).isEqualTo(200);

        BANK.faults().next(ON_ACCOUNTS, Fault.stallBody(body));
        CompletableFuture<HttpResponse<String>> third = inBackground(token);
        body.awaitArrivals(1, GUARD);
        body.open();
        assertThat(third.get().body()).isEqualTo(second.get().body());
        assertThatThrownBy(() -> body.awaitArrivals(1, Duration.ZERO)).isInstanceOf(IllegalStateException.class);
    }

    private static CompletableFuture<HttpResponse<String>> inBackground(String token) {
        return CompletableFuture.supplyAsync(() -> CLIENT.get(ACCOUNTS, token));
    }

    @Test
    void closingTheBankEndsWhatIsHeld() throws Exception {
        BankSimulator bank = BankSimulator.builder()
                .pki(TestPki.shared())
                .application(TestClient.application(TPP))
                .start();
        TestClient client = new TestClient(bank, TPP);
        Gate gate = new Gate();
        bank.faults().always(RequestMatcher.any(), Fault.holdBeforeHandling(gate));
        CompletableFuture<HttpResponse<String>> held = CompletableFuture.supplyAsync(() -> client.refresh("x"));
        gate.awaitArrivals(1, GUARD);
        bank.close();
        assertThat(held.handle((response, failure) -> "ended").get()).isEqualTo("ended");
    }

    @Test
    void theJournalWaitsForExchanges() throws Exception {
        CompletableFuture<HttpResponse<String>> call = CompletableFuture.supplyAsync(() -> CLIENT.refresh("not-known"));
        BANK.journal().await(1, entry -> entry.isTo(TestClient.TOKEN), GUARD);
        assertThat(call.get().statusCode()).isEqualTo(400);
        assertThatThrownBy(() -> BANK.journal().await(99, Duration.ZERO)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theJournalShowsWhatHappenedWithoutSecrets() {
        URI authorizeUrl = CLIENT.authorizeUrl("aisp", "secret-state");
        String code = TestClient.query(BANK.approveAll(authorizeUrl, DataSet.MANY_TRANSACTIONS))
                .get("code");
        JsonNode tokens = TestClient.json(CLIENT.redeem(code));
        String accessToken = tokens.get("access_token").asText();
        String refreshToken = tokens.get("refresh_token").asText();
        CLIENT.signed(ACCOUNTS + "?code=" + code + "&state=secret-state", accessToken)
                .psuIp("203.0.113.7")
                .send();
        CLIENT.get(ACCOUNTS, accessToken);
        CLIENT.get(ACCOUNTS + "?" + accessToken, accessToken);
        CLIENT.refresh(refreshToken);
        CLIENT.form(TestClient.REVOKE, Map.of("token", accessToken));
        SimulatedCustomer customer = BANK.customer(DataSet.MANY_TRANSACTIONS);
        SimulatedAccount account = customer.accounts().get(0);

        String everything = BANK.journal() + " " + everyEntry();
        assertThat(everything)
                .doesNotContain(code, accessToken, refreshToken, "secret-state")
                .doesNotContain(account.identification(), customer.name(), account.name());
        JournalEntry redeemed = BANK.journal().to(TestClient.TOKEN).get(0);
        assertThat(redeemed.form())
                .containsEntry("grant_type", "authorization_code")
                .containsEntry("client_id", TestClient.CLIENT_ID)
                .containsEntry("code", "***");
        assertThat(redeemed.clientCertificate().orElseThrow()).contains("TPPKit Example TPP");
        JournalEntry read = BANK.journal().to(ACCOUNTS).get(1);
        assertThat(read.header("Authorization")).isEqualTo("***");
        assertThat(read.listener()).isEqualTo("api");
        assertThat(read.instant()).isEqualTo(NOON);
        assertThat(read.requestId().orElseThrow()).isEqualTo(read.header("x-request-id"));
        assertThat(customer.toString() + account + account.transactions().get(9) + customer.beneficiaries())
                .doesNotContain(account.identification(), customer.name());
    }

    @Test
    void anAnswerToHeadHasNoBodyAndEndsProperly() {
        HttpRequest head = HttpRequest.newBuilder(URI.create(BANK.apiUri() + ACCOUNTS))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(CLIENT.send(head).statusCode()).isBetween(400, 499);
        assertThat(CLIENT.send(head).body()).isEmpty();
    }

    private static String everyEntry() {
        StringBuilder text = new StringBuilder();
        BANK.journal().entries().forEach(text::append);
        return text.toString();
    }
}
