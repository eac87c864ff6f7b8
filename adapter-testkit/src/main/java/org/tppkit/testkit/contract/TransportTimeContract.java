package org.tppkit.testkit.contract;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.TransportException.Reason;
import org.tppkit.ports.spi.http.BankResponse;
import org.tppkit.testkit.scripted.Fault;
import org.tppkit.testkit.scripted.ScriptedAnswer;

/** When transports give up: at the timeout and at an interrupt. */
interface TransportTimeContract extends TransportUnderTest {

    @Test
    @DisplayName("HT-05 an exchange ends at its timeout before the headers")
    default void anExchangeEndsAtItsTimeoutBeforeTheHeaders() {
        try (TransportScene scene = TransportScene.of(this)) {
            CountDownLatch never = new CountDownLatch(1);
            assertTimeout(scene, ScriptedAnswer.of(200).heldBackUntil(never), "before the headers");
            assertTimeout(scene, ScriptedAnswer.of(200).with(Fault.STALL_IN_HEADERS), "within the headers");
        }
    }

    @Test
    @DisplayName("HT-05 an exchange ends at its timeout while the body stands still")
    default void anExchangeEndsAtItsTimeoutWhileTheBodyStandsStill() {
        try (TransportScene scene = TransportScene.of(this)) {
            ScriptedAnswer still = ScriptedAnswer.of(200).body(new byte[100]).with(Fault.STALL_IN_BODY);
            assertTimeoutOfBody(scene, still, "while the body stands still");
        }
    }

    @Test
    @DisplayName("HT-05 an exchange ends at its timeout while the body dribbles, and so does its connection")
    default void anExchangeEndsAtItsTimeoutWhileTheBodyDribbles() {
        try (TransportScene scene = TransportScene.of(this)) {
            ScriptedAnswer dribbling = ScriptedAnswer.of(200).with(Fault.DRIBBLE);
            assertTimeoutOfBody(scene, dribbling, "while some bytes of the body come all the time");
            scene.await(
                    "the end of the connection after the timeout",
                    bank -> bank.openConnections() == 0,
                    TransportClauses.TIMEOUT);
        }
    }

    private static void assertTimeout(TransportScene scene, ScriptedAnswer answer, String where) {
        scene.bank().when("POST", "/").answer(answer);
        Exchange exchange = Exchange.of(scene.transport(), scene.with("POST", "/"), TransportScene.SHORT);
        assertTimedOut(scene, exchange, where);
    }

    /** On a slow machine the time may be up before the body begins; then it is tried again with more. */
    private static void assertTimeoutOfBody(TransportScene scene, ScriptedAnswer answer, String where) {
        scene.bank().when("POST", "/").answer(answer);
        AtomicBoolean begun = new AtomicBoolean();
        Duration time = TransportScene.SHORT;
        for (int attempt = 0; attempt < 4 && !begun.get(); attempt++) {
            Duration timeout = time;
            Exchange exchange = Exchange.of(() -> {
                try (BankResponse response = scene.transport().exchange(scene.with("POST", "/"), timeout)) {
                    begun.set(true);
                    return Optional.of(
                            new Exchange.Answer(response, response.body().readAllBytes()));
                }
            });
            assertTimedOut(scene, exchange, where);
            time = time.multipliedBy(2);
        }
    }

    private static void assertTimedOut(TransportScene scene, Exchange exchange, String where) {
        TransportException failure = exchange.end(scene.guard(), TransportClauses.TIMEOUT)
                .transportFailure(TransportClauses.TIMEOUT, "a timeout " + where);
        TransportScene.assertReason(Reason.TIMEOUT, failure, TransportClauses.TIMEOUT, "a timeout " + where);
        // Where the time was up before a connection stood, nothing had arrived.
        boolean arrived = !scene.bank().requests().isEmpty();
        TransportClauses.TIMEOUT.holds(
                failure.requestMayHaveArrived() || !arrived,
                "the time was up " + where + ", and it is said that the request did not arrive.");
    }

    @Test
    @DisplayName("HT-10 an interrupt ends the waiting for an answer and stays set")
    default void anInterruptEndsTheWaiting() {
        try (TransportScene scene = TransportScene.of(this)) {
            scene.bank().when("GET", "/").answer(ScriptedAnswer.of(200).heldBackUntil(new CountDownLatch(1)));
            Exchange exchange = scene.exchange(scene.get("/"));
            scene.await("the request", bank -> !bank.requests().isEmpty(), TransportClauses.INTERRUPTED);
            assertInterrupted(scene, exchange, "while an answer was waited for");
        }
    }

    @Test
    @DisplayName("HT-10 an interrupt ends the reading of a body and stays set")
    default void anInterruptEndsTheReading() {
        CountDownLatch reading = new CountDownLatch(1);
        try (TransportScene scene = TransportScene.of(this)) {
            scene.bank()
                    .when("GET", "/")
                    .answer(ScriptedAnswer.of(200).body(new byte[100]).with(Fault.STALL_IN_BODY));
            Exchange exchange = Exchange.of(() -> {
                try (BankResponse response = scene.transport().exchange(scene.get("/"), scene.plenty())) {
                    response.body().readNBytes(1);
                    reading.countDown();
                    response.body().readAllBytes();
                }
                return Optional.empty();
            });
            TransportClauses.STREAMED.holds(
                    Race.opens(reading, scene.guard()),
                    "the first byte of a body could not be read before the last was sent.");
            assertInterrupted(scene, exchange, "while a body was being read");
        }
    }

    private static void assertInterrupted(TransportScene scene, Exchange exchange, String when) {
        exchange.interrupt();
        Exchange.End end = exchange.end(scene.guard(), TransportClauses.INTERRUPTED);
        TransportClauses.INTERRUPTED.holds(
                end.failure() instanceof TransportException failure && failure.reason() == Reason.INTERRUPTED,
                "an interrupt " + when + " is not told as a TransportException of reason INTERRUPTED.");
        TransportClauses.INTERRUPTED.holds(end.flag(), "after an interrupt " + when + " the thread's flag is not set.");
    }
}
