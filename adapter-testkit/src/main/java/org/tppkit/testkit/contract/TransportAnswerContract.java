package org.tppkit.testkit.contract;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.TransportException.Reason;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.BankResponse;
import org.tppkit.testkit.scripted.Fault;
import org.tppkit.testkit.scripted.ScriptedAnswer;
import org.tppkit.testkit.scripted.ScriptedBank;

/** What transports make of answers, whole and broken ones. */
interface TransportAnswerContract extends TransportUnderTest {
    /** Chunks instead of a length: without delay, for its latch is open. */
    private static ScriptedAnswer inChunks(ScriptedAnswer answer) {
        return answer.with(Fault.DRIBBLE).until(new CountDownLatch(0));
    }

    @Test
    @DisplayName("HT-12 headers and body of an answer come as they are")
    default void anAnswerComesAsItIs() {
        byte[] body = StoreSamples.noise(200_000);
        try (TransportScene scene = TransportScene.of(this)) {
            scene.bank()
                    .when("GET", "/")
                    .answer(ScriptedAnswer.of(200)
                            .header("X-Twice", "one")
                            .header("X-Twice", "two")
                            .header("Content-Type", "application/octet-stream")
                            .body(body));
            Exchange.Answer came = scene.answer(scene.get("/"), TransportClauses.ANSWER);
            TransportClauses.ANSWER.equal(
                    List.of("one", "two"),
                    came.response().headers("x-twice"),
                    "of a header that stands twice not both values came, in order.");
            TransportClauses.ANSWER.holds(
                    Arrays.equals(body, came.body()),
                    "a body of " + body.length + " bytes came as another of " + came.body().length + ".");
        }
    }

    @Test
    @DisplayName("HT-08 an answer of the greatest length comes, a longer one does not")
    default void aLongerAnswerDoesNotCome() {
        int limit = 1_000;
        try (TransportScene scene = new TransportScene(this, ScriptedBank.start(TransportScene.PKI), limit)) {
            ScriptedAnswer whole = ScriptedAnswer.of(200).body(StoreSamples.noise(limit));
            scene.bank().when("GET", "/greatest").answer(whole);
            // In chunks, one blank comes before the body.
            scene.bank().when("GET", "/chunks").answer(inChunks(whole.body(StoreSamples.noise(limit - 1))));
            scene.bank().when("GET", "/longer").answer(whole.body(StoreSamples.noise(limit + 1)));
            scene.bank().when("GET", "/longer-chunks").answer(inChunks(whole));
            for (String path : List.of("/greatest", "/chunks")) {
                int length =
                        scene.answer(scene.get(path), TransportClauses.LIMIT).body().length;
                TransportClauses.LIMIT.holds(
                        length == limit, "of a body of exactly " + limit + " bytes, the limit, " + length + " came.");
            }
            for (String path : List.of("/longer", "/longer-chunks")) {
                String what = "a body of " + (limit + 1) + " bytes "
                        + (path.equals("/longer") ? "with Content-Length" : "in chunks");
                Exchange.End end = scene.exchange(scene.get(path)).end(scene.guard(), TransportClauses.LIMIT);
                TransportClauses.LIMIT.holds(end.answer() == null, what + " came, where the limit is " + limit + ".");
                TransportException failure = end.transportFailure(TransportClauses.LIMIT, what);
                TransportScene.assertReason(Reason.MALFORMED, failure, TransportClauses.LIMIT, what);
            }
        }
    }

