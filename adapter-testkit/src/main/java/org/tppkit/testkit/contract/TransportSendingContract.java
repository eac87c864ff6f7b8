package org.tppkit.testkit.contract;

import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.TransportException.Reason;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.testkit.scripted.RecordedRequest;
import org.tppkit.testkit.scripted.ScriptedAnswer;
import org.tppkit.testkit.scripted.ScriptedBank;

/** What transports send: what they were given, once, to nobody else. */
interface TransportSendingContract extends TransportUnderTest {

    @Test
    @DisplayName("HT-01, HT-12 a request that changes something is not sent again when the connection breaks")
    default void nothingIsSentAgainWhenTheConnectionBreaks() {
        try (TransportScene scene = TransportScene.of(this)) {
            scene.bank().when("GET", "/").answer(ScriptedAnswer.json(200, "{}"));
            for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
                // A connection that was in use before is what HTTP clients like to try again on.
                scene.answer(scene.get("/"), TransportClauses.ANSWER);
                assertSentOnceAndLost(scene, method);
            }
        }
    }

    private static void assertSentOnceAndLost(TransportScene scene, String method) {
        scene.bank()
                .when(method, "/payments")
                .answer(ScriptedAnswer.none())
                .times(1)
                .answer(ScriptedAnswer.of(201));
        Exchange.End end = scene.exchange(scene.with(method, "/payments")).end(scene.guard(), TransportClauses.ONCE);
        int sent = scene.bank().requests(method, "/payments").size();
        TransportClauses.ONCE.holds(
                sent == 1,
                "the connection broke after the request was read, and " + sent + " requests of method " + method
                        + " arrived.");
        String what = "a connection that breaks before the answer";
        TransportException failure = end.transportFailure(TransportClauses.NO_ANSWER, what);
        TransportScene.assertReason(Reason.CONNECTION_LOST, failure, TransportClauses.NO_ANSWER, what);
        TransportClauses.NO_ANSWER.holds(
                failure.requestMayHaveArrived(),
                "the bank has read the request, and yet it is said that it did not arrive.");
    }

    @Test
    @DisplayName("HT-01 a POST on a connection that died while it was idle is sent at most once")
    default void aStaleConnectionLeadsToNoSecondPost() {
        try (TransportScene scene = TransportScene.of(this)) {
            scene.bank().when("GET", "/").answer(ScriptedAnswer.json(200, "{}"));
            scene.bank().when("POST", "/payments").answer(ScriptedAnswer.of(201));
            scene.answer(scene.get("/"), TransportClauses.ANSWER);
            scene.bank().breakConnections();
            Exchange.End end =
                    scene.exchange(scene.with("POST", "/payments")).end(scene.guard(), TransportClauses.ONCE);
            int sent = scene.bank().requests("POST", "/payments").size();
            TransportClauses.ONCE.holds(
                    sent <= 1, "the idle connection was closed under the transport, and " + sent + " POSTs arrived.");
            TransportClauses.NO_ANSWER.holds(
                    end.answer() != null || end.failure() instanceof TransportException,
                    "a POST on a connection that had died ended in another exception than TransportException.");
        }
    }

    @Test
    @DisplayName("HT-01, HT-12 any status is an answer, and no reason to send again")
    default void anyStatusIsAnAnswer() {
        try (TransportScene scene = TransportScene.of(this)) {
            for (int status :
                    new int[] {200, 201, 204, 400, 401, 403, 404, 408, 409, 421, 429, 500, 501, 502, 503, 504}) {
                String path = "/status/" + status;
                ScriptedAnswer answer =
                        ScriptedAnswer.of(status).header("Retry-After", "0").header("X-Kind", "plain");
                scene.bank().when("POST", path).answer(status == 204 ? answer : answer.body(new byte[] {'{', '}'}));
                Exchange.Answer came = scene.answer(scene.with("POST", path), TransportClauses.ANSWER);
                TransportClauses.ANSWER.holds(
                        came.response().status() == status,
                        "the bank answered " + status + ", and "
                                + came.response().status() + " came.");
                TransportClauses.ANSWER.holds(
                        came.body().length == (status == 204 ? 0 : 2)
                                && came.response()
                                        .header("x-kind")
                                        .filter("plain"::equals)
                                        .isPresent(),
                        "the body or a header of an answer with status " + status + " is missing.");
                int sent = scene.bank().requests("POST", path).size();
                TransportClauses.ONCE.holds(
                        sent == 1, "the bank answered " + status + ", and " + sent + " POSTs arrived.");
            }
        }
    }

    @Test
    @DisplayName("HT-02 no redirect is followed")
    default void noRedirectIsFollowed() {
        try (TransportScene scene = TransportScene.of(this);
                ScriptedBank other = ScriptedBank.start(TransportScene.PKI)) {
            for (int status : new int[] {301, 302, 303, 307, 308}) {
                for (URI target : List.of(URI.create(other.origin() + "/taken"), scene.uri("/taken"))) {
                    scene.bank()
                            .when(request -> request.path().equals("/moved"))
                            .answer(ScriptedAnswer.redirect(status, target));
                    for (BankRequest request : List.of(scene.get("/moved"), scene.with("POST", "/moved"))) {
                        Exchange.Answer came = scene.answer(request, TransportClauses.NO_REDIRECT);
                        assertNotFollowed(scene, other, came, status, target);
                    }
                }
            }
        }
    }

    private static void assertNotFollowed(
            TransportScene scene, ScriptedBank other, Exchange.Answer came, int status, URI target) {
        boolean followed = !other.requests().isEmpty()
                || scene.bank().requests().stream()
                        .anyMatch(request -> request.path().equals("/taken"));
        TransportClauses.NO_REDIRECT.holds(!followed, "a redirect with status " + status + " was followed.");
        TransportClauses.NO_REDIRECT.holds(
                came.response().status() == status
                        && came.response()
                                .header("Location")
                                .filter(target.toString()::equals)
                                .isPresent(),
                "an answer with status " + status + " came as "
                        + came.response().status() + ", or without its Location.");
    }

    @Test
    @DisplayName("HT-04 method, address, headers and body arrive as they are")
    default void everythingArrivesAsItIs() {
        String target = "/v1/a%2Fb//c;d=1/%C3%A9/?x=%20y+z&empty=&%41=%7E&x=2";
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + "t".repeat(2_000));
        headers.put("Accept", "application/hal+json; charset=utf-8");
        headers.put("Content-Type", "application/json");
        headers.put("Digest", "SHA-256=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        headers.put("Date", "Sun, 06 Nov 1994 08:49:37 GMT");
        headers.put("User-Agent", "contract/1.0");
        headers.put("X-Request-ID", "two  blanks, a comma; and \"quotes\"");
        try (TransportScene scene = TransportScene.of(this)) {
            scene.bank().when(request -> true).answer(ScriptedAnswer.of(200));
            for (String method : List.of("POST", "PUT", "PATCH", "DELETE", "GET")) {
                byte[] body = method.equals("GET") ? new byte[0] : StoreSamples.noise(100_000);
                BankRequest.Builder request = BankRequest.of(method, scene.uri(target));
                headers.forEach(request::header);
                scene.answer(request.body(body).build(), TransportClauses.UNCHANGED);
                List<RecordedRequest> came = scene.bank().requests();
                assertUnchanged(came.get(came.size() - 1), method, target, headers, body);
            }
        }
    }

    private static void assertUnchanged(
            RecordedRequest came, String method, String target, Map<String, String> headers, byte[] body) {
        Clause clause = TransportClauses.UNCHANGED;
        clause.holds(came.method().equals(method), method + " arrived as " + came.method() + ".");
        clause.holds(came.target().equals(target), target + " arrived as " + came.target() + ".");
        headers.forEach((name, value) -> clause.holds(
                came.headers(name).equals(List.of(value)),
                "the header " + name + " arrived " + came.headers(name).size() + " times, or with another value."));
        clause.holds(
                Arrays.equals(body, came.body()),
                "a body of " + body.length + " bytes arrived as another of " + came.body().length + ".");
    }
}
