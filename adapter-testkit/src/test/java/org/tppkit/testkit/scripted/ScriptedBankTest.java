package org.tppkit.testkit.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TlsContexts;

class ScriptedBankTest {
    private static final TestPki PKI = TestPki.shared();
    private static final Duration GUARD = Duration.ofSeconds(30);

    private final ScriptedBank bank = ScriptedBank.start(PKI);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(TlsContexts.client(PKI.tpp().qwac(), PKI.caCertificate()))
            .build();

    @AfterEach
    void close() {
        bank.close();
    }

    @Test
    void answersAsScripted() throws Exception {
        bank.when("GET", "/accounts").answer(200, Map.of("X-One", "1"), "héllo");

        HttpResponse<String> answer = get("/accounts?a=b");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("x-one")).contains("1");
        assertThat(answer.body()).isEqualTo("héllo");
        assertThat(bank.unscripted()).isEmpty();
    }

    @Test
    void recordsTheRequestAsItCame() throws Exception {
        bank.when("POST", "/token").answer(ScriptedAnswer.of(204));
        HttpRequest request = HttpRequest.newBuilder(uri("/token?x=%2F"))
                .header("X-Secret", "header-value")
                .POST(HttpRequest.BodyPublishers.ofString("body-text"))
                .build();

        client.send(request, HttpResponse.BodyHandlers.discarding());

        RecordedRequest recorded = bank.awaitRequests(1, GUARD).get(0);
        assertThat(recorded.method()).isEqualTo("POST");
        assertThat(recorded.target()).isEqualTo("/token?x=%2F");
        assertThat(recorded.path()).isEqualTo("/token");
        assertThat(recorded.query()).contains("x=%2F");
        assertThat(recorded.header("x-secret")).contains("header-value");
        assertThat(recorded.headers("Content-Length")).containsExactly("9");
        assertThat(recorded.bodyText()).isEqualTo("body-text");
        assertThat(recorded.clientSubject()).get().asString().contains("CN=TPPKit Example TPP");
        assertThat(recorded).hasToString("POST /token");
        assertThat(recorded.headers().toString()).doesNotContain("header-value");
    }

    @Test
    void readsChunkedBodies() throws Exception {
        bank.when("POST", "/token").answer(ScriptedAnswer.of(200));
        byte[] body = "x".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
        HttpRequest request = HttpRequest.newBuilder(uri("/token"))
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();

        client.send(request, HttpResponse.BodyHandlers.discarding());

        assertThat(bank.requests("POST", "/token").get(0).body()).isEqualTo(body);
    }

    @Test
    void givesAnswersInOrderAndTheLastForEver() throws Exception {
        bank.when("GET", "/a")
                .answer(ScriptedAnswer.of(503))
                .times(2)
                .answer(ScriptedAnswer.of(429))
                .answer(ScriptedAnswer.json(200, "{}"));

        int[] statuses = new int[6];
        for (int i = 0; i < statuses.length; i++) {
            statuses[i] = get("/a").statusCode();
        }

        assertThat(statuses).containsExactly(503, 503, 429, 200, 200, 200);
        assertThat(bank.requests("GET", "/a")).hasSize(6);
    }

    @Test
    void aNewerRuleCountsUntilItIsUsedUp() throws Exception {
        bank.when("GET", "/a").answer(ScriptedAnswer.of(200));
        bank.when("GET", path -> path.startsWith("/"))
                .answer(ScriptedAnswer.of(500))
                .times(1);

        assertThat(get("/a").statusCode()).isEqualTo(500);
        assertThat(get("/a").statusCode()).isEqualTo(200);
    }

    @Test
    void anAnswerMayDependOnTheRequest() throws Exception {
        bank.when(request -> request.query().isPresent())
                .answer(request -> ScriptedAnswer.json(200, request.query().orElseThrow()));

        assertThat(get("/a?page=2").body()).isEqualTo("page=2");
        assertThat(get("/a").statusCode()).isEqualTo(501);
    }

    @Test
    void whatIsNotScriptedIsAnErrorThatStandsInTheRecord() throws Exception {
        HttpResponse<String> answer = get("/nowhere?secret=1");

        assertThat(answer.statusCode()).isEqualTo(501);
        assertThat(answer.body()).isEqualTo("nothing is scripted for GET /nowhere");
        assertThat(bank.unscripted()).hasSize(1);
    }

    @Test
    void redirects() throws Exception {
        bank.when("GET", "/a").answer(ScriptedAnswer.redirect(302, URI.create("https://elsewhere.example/b")));

        HttpResponse<String> answer = get("/a");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).contains("https://elsewhere.example/b");
    }

    @Test
    void anAnswerIsHeldBackUntilTheLatchIsOpen() throws Exception {
        CountDownLatch latch = new CountDownLatch(1);
        bank.when("GET", "/a").answer(ScriptedAnswer.of(200).heldBackUntil(latch));
        CompletableFuture<Integer> status = client.sendAsync(
                        HttpRequest.newBuilder(uri("/a")).build(), HttpResponse.BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode);
        bank.awaitRequests(1, GUARD);

        assertThat(status).isNotDone();
        latch.countDown();

        assertThat(status.get(30, TimeUnit.SECONDS)).isEqualTo(200);
    }

    @Test
    void connectionsAreKeptAndNumbered() throws Exception {
        bank.when("GET", "/a").answer(ScriptedAnswer.json(200, "{}"));
        get("/a");
        get("/a");

        assertThat(bank.requests()).extracting(RecordedRequest::connection).containsExactly(1, 1);

        bank.breakConnections();
        bank.await("the broken connection", it -> it.openConnections() == 0, GUARD);
        get("/a");

        assertThat(bank.requests().get(2).connection()).isEqualTo(2);
        assertThat(bank.connections()).isEqualTo(2);
    }

    @Test
    void closingEndsAStalledAnswer() {
        bank.when("GET", "/a").answer(ScriptedAnswer.json(200, "{}").with(Fault.STALL_IN_HEADERS));
        CompletableFuture<HttpResponse<Void>> answer =
                client.sendAsync(HttpRequest.newBuilder(uri("/a")).build(), HttpResponse.BodyHandlers.discarding());
        assertThat(answer).isNotDone();
        awaitOneRequest();

        bank.close();

        assertThatThrownBy(() -> answer.get(30, TimeUnit.SECONDS)).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void waitingInVainSaysForWhat() {
        assertThatThrownBy(() -> bank.awaitRequests(3, Duration.ofMillis(1)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("3 requests");
    }

    @Test
    void timesFollowsAnAnswer() {
        Rule rule = bank.when("GET", "/a");

        assertThatThrownBy(() -> rule.times(2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noTextShowsASecret() {
        ScriptedAnswer answer = ScriptedAnswer.json(200, "secret-body").header("X-Token", "secret-header");

        assertThat(answer).hasToString("ScriptedAnswer[200]");
        assertThat(answer.headers().toString()).doesNotContain("secret");
        assertThat(bank.toString()).startsWith("ScriptedBank[https://localhost:");
    }

    private void awaitOneRequest() {
        try {
            bank.awaitRequests(1, GUARD);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private URI uri(String target) {
        return bank.origin().resolve(target);
    }

    private HttpResponse<String> get(String target) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri(target)).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
