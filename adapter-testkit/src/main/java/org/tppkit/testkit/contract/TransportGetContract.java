package org.tppkit.testkit.contract;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tppkit.testkit.scripted.Fault;
import org.tppkit.testkit.scripted.ScriptedAnswer;

/** How often transports send a GET: some HTTP clients repeat it by themselves, for it changes nothing. */
interface TransportGetContract extends TransportUnderTest {

    @Test
    @DisplayName("HT-01 a GET is not sent again when the connection breaks before the answer")
    default void aGetIsNotSentAgainWhenTheConnectionBreaks() {
        whyGetsMayBeRepeated().ifPresent(why -> Assumptions.abort("whether a GET is sent once was not tested: " + why));
        try (TransportScene scene = TransportScene.of(this)) {
            scene.bank().when("GET", "/").answer(ScriptedAnswer.json(200, "{}"));
            // A connection that was in use before is what HTTP clients like to try again on.
            scene.answer(scene.get("/"), TransportClauses.ANSWER);
            assertSentOnce(scene, ScriptedAnswer.none(), "the connection broke before the answer");
        }
    }

    @Test
    @DisplayName("HT-01 a GET is not sent again when its answer has begun, whatever it is")
    default void aGetIsNotSentAgainWhenItsAnswerHasBegun() {
        ScriptedAnswer whole = ScriptedAnswer.json(200, "[{},{}]");
        Stream<ScriptedAnswer> broken = Stream.of(Fault.DROP_IN_HEADERS, Fault.DROP_IN_BODY, Fault.GARBAGE_STATUS_LINE)
                .map(whole::with);
        Stream<ScriptedAnswer> refusals = IntStream.of(401, 408, 421, 429, 503)
                .mapToObj(status -> ScriptedAnswer.of(status).header("Retry-After", "0"));
        List<ScriptedAnswer> answers = Stream.concat(broken, refusals).toList();
        try (TransportScene scene = TransportScene.of(this)) {
            answers.forEach(answer -> assertSentOnce(scene, answer, "the bank's answer was " + answer));
        }
    }

    private static void assertSentOnce(TransportScene scene, ScriptedAnswer answer, String seen) {
        int before = scene.bank().requests("GET", "/accounts").size();
        scene.bank().when("GET", "/accounts").answer(answer).times(1).answer(ScriptedAnswer.json(200, "{}"));
        scene.exchange(scene.get("/accounts")).end(scene.guard(), TransportClauses.ONCE);
        int sent = scene.bank().requests("GET", "/accounts").size() - before;
        TransportClauses.ONCE.holds(sent == 1, seen + ", and " + sent + " GETs arrived.");
    }
}
