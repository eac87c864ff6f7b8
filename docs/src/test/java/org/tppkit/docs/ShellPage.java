package org.tppkit.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The commands of a page that a test runs, and what they have to print. A block is run if a comment stands right above it;
 * what it prints is held against the next block if that has a comment too:
 *
 * <pre>{@code
 * <!-- run -->
 * ```sh
 * tppkit banks
 * ```
 *
 * <!-- output -->
 * ```text
 * fortuneo  Fortuneo  …
 * …
 * ```
 * }</pre>
 *
 * <p>In an output {@code …} stands for anything within its line, and a line with nothing else for any number of lines. Blanks
 * at the ends of lines and empty lines at the end do not count. {@link ShellRun} runs a page.
 */
final class ShellPage {
    private static final String RUN = "<!-- run -->";
    private static final String OUTPUT = "<!-- output -->";
    private static final String GAP = "…";

    /**
     * A block that is run.
     *
     * @param line where its fence stands, counted from 1
     * @param commands its lines, without indentation that all of them share
     * @param output what has to be printed; empty where the page does not say
     */
    record Block(int line, List<String> commands, Optional<List<String>> output) {
        /** Whether what was printed is what the page says. */
        boolean accepts(String printed) {
            return output.isEmpty()
                    || tidy(printed)
                            .matches(pattern(tidy(String.join("\n", output.get()))
                                    .lines()
                                    .toList()));
        }
    }

    private final String name;
    private final int length;
    private final List<Block> blocks;

    private ShellPage(String name, int length, List<Block> blocks) {
        this.name = name;
        this.length = length;
        this.blocks = blocks;
    }

    /**
     * A page by its name from the repository's root.
     *
     * @throws IllegalStateException if a comment stands where it means nothing, with page and line
     */
    static ShellPage read(String name) {
        return of(name, Repository.read(name).lines().toList());
    }

    /** A page of these lines. */
    static ShellPage of(String name, List<String> lines) {
        return new ShellPage(name, lines.size(), new Reading(name, lines).blocks());
    }

    /** Whether a page has commands that are to be run. */
    static boolean isMeant(String name) {
        return Repository.read(name).lines().anyMatch(line -> line.strip().equals(RUN));
    }

    /** The page's name from the repository's root. */
    String name() {
        return name;
    }

    /** How many lines it has. */
    int length() {
        return length;
    }

    /** What is to be run, in order. */
    List<Block> blocks() {
        return blocks;
    }

    /** Without blanks at the ends of lines, and empty lines at the end. */
    static String tidy(String text) {
        return text.replace("\r", "").replaceAll("[ \\t]+(\\n|$)", "$1").stripTrailing() + "\n";
    }

    private static String pattern(List<String> expected) {
        StringBuilder pattern = new StringBuilder();
        for (String line : expected) {
            pattern.append(
                    line.strip().equals(GAP)
                            ? "(?:[^\n]*\n)*"
                            : Pattern.quote(line).replace(GAP, "\\E[^\n]*\\Q") + "\n");
        }
        return pattern.toString();
    }

    /** Reads a page from top to bottom. */
    private static final class Reading {
        private final String name;
        private final List<String> lines;
        private final List<Block> blocks = new ArrayList<>();
        private boolean lastBlockWasRun;

        Reading(String name, List<String> lines) {
            this.name = name;
            this.lines = lines;
        }

        List<Block> blocks() {
            int at = 0;
            while (at < lines.size()) {
                String text = lines.get(at).strip();
                if (text.equals(RUN)) {
                    at = run(at + 1);
                } else if (text.equals(OUTPUT)) {
                    at = output(at + 1);
                } else if (text.startsWith("```")) {
                    at = end(at) + 1;
                    lastBlockWasRun = false;
                } else {
                    at++;
                }
            }
            return List.copyOf(blocks);
        }

        private int run(int fence) {
            check(fence, "```sh", "below " + RUN + " there must be a block ```sh");
            int end = end(fence);
            blocks.add(new Block(fence + 1, inside(fence, end), Optional.empty()));
            lastBlockWasRun = true;
            return end + 1;
        }

        private int output(int fence) {
            check(fence, "```text", "below " + OUTPUT + " there must be a block ```text");
            if (!lastBlockWasRun) {
                throw wrong(fence, "this output follows no block that is run");
            }
            int end = end(fence);
            Block run = blocks.remove(blocks.size() - 1);
            blocks.add(new Block(run.line(), run.commands(), Optional.of(inside(fence, end))));
            lastBlockWasRun = false;
            return end + 1;
        }

        private void check(int fence, String wanted, String complaint) {
            if (fence >= lines.size() || !lines.get(fence).strip().equals(wanted)) {
                throw wrong(fence, complaint);
            }
        }

        private int end(int fence) {
            for (int i = fence + 1; i < lines.size(); i++) {
                if (lines.get(i).strip().equals("```")) {
                    return i;
                }
            }
            throw wrong(fence, "this block has no end");
        }

        private List<String> inside(int fence, int end) {
            return String.join("\n", lines.subList(fence + 1, end))
                    .stripIndent()
                    .lines()
                    .toList();
        }

        private IllegalStateException wrong(int index, String what) {
            return new IllegalStateException(name + ":" + (index + 1) + ": " + what);
        }
    }
}
