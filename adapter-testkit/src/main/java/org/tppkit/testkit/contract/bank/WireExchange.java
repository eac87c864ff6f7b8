package org.tppkit.testkit.contract.bank;

import java.util.Objects;
import org.tppkit.testkit.scripted.RecordedRequest;
import org.tppkit.testkit.scripted.ScriptedAnswer;

/**
 * What an adapter is to ask, and what the bank answers. The query is left out: an adapter may write one.
 *
 * @param method in capital letters, for instance {@code GET}
 * @param path the raw path from the host's root, without query, for instance {@code /v1/accounts}
 * @param answer the bank's answer when all is well
 */
public record WireExchange(String method, String path, ScriptedAnswer answer) {
    /**
     * Checks what it is made of.
     *
     * @param method in capital letters, for instance {@code GET}
     * @param path the raw path from the host's root, without query, for instance {@code /v1/accounts}
     * @param answer the bank's answer when all is well
     * @throws IllegalArgumentException if the path does not begin with a slash or has a query
     */
    public WireExchange {
        Objects.requireNonNull(method);
        Objects.requireNonNull(answer);
        if (!path.startsWith("/") || path.indexOf('?') >= 0) {
            throw new IllegalArgumentException("a path begins with / and has no query");
        }
    }

    /**
     * {@return a GET that is answered by JSON and status 200}
     *
     * @param path the path, without host and query
     * @param json the body, in JSON
     */
    public static WireExchange get(String path, String json) {
        return new WireExchange("GET", path, ScriptedAnswer.json(200, json));
    }

    /**
     * {@return a POST that is answered by JSON and status 200}
     *
     * @param path the path, without host and query
     * @param json the body, in JSON
     */
    public static WireExchange post(String path, String json) {
        return new WireExchange("POST", path, ScriptedAnswer.json(200, json));
    }

    /**
     * {@return the same question with another answer}
     *
     * @param other the other one
     */
    public WireExchange answering(ScriptedAnswer other) {
        return new WireExchange(method, path, other);
    }

    /**
     * {@return whether a request has this method and this path, whatever its query}
     *
     * @param request as it reached the scripted bank
     */
    public boolean isAskedBy(RecordedRequest request) {
        return request.method().equals(method) && request.path().equals(path);
    }

    /** Method and path. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
