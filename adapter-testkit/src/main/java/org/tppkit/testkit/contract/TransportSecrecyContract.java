package org.tppkit.testkit.contract;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.testkit.scripted.Fault;
import org.tppkit.testkit.scripted.ScriptedAnswer;

/** What transports must not tell. */
interface TransportSecrecyContract extends TransportUnderTest {

    @Test
    @DisplayName("HT-06 no failure shows a header's value, a query or a body")
    default void noFailureShowsASecret() {
        List<Fault> faults = List.of(
                Fault.DROP,
                Fault.DROP_IN_HEADERS,
                Fault.DROP_IN_BODY,
                Fault.BAD_CHUNK_SIZE,
                Fault.GARBAGE_STATUS_LINE,
                Fault.STALL_IN_HEADERS);
        try (TransportScene scene = TransportScene.of(this)) {
            BankRequest request = BankRequest.of("POST", scene.uri("/token?code=canary-of-the-query"))
                    .header("Authorization", "canary-of-the-header")
                    .body("canary-of-the-body".getBytes(StandardCharsets.UTF_8))
                    .build();
            ScriptedAnswer answer = ScriptedAnswer.of(200)
                    .header("X-Token", "canary-of-the-answers-header")
                    .body("canary-of-the-answers-body".getBytes(StandardCharsets.UTF_8));
            for (Fault fault : faults) {
                scene.bank().when(any -> true).answer(answer.with(fault));
                Duration time = fault == Fault.STALL_IN_HEADERS ? TransportScene.SHORT : scene.plenty();
                TransportException failure = Exchange.of(scene.transport(), request, time)
                        .end(scene.guard(), TransportClauses.NO_ANSWER)
                        .transportFailure(TransportClauses.NO_ANSWER, "the fault " + fault);
                TransportClauses.SILENT.holds(
                        !Secrets.told(failure).contains("canary"),
                        "after the fault " + fault
                                + " the exception, or a cause of it, quotes the request or the answer.");
            }
        }
    }
}
