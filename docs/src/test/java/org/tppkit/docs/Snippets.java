package org.tppkit.docs;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The code that a page shows, held against the files it was taken from. A page names the file, from the repository's root,
 * in a comment right above the block:
 *
 * <pre>{@code
 * <!-- from core/src/test/java/org/tppkit/core/SomeTest.java -->
 * ```java
 * Bank bank = tpp.bank(FORTUNEO);
 * // …
 * bank.consents();
 * ```
 * }</pre>
 *
 * <p>The block's lines stand in that file one after the other; only the indentation of the whole may differ. A line with
 * nothing but {@code …}, {@code // …} or an XML comment around it stands for lines that are left out. Every block of Java
 * needs the comment; blocks of other languages may have it.
 */
final class Snippets {
    private static final Pattern SOURCE = Pattern.compile("\\s*<!-- from (\\S+) -->\\s*");
    private static final Pattern FENCE = Pattern.compile("(\\s*)```(\\S*)\\s*");
    private static final Pattern GAP = Pattern.compile("\\s*(//|#|<!--)?\\s*…\\s*(-->)?\\s*");

    /**
     * One block of code.
     *
     * @param page from the repository's root
     * @param line where the block begins, counted from 1
     * @param source the file it was taken from; empty where the page names none
     */
    record Snippet(String page, int line, String language, Optional<String> source, List<String> code) {
        /** What is wrong with it, in a sentence that says what to do; empty if nothing is. */
        Optional<String> problem() {
            if (source.isEmpty()) {
                return wrong("name the file that this Java was taken from: <!-- from docs/…/File.java -->");
            }
            if (!Files.isRegularFile(Repository.file(source.get()))) {
                return wrong("there is no file " + source.get());
            }
            return missing(Repository.read(source.get()).lines().toList())
                    .flatMap(code -> wrong("these lines do not stand in " + source.get()
                            + " one after the other; copy them from there again:\n" + code));
        }

        /** The first part that does not stand in the file. */
        private Optional<String> missing(List<String> file) {
            int from = 0;
            for (List<String> part : parts()) {
                int at = indexOf(part, file, from);
                if (at < 0) {
                    return Optional.of(String.join("\n", part));
                }
                from = at + part.size();
            }
            return Optional.empty();
        }

        private List<List<String>> parts() {
            List<List<String>> parts = new ArrayList<>(List.of(new ArrayList<>()));
            for (String text : code) {
                if (GAP.matcher(text).matches()) {
                    parts.add(new ArrayList<>());
                } else {
                    parts.get(parts.size() - 1).add(text);
                }
            }
            parts.replaceAll(Snippets::withoutBlankEnds);
            parts.removeIf(List::isEmpty);
            return parts;
        }

        private Optional<String> wrong(String what) {
            return Optional.of(page + ":" + line + ": " + what);
        }
    }

    private Snippets() {}

    /**
     * The blocks of a page that have to stand in a file.
     *
     * @param page from the repository's root
     */
    static List<Snippet> of(String page) {
        return of(page, Repository.read(page).lines().toList());
    }

    /** The blocks of a page, given as lines. */
    static List<Snippet> of(String page, List<String> lines) {
        List<Snippet> snippets = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher fence = FENCE.matcher(lines.get(i));
            if (fence.matches()) {
                int end = endOfBlock(page, lines, i + 1);
                Optional<String> source = i == 0 ? Optional.empty() : source(lines.get(i - 1));
                if (source.isPresent() || fence.group(2).equals("java")) {
                    snippets.add(new Snippet(page, i + 1, fence.group(2), source, lines.subList(i + 1, end)));
                }
                i = end;
            }
        }
        return snippets;
    }

    private static Optional<String> source(String line) {
        Matcher source = SOURCE.matcher(line);
        return source.matches() ? Optional.of(source.group(1)) : Optional.empty();
    }

    private static int endOfBlock(String page, List<String> lines, int from) {
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).strip().equals("```")) {
                return i;
            }
        }
        throw new IllegalStateException(page + ":" + from + ": this block has no end");
    }

    private static int indexOf(List<String> part, List<String> file, int from) {
        List<String> wanted = unindented(part);
        for (int i = from; i + part.size() <= file.size(); i++) {
            // Most places are ruled out by the first line.
            if (file.get(i).strip().equals(part.get(0).strip())
                    && unindented(file.subList(i, i + part.size())).equals(wanted)) {
                return i;
            }
        }
        return -1;
    }

    private static List<String> unindented(List<String> lines) {
        return String.join("\n", lines).stripIndent().lines().toList();
    }

    private static List<String> withoutBlankEnds(List<String> lines) {
        int from = 0;
        int to = lines.size();
        while (from < to && lines.get(from).isBlank()) {
            from++;
        }
        while (to > from && lines.get(to - 1).isBlank()) {
            to--;
        }
        return lines.subList(from, to);
    }
}
