package org.tppkit.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.RequestId;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.BankResponse;

class FakeBankCallTest {
    private static final BankRequest REQUEST = BankRequest.get(URI.create("https://bank.example/accounts?secret=1"))
            .build();

    @Test
    void givesTheAnswersInOrderAndRecordsTheRequests() throws IOException {
        FakeBankCall call = FakeBankCall.answering(FakeAnswers.json(200, "{}"), FakeAnswers.of(503));

        BankResponse first = call.send(REQUEST);
        BankResponse second = call.send(REQUEST);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("content-type")).contains("application/json");
        assertThat(new String(first.body().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("{}");
        assertThat(second.status()).isEqualTo(503);
        assertThat(call.requests()).containsExactly(REQUEST, REQUEST);
    }

    @Test
    void aRequestWithoutAnAnswerIsAnErrorThatNamesItWithoutItsQuery() {
        FakeBankCall call = FakeBankCall.sendingNothing();

        assertThatThrownBy(() -> call.send(REQUEST))
                .isInstanceOf(AssertionError.class)
                .hasMessage("no answer is left for GET bank.example/accounts");
    }

    @Test
    void theBankMayBeAFunction() {
        FakeBankCall call = FakeBankCall.answering(
                request -> FakeAnswers.of(request.method().equals("GET") ? 200 : 405));

        assertThat(call.send(REQUEST).status()).isEqualTo(200);
        assertThat(call.send(BankRequest.of("POST", REQUEST.uri()).build()).status())
                .isEqualTo(405);
    }

    @Test
    void tellsWhatItWasGiven() {
        FakeBankCall call = FakeBankCall.sendingNothing()
                .withAccessToken("token-1")
                .withConsentReference("consent-1")
                .withPsu(PsuContext.absent())
                .withTimeLeft(Duration.ofSeconds(2));

        assertThat(call.accessToken()).contains(new AccessToken("token-1"));
        assertThat(call.consentReference()).contains("consent-1");
        assertThat(call.psu().isPresent()).isFalse();
        assertThat(call.timeLeft()).isEqualTo(Duration.ofSeconds(2));
        assertThat(call.toString()).doesNotContain("token-1");
    }

    @Test
    void eachRequestIdIsNewAndRecorded() {
        FakeBankCall call = FakeBankCall.sendingNothing();

        RequestId first = call.newRequestId();
        RequestId second = call.newRequestId();

        assertThat(first).isEqualTo(RequestId.of("00000000-0000-4000-8000-000000000001"));
        assertThat(second).isNotEqualTo(first);
        assertThat(call.requestIds()).containsExactly(first, second);
    }

    @Test
    void nothingIsSentWhenTheTimeIsUp() {
        FakeBankCall call = FakeBankCall.answering(FakeAnswers.of(200)).withTimeLeft(Duration.ofSeconds(-1));

        assertThat(call.timeLeft()).isZero();
        assertThatThrownBy(() -> call.send(REQUEST)).isInstanceOfSatisfying(TransportException.class, e -> {
            assertThat(e.reason()).isEqualTo(TransportException.Reason.TIMEOUT);
            assertThat(e.requestMayHaveArrived()).isFalse();
        });
        assertThat(call.requests()).isEmpty();
    }

    @Test
    void noticesAnswersThatNobodyClosed() {
        FakeBankCall call = FakeBankCall.answering(FakeAnswers.of(200), FakeAnswers.of(200));

        BankResponse closed = call.send(REQUEST);
        closed.close();
        call.send(REQUEST);

        assertThat(call.unclosedAnswers()).isOne();
    }

    @Test
    void theOnlyRequestIsTheOnlyOne() {
        FakeBankCall call = FakeBankCall.answering(request -> FakeAnswers.of(200));
        call.send(REQUEST);

        assertThat(call.onlyRequest()).isSameAs(REQUEST);

        call.send(REQUEST);
        assertThatThrownBy(call::onlyRequest).hasMessageContaining("there were 2");
    }
}
