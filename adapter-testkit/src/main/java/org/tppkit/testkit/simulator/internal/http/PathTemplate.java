package org.tppkit.testkit.simulator.internal.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Paths of which some segments may be anything. */
public final class PathTemplate {

    private PathTemplate() {}

    /**
     * The values of the template's stars, if the path fits.
     *
     * @param template path; {@code *} stands for one segment that is not empty
     * @param path as it was sent
     */
    public static Optional<List<String>> match(String template, String path) {
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
