package org.tppkit.testkit.simulator.internal.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import org.tppkit.testkit.simulator.SignatureVerdict;
import org.tppkit.testkit.simulator.internal.http.Answer;
import org.tppkit.testkit.simulator.internal.http.Json;

/** Error bodies of the resources (STET ErrorModel, and Arkéa's own for a missing consent). */
public final class StetErrors {

    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final Map<Integer, String> TEXTS = Map.of(
            400, "Bad Request",
            401, "Unauthorized",
            403, "Forbidden",
            404, "Not Found",
            405, "Method Not Allowed",
            406, "Not Acceptable");

    private final Clock clock;

    /** Errors stamped by a clock. */
    public StetErrors(Clock clock) {
        this.clock = clock;
    }

    /** An error in STET's form. */
    public Answer of(int status, String message, String path) {
        return Json.answer(status, body(status, message, path));
    }

    /** A refusal of the bearer token. */
    Answer unauthorized(String message, String path) {
        return of(401, message, path).with("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }

    /** A refusal of the signature: STET's form, and beside it what was expected and received. */
    Answer signature(SignatureVerdict verdict, String path) {
        ObjectNode body = body(401, verdict.difference(), path);
        ObjectNode details = body.putObject("signature").put("difference", verdict.difference());
        verdict.expected().ifPresent(text -> details.put("expected", text));
        verdict.received().ifPresent(text -> details.put("received", text));
        verdict.signingString().ifPresent(text -> details.put("signingString", text));
        return Json.answer(401, body).with(verdict);
    }

    /** Arkéa's answer when the consent is missing or withdrawn: no status in the body, another form of time. */
    Answer noConsents(String path) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        ObjectNode body = Json.object()
                .put("path", path)
                .put("message", "Forbidden")
                .put("error", "NO_CONSENTS")
                .put("timestamp", now.toString());
        return Json.answer(403, body);
    }

    private ObjectNode body(int status, String message, String path) {
        return Json.object()
                .put("timestamp", TIMESTAMP.format(clock.instant()))
                .put("status", status)
                .put("error", TEXTS.getOrDefault(status, "Error"))
                .put("message", message)
                .put("path", path);
    }
}
