package org.tppkit.testkit.simulator.internal.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tppkit.testkit.simulator.SignatureVerdict;

/**
 * An answer to be sent.
 *
 * @param status HTTP status
 * @param headers in the order in which they are sent
 * @param body the bytes; empty for none
 * @param verdict what was thought of the request's signature; for the journal, not sent
 */
public record Answer(int status, Map<String, String> headers, Body body, Optional<SignatureVerdict> verdict) {

    /** An answer without a body. */
    public static Answer empty(int status) {
        return new Answer(status, Map.of(), Body.EMPTY, Optional.empty());
    }

    /** An answer with a text body in UTF-8. */
    public static Answer text(int status, String contentType, String text) {
        return new Answer(status, Map.of("Content-Type", contentType), Body.of(text), Optional.empty());
    }

    /** The same with one more header. */
    public Answer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body, verdict);
    }

    /** The same with a verdict for the journal. */
    public Answer with(SignatureVerdict signatureVerdict) {
        return new Answer(status, headers, body, Optional.of(signatureVerdict));
    }

    /** Shows the status only. */
    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}
