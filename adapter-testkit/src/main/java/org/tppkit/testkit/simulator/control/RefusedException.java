package org.tppkit.testkit.simulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.tppkit.testkit.simulator.internal.http.Answer;
import org.tppkit.testkit.simulator.internal.http.Json;

/** A call of the control server is refused. Says what is wrong and what to do; never shows a secret that was sent. */
final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String whatToDo;

    RefusedException(int status, String error, String whatToDo) {
        super(error);
        this.status = status;
        this.whatToDo = whatToDo;
    }

    static RefusedException badRequest(String error, String whatToDo) {
        return new RefusedException(400, error, whatToDo);
    }

    static RefusedException notFound(String error, String whatToDo) {
        return new RefusedException(404, error, whatToDo);
    }

    int status() {
        return status;
    }

    /** What is wrong. */
    String error() {
        return String.valueOf(getMessage());
    }

    String whatToDo() {
        return whatToDo;
    }

    /** The answer of the API. */
    Answer answer() {
        ObjectNode body = Json.object().put("error", error()).put("whatToDo", whatToDo);
        Answer answer = Json.answer(status, body);
        return status == 401 ? answer.with("WWW-Authenticate", "Bearer") : answer;
    }
}
