package org.tppkit.testkit.simulator.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tppkit.testkit.simulator.internal.http.Answer;

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
        String[] wanted = template.split("/", -1);
        String[] given = path.split("/", -1);
        if (wanted.length != given.length) {
            return Optional.empty();
        }
        List<String> variables = new ArrayList<>();
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].equals("*") && !given[i].isEmpty()) {
                variables.add(given[i]);
            } else if (!wanted[i].equals(given[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }
}
