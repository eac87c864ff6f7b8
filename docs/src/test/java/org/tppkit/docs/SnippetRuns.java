package org.tppkit.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Whether code that a page quotes from a test folder is run, and not only compiled. A file whose name ends with Test is run
 * by itself. Another has to be used by one whose name does, or by what that one uses in turn; and each of its static methods
 * that others can call has to be called there.
 */
final class SnippetRuns {
    private static final String TESTS = "/src/test/java/";
    private static final Pattern STATIC_METHOD = Pattern.compile("(?m)^    (?:public )?static [^(=;]*?(\\w+)\\(");
    private static final Pattern COMMENT_OR_IMPORT = Pattern.compile("(?s:/\\*.*?\\*/)|(?m:^import .*$)|//.*");

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
        Map<String, String> files = new LinkedHashMap<>();
        Repository.names(folder, ".java").forEach(name -> files.put(name, Repository.read(name)));
        return problems(file, files);
    }

    /**
     * The same, of texts.
     *
     * @param files all files of that test folder, by their names
     */
    static List<String> problems(String file, Map<String, String> files) {
        Map<String, String> others = new LinkedHashMap<>(files);
        String source = others.remove(file);
        others.replaceAll((name, text) -> COMMENT_OR_IMPORT.matcher(text).replaceAll(""));
        List<String> run = whatIsRun(others);
        String type = type(file);
        List<String> problems = new ArrayList<>();
        if (!isIn(run, type)) {
            problems.add("no test runs " + file + ": use it in a class that ends with Test");
        }
        STATIC_METHOD
                .matcher(source)
                .results()
                .map(method -> method.group(1))
                .filter(method -> !isIn(run, type + "(\\.|::)" + method))
                .forEach(method -> problems.add("no test calls " + type + "." + method));
        return problems;
    }

    /** The texts of the tests, of the classes that they use, of those that these use, and so on. */
    private static List<String> whatIsRun(Map<String, String> files) {
        Map<String, String> left = new LinkedHashMap<>(files);
        List<String> run = new ArrayList<>();
        List<String> found = left.keySet().stream()
                .filter(name -> name.endsWith("Test.java"))
                .toList();
        while (!found.isEmpty()) {
            List<String> news = found.stream().map(left::remove).toList();
            run.addAll(news);
            found = left.keySet().stream()
                    .filter(name -> isIn(news, type(name)))
                    .toList();
        }
        return run;
    }

    private static String type(String file) {
        return file.substring(file.lastIndexOf('/') + 1, file.length() - ".java".length());
    }

    private static boolean isIn(List<String> texts, String words) {
        Pattern pattern = Pattern.compile("\\b" + words + "\\b");
        return texts.stream().anyMatch(text -> pattern.matcher(text).find());
    }
}
