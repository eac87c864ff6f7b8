package org.tppkit.testkit.simulator.internal.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.tppkit.testkit.simulator.internal.http.Answer;
import org.tppkit.testkit.simulator.internal.http.Json;

/** A token request is refused. Messages never show tokens or codes. */
final class TokenException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;

    TokenException(int status, String error, String description) {
        super(description);
        this.status = status;
        this.error = error;
    }

    static TokenException invalidRequest(String description) {
        return new TokenException(400, "invalid_request", description);
    }

    static TokenException invalidGrant(String description) {
        return new TokenException(400, "invalid_grant", description);
    }

    static TokenException invalidClient(String description) {
        return new TokenException(401, "invalid_client", description);
    }

    /** The refresh token was used before: Arkéa's own answer, in {@link #answer}. */
    static TokenException alreadyUsed() {
        return new TokenException(400, "OAGA", "Bad Request");
    }

    /** The answer of RFC 6749 section 5.2, or Arkéa's own for a refresh token used twice. */
    Answer answer(String path) {
        ObjectNode body = Json.object();
        if (error.equals("OAGA")) {
            body.put("status", "400")
                    .put("path", path)
                    .put("message", "Bad Request")
                    .put("error_code", error);
        } else {
            body.put("error", error).put("error_description", getMessage());
        }
        return Json.answer(status, body);
    }
}
