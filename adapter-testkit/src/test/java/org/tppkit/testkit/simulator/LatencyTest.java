package org.tppkit.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TlsContexts;

/** The time that a simulated bank takes. */
class LatencyTest {

    @Test
    void eachRequestWaitsThatLongBeforeItIsTakenUpOnBothListeners() throws Exception {
        List<Duration> waits = new CopyOnWriteArrayList<>();
        BankSimulatorBuilder settings = BankSimulator.builder();
        settings.latency = new Latency(Duration.ofSeconds(7), (end, time) -> waits.add(time));
        try (BankSimulator bank = settings.start()) {
            HttpClient client = client();
            assertThat(get(client, bank.apiUri()).statusCode()).isEqualTo(404);
            assertThat(get(client, bank.authorizationUri()).statusCode()).isEqualTo(404);
        }
        assertThat(waits).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7));
    }

    @Test
    void withoutLatencyNothingWaits() throws Exception {
        Latency none = new Latency(Duration.ZERO, (end, time) -> {
            throw new IllegalStateException("it waits");
        });
        none.pass();
        assertThatThrownBy(() -> BankSimulator.builder().latency(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void closingTheBankEndsTheWaiting() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        BankSimulatorBuilder settings = BankSimulator.builder();
        settings.latency = new Latency(Duration.ofHours(1), (end, time) -> {
            waiting.countDown();
            end.await();
            throw new InterruptedException();
        });
        CompletableFuture<HttpResponse<String>> answer;
        try (BankSimulator bank = settings.start()) {
            answer = client().sendAsync(request(bank.authorizationUri()), BodyHandlers.ofString());
            assertThat(waiting.await(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThatThrownBy(answer::join).isInstanceOf(CompletionException.class);
    }

    private static HttpResponse<String> get(HttpClient client, URI address) throws Exception {
        return client.send(request(address), BodyHandlers.ofString());
    }

    private static HttpRequest request(URI address) {
        return HttpRequest.newBuilder(address.resolve("/nowhere")).build();
    }

    private static HttpClient client() {
        TestPki pki = TestPki.shared();
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(TlsContexts.client(pki.tpp().qwac(), pki.caCertificate()))
                .build();
    }
}
