package org.tppkit.adapter.arkea.pact;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value as the tables write it. {@code =text} is compared for equality: a code that decides what happens, or an echo.
 * {@code ${name|text}} is an example in whose place the provider state's value of that name is sent to a real server. All
 * other values are examples of their format.
 *
 * @param text the example itself
 * @param exact whether it is compared for equality
 * @param fromState the name of the provider state's value
 */
record Example(String text, boolean exact, Optional<String> fromState) {
    private static final Pattern MARKER = Pattern.compile("\\$\\{([a-zA-Z]+)\\|([^}]*)}");

    static Example of(String written) {
        if (written.startsWith("=")) {
            return new Example(written.substring(1), true, Optional.empty());
        }
        Matcher marker = MARKER.matcher(written);
        return marker.matches()
                ? new Example(marker.group(2), false, Optional.of(marker.group(1)))
                : new Example(written, false, Optional.empty());
    }

    /** The expression by which Pact looks the value up. */
    Optional<String> expression() {
        return fromState.map(name -> "${" + name + "}");
    }

    /** A text with markers within, each replaced by its example. */
    static String withExamples(String written) {
        return MARKER.matcher(written).replaceAll(marker -> Matcher.quoteReplacement(marker.group(2)));
    }

    /** A text with markers within, each replaced by its expression. */
    static String withExpressions(String written) {
        return MARKER.matcher(written).replaceAll(marker -> Matcher.quoteReplacement("${" + marker.group(1) + "}"));
    }

    /** The format of a path with markers within: one segment each. */
    static String pathFormat(String written) {
        StringBuilder format = new StringBuilder();
        Matcher marker = MARKER.matcher(written);
        int from = 0;
        while (marker.find()) {
            format.append(Pattern.quote(written.substring(from, marker.start())))
                    .append("[^/]+");
            from = marker.end();
        }
        return format.append(from == written.length() ? "" : Pattern.quote(written.substring(from)))
                .toString()
                .replace("\\Q", "")
                .replace("\\E", "");
    }

    static boolean hasMarker(String written) {
        return MARKER.matcher(written).find();
    }
}
