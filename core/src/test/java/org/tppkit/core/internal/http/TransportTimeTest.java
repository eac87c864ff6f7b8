package org.tppkit.core.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tppkit.core.Settings;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.TransportException.Reason;
import org.tppkit.ports.spi.http.BankResponse;

@Timeout(60)
class TransportTimeTest {
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final String HALF_AN_ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nbegin";

    private final JdkHttpTransport transport = TestTls.transport();
    private final JdkHttpTransport impatient = TestTls.transport(
            Settings.builder().noProgressTimeout(Duration.ofMillis(200)).build());

    @AfterEach
    void closeTransports() {
        transport.close();
        impatient.close();
    }

    @Test
    void anAnswerThatNeverBeginsEndsAtTheDeadlineAndItsConnectionIsClosed() throws Exception {
        RawServer.Play play = c -> {
            c.readRequest();
            c.awaitClientGone();
        };
        try (RawServer server = RawServer.start(TestTls.server(), play)) {
            TransportException failure = failure(transport, server, SHORT);

            assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
            assertThat(failure.requestMayHaveArrived()).isTrue();
            server.awaitClientGone();
        }
    }

    @Test
    void headersThatDribbleEndAtTheDeadline() throws Exception {
        RawServer.Play play = c -> {
            c.readRequest();
            c.dribble("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(100_000), Duration.ofMillis(20));
        };
        try (RawServer server = RawServer.start(TestTls.server(), play)) {
            assertThat(failure(transport, server, SHORT).reason()).isEqualTo(Reason.TIMEOUT);
            server.awaitClientGone();
        }
    }

    @Test
    void aBodyThatStandsStillEndsBeforeTheDeadline() throws Exception {
        try (RawServer server = RawServer.start(TestTls.server(), stalled())) {
            TransportException failure = failure(impatient, server, TestTls.PLENTY);

            assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
            assertThat(failure).hasMessageContaining("stood still for 200 ms");
            server.awaitClientGone();
        }
    }

    @Test
    void aBodyThatDribblesEndsAtTheDeadline() throws Exception {
        RawServer.Play play = c -> {
            c.readRequest();
            c.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
            c.dribble("x".repeat(100_000), Duration.ofMillis(20));
        };
        try (RawServer server = RawServer.start(TestTls.server(), play)) {
            TransportException failure = failure(transport, server, SHORT);

            assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
            assertThat(failure).hasMessageContaining("time for the call was up");
            server.awaitClientGone();
        }
    }

    @Test
    @DisplayName("C4 a body that nobody reads is ended at the deadline too")
    void aBodyThatNobodyReadsIsEndedAtTheDeadlineToo() throws Exception {
        try (RawServer server = RawServer.start(TestTls.server(), stalled())) {
            BankResponse answer = transport.exchange(TransportTest.get(server), SHORT);

            server.awaitClientGone();
            TransportException failure = catchThrowableOfType(
                    TransportException.class, () -> answer.body().readAllBytes());
            assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
        }
    }

    @Test
    void aSlowReaderIsNotAStandstillOfTheBank() throws Exception {
        try (RawServer server = RawServer.start(TestTls.server(), c -> c.answerAll(200, "all at once"));
                BankResponse answer = impatient.exchange(TransportTest.get(server), TestTls.PLENTY)) {
            assertThat(answer.body().read()).isEqualTo('a');
            new java.util.concurrent.CountDownLatch(1).await(500, TimeUnit.MILLISECONDS);

            assertThat(TransportTest.text(answer)).isEqualTo("ll at once");
        }
    }

    @Test
    void aCallWithoutTimeLeftSendsNothing() throws Exception {
        try (RawServer server = RawServer.start(TestTls.server(), c -> c.answerAll(200, ""))) {
            TransportException failure = failure(transport, server, Duration.ZERO);

            assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
            assertThat(failure.requestMayHaveArrived()).isFalse();
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void anInterruptEndsTheWaitingForAnAnswerAndKeepsTheFlag() throws Exception {
        RawServer.Play play = c -> {
            c.readRequest();
            c.awaitClientGone();
        };
        try (RawServer server = RawServer.start(TestTls.server(), play)) {
            Outcome outcome = interruptOnceRequested(server);

            assertThat(outcome.failure().reason()).isEqualTo(Reason.INTERRUPTED);
            assertThat(outcome.failure().requestMayHaveArrived()).isTrue();
            assertThat(outcome.flag()).isTrue();
            server.awaitClientGone();
        }
    }

    @Test
    void anInterruptEndsTheReadingOfABodyAndKeepsTheFlag() throws Exception {
        try (RawServer server = RawServer.start(TestTls.server(), stalled())) {
            CompletableFuture<Outcome> outcome = new CompletableFuture<>();
            BankResponse answer = transport.exchange(TransportTest.get(server), TestTls.PLENTY);
            Thread reader = new Thread(
                    () -> outcome.complete(outcomeOf(() -> answer.body().readAllBytes())));
            reader.start();
            reader.interrupt();

            Outcome end = outcome.get(20, TimeUnit.SECONDS);
            assertThat(end.failure().reason()).isEqualTo(Reason.INTERRUPTED);
            assertThat(end.flag()).isTrue();
            server.awaitClientGone();
        }
    }

    @Test
    void anInterruptedThreadSendsNothing() throws Exception {
        try (RawServer server = RawServer.start(TestTls.server(), c -> c.answerAll(200, ""))) {
            Thread.currentThread().interrupt();
            TransportException failure = failure(transport, server, TestTls.PLENTY);

            assertThat(Thread.interrupted()).isTrue();
            assertThat(failure.reason()).isEqualTo(Reason.INTERRUPTED);
            assertThat(failure.requestMayHaveArrived()).isFalse();
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void closingTheTransportEndsTheWaitingForAnAnswer() throws Exception {
        RawServer.Play play = c -> {
            c.readRequest();
            c.awaitClientGone();
        };
        try (RawServer server = RawServer.start(TestTls.server(), play)) {
            CompletableFuture<TransportException> end =
                    CompletableFuture.supplyAsync(() -> failure(transport, server, TestTls.PLENTY));
            server.awaitRequest();
            transport.close();

            assertThat(end.get(20, TimeUnit.SECONDS).reason()).isEqualTo(Reason.CLOSED);
            server.awaitClientGone();
        }
    }

    @Test
    void closingTheTransportEndsTheReadingOfABody() throws Exception {
        try (RawServer server = RawServer.start(TestTls.server(), stalled())) {
            BankResponse answer = transport.exchange(TransportTest.get(server), TestTls.PLENTY);
            transport.close();
            transport.close();

            TransportException failure = catchThrowableOfType(
                    TransportException.class, () -> answer.body().readAllBytes());
            assertThat(failure.reason()).isEqualTo(Reason.CLOSED);
            server.awaitClientGone();
        }
    }

    @Test
    void aClosedTransportSendsNothing() throws Exception {
        try (RawServer server = RawServer.start(TestTls.server(), c -> c.answerAll(200, ""))) {
            transport.close();
            TransportException failure = failure(transport, server, TestTls.PLENTY);

            assertThat(failure.reason()).isEqualTo(Reason.CLOSED);
            assertThat(failure.requestMayHaveArrived()).isFalse();
            assertThat(server.connections()).isZero();
        }
    }

    private record Outcome(TransportException failure, boolean flag) {}

    private interface Step {
        void run() throws Exception;
    }

    private Outcome interruptOnceRequested(RawServer server) throws Exception {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        Thread thread = new Thread(() -> outcome.complete(outcomeOf(() ->
                transport.exchange(TransportTest.get(server), TestTls.PLENTY).close())));
        thread.start();
        server.awaitRequest();
        thread.interrupt();
        return outcome.get(20, TimeUnit.SECONDS);
    }

    private static Outcome outcomeOf(Step step) {
        TransportException failure = catchThrowableOfType(TransportException.class, step::run);
        return new Outcome(failure, Thread.currentThread().isInterrupted());
    }

    private static RawServer.Play stalled() {
        return c -> {
            c.readRequest();
            c.write(HALF_AN_ANSWER);
            c.awaitClientGone();
        };
    }

    private static TransportException failure(JdkHttpTransport transport, RawServer server, Duration timeout) {
        TransportException failure = catchThrowableOfType(TransportException.class, () -> {
            try (BankResponse answer = transport.exchange(TransportTest.get(server), timeout)) {
                answer.body().readAllBytes();
            }
        });
        assertThat(failure).isNotNull();
        return failure;
    }
}
