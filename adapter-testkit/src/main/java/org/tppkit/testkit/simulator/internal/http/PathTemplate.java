package org.tppkit.testkit.simulator.internal.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Paths of which some segments may be anything. */
public final class PathTemplate {

    private PathTemplate() {}

    /**
     * The values of the template's stars, decoded, if the path fits; an encoded slash divides no segments.
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
                Optional<String> decoded = decoded(given[i]);
                if (decoded.isEmpty()) {
                    return Optional.empty();
                }
                variables.add(decoded.get());
            } else if (!wanted[i].equals(given[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    /** Empty for a broken percent sign. A plus is a plus: that it means a blank is for forms only. */
    private static Optional<String> decoded(String segment) {
        try {
            return Optional.of(URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A value as one segment of a path, whatever characters it has. */
    public static String segment(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
