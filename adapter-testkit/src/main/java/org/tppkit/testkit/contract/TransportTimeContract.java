package org.tppkit.testkit.contract;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
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
        CountDownLatch never = new CountDownLatch(1);
        assertTimeout(ScriptedAnswer.of(200).heldBackUntil(never), "before the headers");
        assertTimeout(ScriptedAnswer.of(200).with(Fault.STALL_IN_HEADERS), "within the headers");
    }

    @Test
    @DisplayName("HT-05 an exchange ends at its timeout while the body stands still")
    default void anExchangeEndsAtItsTimeoutWhileTheBodyStandsStill() {
        assertTimeout(ScriptedAnswer.of(200).body(new byte[100]).with(Fault.STALL_IN_BODY), "within the body");
    }

    @Test
    @DisplayName("HT-05 an exchange ends at its timeout while the body dribbles, and so does its connection")
    default void anExchangeEndsAtItsTimeoutWhileTheBodyDribbles() {
        assertTimeout(
                ScriptedAnswer.of(200).with(Fault.DRIBBLE), "within a body of which some bytes come all the time");
    }

    private void assertTimeout(ScriptedAnswer answer, String where) {
        try (TransportScene scene = TransportScene.of(this)) {
            scene.bank().when("POST", "/").answer(answer);
            TransportException failure = Exchange.of(scene.transport(), scene.with("POST", "/"), TransportScene.SHORT)
                    .failure(scene.guard(), TransportClauses.TIMEOUT);
            TransportScene.assertReason(Reason.TIMEOUT, failure, TransportClauses.TIMEOUT, "a timeout " + where);
            TransportClauses.TIMEOUT.holds(
                    failure.requestMayHaveArrived(),
                    "a timeout " + where + " is said to be before the request arrived.");
        }
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
