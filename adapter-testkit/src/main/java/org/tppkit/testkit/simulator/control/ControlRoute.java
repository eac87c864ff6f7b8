package org.tppkit.testkit.simulator.control;

import java.util.List;
import java.util.Optional;
import org.tppkit.testkit.simulator.internal.http.Answer;
import org.tppkit.testkit.simulator.internal.http.PathTemplate;

/**
 * One line of the table of the API.
 *
 * @param method HTTP method
 * @param template path; {@code *} stands for one segment
 * @param step what answers
 */
record ControlRoute(String method, String template, Step step) {

    /** What stands behind a route; called by several threads at once. */
    @FunctionalInterface
    interface Step {
        Answer take(Asked asked);
    }

    /** The values of the template's stars, if the path fits. */
    Optional<List<String>> match(String path) {
        return PathTemplate.match(template, path);
    }
}