    @Test
    @DisplayName("HT-09 the first bytes of a body can be read before the last are sent")
    default void theFirstBytesComeBeforeTheLastAreSent() {
        byte[] body = StoreSamples.noise(60_000);
        byte[] half = Arrays.copyOf(body, body.length / 2);
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch gotHalf = new CountDownLatch(1);
        try (TransportScene scene = TransportScene.of(this)) {
            scene.bank()
                    .when("GET", "/")
                    .answer(ScriptedAnswer.of(200)
                            .body(body)
                            .with(Fault.STALL_IN_BODY)
                            .until(goOn));
            Exchange exchange = Exchange.of(() -> {
                try (BankResponse response = scene.transport().exchange(scene.get("/"), scene.plenty())) {
                    byte[] first = response.body().readNBytes(half.length);
                    gotHalf.countDown();
                    byte[] rest = response.body().readAllBytes();
                    byte[] all = Arrays.copyOf(first, first.length + rest.length);
                    System.arraycopy(rest, 0, all, first.length, rest.length);
                    return Optional.of(new Exchange.Answer(response, all));
                }
            });
            boolean streamed = Race.opens(gotHalf, scene.guard());
            goOn.countDown();
            TransportClauses.STREAMED.holds(
                    streamed, "half of a body was sent, and could not be read before the other half was sent too.");
            byte[] came =
                    exchange.answer(scene.guard(), TransportClauses.STREAMED).body();
            TransportClauses.STREAMED.holds(
                    Arrays.equals(body, came), "a body that came in two parts is not the one that was sent.");
        }
    }

    @Test
    @DisplayName("HT-11 the connection of an answer that is closed unread does not wait for the rest")
    default void aClosedAnswerLeavesNoConnectionWaiting() {
        try (TransportScene scene = TransportScene.of(this)) {
            scene.bank().when("GET", "/").answer(ScriptedAnswer.of(200).with(Fault.DRIBBLE));
            Exchange exchange = Exchange.of(() -> {
                scene.transport().exchange(scene.get("/"), scene.plenty()).close();
                return Optional.empty();
            });
            Exchange.End end = exchange.end(scene.guard(), TransportClauses.CLOSED);
            TransportClauses.CLOSED.holds(end.failure() == null, "closing an answer that was not read failed.");
            scene.await(
                    "the end of the connection after its answer was closed",
                    bank -> bank.openConnections() == 0,
                    TransportClauses.CLOSED);
        }
    }

    @Test
    @DisplayName("HT-12 half an answer is no answer, and its reason is told")
    default void halfAnAnswerIsNoAnswer() {
        byte[] body = "[{\"amount\":\"1.00\"},{\"amount\":\"2.00\"}]".getBytes(StandardCharsets.UTF_8);
        List<Fault> breaks = List.of(Fault.DROP, Fault.DROP_IN_HEADERS, Fault.DROP_IN_BODY, Fault.DROP_IN_CHUNK);
        List<Fault> nonsense = List.of(Fault.GARBAGE_STATUS_LINE, Fault.BAD_CHUNK_SIZE);
        try (TransportScene scene = TransportScene.of(this)) {
            ScriptedAnswer whole = ScriptedAnswer.of(200).body(body);
            breaks.forEach(fault -> assertReason(scene, Reason.CONNECTION_LOST, whole.with(fault)));
            nonsense.forEach(fault -> assertReason(scene, Reason.MALFORMED, whole.with(fault)));
        }
    }

    private static void assertReason(TransportScene scene, Reason reason, ScriptedAnswer answer) {
        scene.bank().when("POST", "/").answer(answer);
        Exchange.End end = scene.exchange(scene.with("POST", "/")).end(scene.guard(), TransportClauses.NO_ANSWER);
        TransportClauses.NO_ANSWER.holds(end.answer() == null, answer + " was taken for a whole answer.");
        TransportException failure = end.transportFailure(TransportClauses.NO_ANSWER, answer.toString());
        TransportScene.assertReason(reason, failure, TransportClauses.NO_ANSWER, answer.toString());
        TransportClauses.NO_ANSWER.holds(
                failure.requestMayHaveArrived(), answer + " is said to be to a request that did not arrive.");
    }

    @Test
    @DisplayName("HT-12 a bank that cannot be reached got nothing")
    default void aBankThatCannotBeReachedGotNothing() {
        try (TransportScene scene = TransportScene.of(this)) {
            URI gone = scene.uri("/");
            scene.bank().close();
            TransportException failure = scene.failure(
                    BankRequest.get(gone).build(), TransportClauses.NO_ANSWER, "a connection that is refused");
            TransportScene.assertReason(
                    Reason.UNREACHABLE, failure, TransportClauses.NO_ANSWER, "a connection that is refused");
            TransportClauses.NO_ANSWER.holds(
                    !failure.requestMayHaveArrived(), "no connection was made, and yet the request may have arrived.");
        }
    }
}
