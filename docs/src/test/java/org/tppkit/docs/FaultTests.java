package org.tppkit.docs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tests that are named after faults of the catalogue: their display names begin with ids and a blank ({@code C4, C5
 * whatever …}). Read in the sources: {@code @DisplayName("C4 …")} and {@code dynamicTest("C4 …", …)}. A name that goes on
 * with a variable, {@code dynamicTest("C4 " + fault, …)}, belongs to a factory with a display name of its own.
 */
final class FaultTests {
    private static final String ID = "[A-Z]\\d{1,2}";
    private static final Pattern NAME = Pattern.compile("(?:@DisplayName|dynamicTest|dynamicContainer)\\(\\s*\"(" + ID
            + "(?:, ?" + ID + ")*) ([^\"\\s](?:[^\"\\\\]|\\\\.)*)\"");
    private static final List<String> MODULES =
            List.of("ports", "adapter-testkit", "core", "adapter-arkea", "app-cli-demo", "docs");

    /**
     * A test.
     *
     * @param type the class it stands in, without its package
     * @param ids the ids that its name begins with
     * @param name the whole name
     */
    record Named(String type, List<String> ids, String name) {}

    private FaultTests() {}

    /** All of them, in the order of classes and names. */
    static List<Named> all() {
        return MODULES.stream()
                .map(module -> module + "/src/test/java")
                .filter(folder -> Repository.file(folder).toFile().isDirectory())
                .flatMap(folder -> Repository.names(folder, ".java").stream())
                .filter(file -> !file.contains("/docs/Fault")) // this page's own classes quote names of tests
                .flatMap(file ->
                        inSource(file.substring(file.lastIndexOf('/') + 1).replace(".java", ""), Repository.read(file))
                                .stream())
                .distinct()
                .sorted(Comparator.comparing(Named::type).thenComparing(Named::name))
                .toList();
    }

    /** The named tests of one source. */
    static List<Named> inSource(String type, String source) {
        List<Named> found = new ArrayList<>();
        Matcher name = NAME.matcher(source);
        while (name.find()) {
            List<String> ids = List.of(name.group(1).split(", ?"));
            found.add(new Named(type, ids, name.group(1) + " " + name.group(2).replace("\\\"", "\"")));
        }
        return found;
    }
}
