package org.tppkit.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Whether code that a page quotes from a test folder is run, and not only compiled. A file whose name ends with Test is run
 * by itself. Another has to be used by one whose name does, and each of its static methods that others can call has to
 * be called there.
 */
final class SnippetRuns {
    private static final String TESTS = "/src/test/java/";
    private static final Pattern STATIC_METHOD = Pattern.compile("(?m)^    (?:public )?static [^(=;]*?(\\w+)\\(");
    private static final Pattern COMMENT = Pattern.compile("(?s:/\\*.*?\\*/)|(?m:^import .*$)|//.*");

    private SnippetRuns() {}

    /**
     * What no test runs, each in a sentence; none if all is run.
     *
     * @param file that a page quotes, by its name from the root
     */
    static List<String> problems(String file) {
        if (!file.contains(TESTS) || file.endsWith("Test.java")) {
            return List.of();
        }
        String folder = file.substring(0, file.indexOf(TESTS) + TESTS.length());
        List<String> tests = Repository.names(folder, "Test.java").stream()
                .map(Repository::read)
                .toList();
        return problems(file, Repository.read(file), tests);
    }

    /**
     * The same, of texts.
     *
     * @param file its name
     * @param source its text
     * @param tests the texts of the tests that may run it
     */
    static List<String> problems(String file, String source, List<String> tests) {
        String name = file.substring(file.lastIndexOf('/') + 1, file.length() - ".java".length());
        List<String> code =
                tests.stream().map(test -> COMMENT.matcher(test).replaceAll("")).toList();
        List<String> problems = new ArrayList<>();
        if (!isIn(code, "\\b" + name + "\\b")) {
            problems.add("no test runs " + file + ": name it in a class that ends with Test");
        }
        for (String method : staticMethods(source)) {
            if (!isIn(code, "\\b" + name + "(\\.|::)" + method + "\\b")) {
                problems.add("no test calls " + name + "." + method);
            }
        }
        return problems;
    }

    private static List<String> staticMethods(String source) {
        return STATIC_METHOD
                .matcher(source)
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }

    private static boolean isIn(List<String> texts, String pattern) {
        return texts.stream()
                .anyMatch(text -> Pattern.compile(pattern).matcher(text).find());
    }
}
