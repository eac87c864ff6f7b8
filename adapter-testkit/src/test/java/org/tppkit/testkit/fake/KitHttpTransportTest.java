package org.tppkit.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.TransportException.Reason;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.BankResponse;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.scripted.Fault;
import org.tppkit.testkit.scripted.ScriptedAnswer;
import org.tppkit.testkit.scripted.ScriptedBank;

class KitHttpTransportTest {
    private static final Duration GUARD = Duration.ofSeconds(30);

    private final ScriptedBank bank = ScriptedBank.start(TestPki.shared());
    private final KitHttpTransport transport = KitHttpTransport.of(TestPki.shared());

    @AfterEach
    void close() {
        transport.close();
        bank.close();
    }

    private BankRequest get(String target) {
        return BankRequest.get(URI.create(bank.origin() + target)).build();
    }

    private String read(String target) throws IOException {
        try (BankResponse answer = transport.exchange(get(target), GUARD)) {
            return new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void showsItsCertificateAndKeepsItsConnection() throws IOException {
        bank.when("GET", "/a").answer(ScriptedAnswer.json(200, "{}"));
        assertThat(read("/a?x=1")).isEqualTo("{}");
        assertThat(read("/a?x=2")).isEqualTo("{}");
        assertThat(bank.connections()).isEqualTo(1);
        assertThat(bank.requests()).extracting(request -> request.target()).containsExactly("/a?x=1", "/a?x=2");
        assertThat(bank.requests().get(0).clientSubject()).isPresent();
    }

    @Test
    void sendsARequestOnceWhateverHappens() {
        for (Fault fault : new Fault[] {Fault.DROP, Fault.DROP_IN_HEADERS, Fault.GARBAGE_STATUS_LINE}) {
            int before = bank.requests().size();
            bank.when("GET", "/a").answer(ScriptedAnswer.of(200).with(fault));
            assertThatThrownBy(() -> transport.exchange(get("/a"), GUARD))
                    .isInstanceOfSatisfying(
                            TransportException.class,
                            e -> assertThat(e.requestMayHaveArrived()).isTrue());
            assertThat(bank.requests()).hasSize(before + 1);
        }
    }

    @Test
    void aBodyThatBreaksIsAnErrorOfTheTransport() {
        for (Fault fault : new Fault[] {Fault.DROP_IN_BODY, Fault.DROP_IN_CHUNK, Fault.BAD_CHUNK_SIZE}) {
            bank.when("GET", "/a").answer(ScriptedAnswer.json(200, "{\"a\":1}").with(fault));
            assertThatThrownBy(() -> read("/a")).isInstanceOf(TransportException.class);
        }
    }

    @Test
    void aBodyLongerThanTheLimitIsMalformed() {
        bank.when("GET", "/a").answer(ScriptedAnswer.json(200, "x".repeat(1_001)));
        try (KitHttpTransport small = transport.withLimit(1_000);
                BankResponse answer = small.exchange(get("/a"), GUARD)) {
            assertThatThrownBy(() -> answer.body().readAllBytes())
                    .isInstanceOfSatisfying(
                            TransportException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED));
        }
    }

    @Test
    void aStrangerAndAWrongHostAreNotTrusted() {
        try (ScriptedBank stranger = ScriptedBank.builder(TestPki.shared())
                .identity(TestPki.shared().stranger().server())
                .start()) {
            BankRequest request =
                    BankRequest.get(URI.create(stranger.origin() + "/a")).build();
            assertThatThrownBy(() -> transport.exchange(request, GUARD))
                    .isInstanceOfSatisfying(
                            TransportException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.TLS_UNTRUSTED));
            assertThat(stranger.requests()).isEmpty();
        }
    }

    @Test
    void anInterruptIsNoticedAndStays() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> transport.exchange(get("/a"), GUARD))
                .isInstanceOfSatisfying(
                        TransportException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INTERRUPTED));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aCallGoesToTheBanksOwnOriginsOnly() {
        KitBankCall call = KitBankCall.over(transport, BankEndpoints.of(bank.origin()));
        BankRequest elsewhere =
                BankRequest.get(URI.create("https://localhost:1/a")).build();
        assertThatThrownBy(() -> call.send(elsewhere)).isInstanceOf(InvalidRequestException.class);
        assertThat(call.requests()).isEmpty();
        assertThat(call.refusedRequests()).containsExactly(elsewhere);
    }

    @Test
    void aCallKnowsWhichAnswersStayedOpen() {
        bank.when("GET", "/a").answer(ScriptedAnswer.json(200, "{}"));
        KitBankCall call = KitBankCall.over(transport, BankEndpoints.of(bank.origin()));
        BankResponse answer = call.send(get("/a"));
        assertThat(call.unclosedAnswers()).isEqualTo(1);
        answer.close();
        assertThat(call.unclosedAnswers()).isZero();
    }
}
