package org.tppkit.testkit.simulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.tppkit.testkit.simulator.RequestMatcher;

/**
 * The requests that a fault is for; what is empty is not looked at.
 *
 * @param method HTTP method
 * @param path the whole path
 * @param pathEnding how the path ends
 */
record WantedRequests(Optional<String> method, Optional<String> path, Optional<String> pathEnding)
        implements RequestMatcher {

    static WantedRequests of(Fields fields) {
        WantedRequests wanted = new WantedRequests(
                fields.optionalText("method"), fields.optionalText("path"), fields.optionalText("pathEnding"));
        if (!wanted.method.orElse("GET").matches("[A-Z]{1,10}")) {
            throw Fields.wrong("method", "an HTTP method in capitals, such as GET");
        }
        if (!wanted.path.orElse("/").startsWith("/")) {
            throw Fields.wrong("path", "a path that begins with a slash, without query");
        }
        return wanted;
    }

    @Override
    public boolean matches(String givenMethod, String givenPath) {
        return method.map(givenMethod::equals).orElse(true)
                && path.map(givenPath::equals).orElse(true)
                && pathEnding.map(givenPath::endsWith).orElse(true);
    }

    void write(ObjectNode node) {
        method.ifPresent(text -> node.put("method", text));
        path.ifPresent(text -> node.put("path", text));
        pathEnding.ifPresent(text -> node.put("pathEnding", text));
    }

    /** In words. */
    String inWords() {
        return method.orElse("any method") + " "
                + path.orElseGet(() -> pathEnding.map(end -> "…" + end).orElse("any path"));
    }
}
