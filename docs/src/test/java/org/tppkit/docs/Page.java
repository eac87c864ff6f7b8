package org.tppkit.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page in Markdown: its prose without blocks of code, its headings, and where it leads. */
final class Page {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^()\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*)");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");

    /**
     * A link to something in the repository.
     *
     * @param target from the repository's root
     * @param anchor after the {@code #}; empty if there is none
     */
    record Link(int line, String target, String anchor) {}

    private final String name;
    private final List<String> prose;

    private Page(String name, List<String> prose) {
        this.name = name;
        this.prose = prose;
    }

    /** A page by its name from the root. */
    static Page read(String name) {
        return of(name, Repository.read(name).lines().toList());
    }

    /** A page of these lines. A line of a block of code counts, and is empty. */
    static Page of(String name, List<String> lines) {
        List<String> prose = new ArrayList<>();
        boolean code = false;
        for (String line : lines) {
            boolean fence = line.strip().startsWith("```");
            code = code != fence;
            prose.add(code || fence ? "" : line);
        }
        return new Page(name, prose);
    }

    /** All pages for people: those at the top and those under {@code docs}. */
    static Stream<Page> all() {
        Stream<String> top = Stream.of("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "VERSIONING.md");
        return Stream.concat(top, Repository.names("docs", ".md").stream()).map(Page::read);
    }

    String name() {
        return name;
    }

    List<String> prose() {
        return prose;
    }

    List<Link> links() {
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < prose.size(); i++) {
            Matcher matcher = LINK.matcher(prose.get(i));
            while (matcher.find()) {
                if (!ELSEWHERE.matcher(matcher.group(1)).matches()) {
                    links.add(link(i + 1, matcher.group(1)));
                }
            }
        }
        return links;
    }

    private Link link(int line, String address) {
        int mark = address.indexOf('#');
        String path = mark < 0 ? address : address.substring(0, mark);
        String anchor = mark < 0 ? "" : address.substring(mark + 1);
        String target = path.isEmpty()
                ? name
                : Path.of(name).resolveSibling(path).normalize().toString().replace('\\', '/');
        return new Link(line, target, anchor);
    }

    /** What is wrong with a link of this page; empty if it leads somewhere. */
    Optional<String> problem(Link link) {
        String where = name + ":" + link.line() + ": ";
        boolean here = link.target().equals(name);
        if (!here && !Files.exists(Repository.file(link.target()))) {
            return Optional.of(where + "there is no " + link.target());
        }
        if (link.anchor().isEmpty()) {
            return Optional.empty();
        }
        Page target = here ? this : read(link.target());
        return target.anchors().contains(link.anchor())
                ? Optional.empty()
                : Optional.of(where + link.target() + " has no heading #" + link.anchor());
    }

    /** The heading of the whole page. */
    String title() {
        return headings().findFirst().orElseThrow(() -> new IllegalStateException(name + " has no heading"));
    }

    private Stream<String> headings() {
        return prose.stream().map(HEADING::matcher).filter(Matcher::matches).map(found -> found.group(1));
    }

    /** As GitHub makes them: small letters, blanks as hyphens, no other marks, repeated ones numbered. */
    Set<String> anchors() {
        Set<String> anchors = new LinkedHashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        headings().forEach(heading -> {
            String anchor = heading.toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-');
            int times = seen.merge(anchor, 1, Integer::sum);
            anchors.add(times == 1 ? anchor : anchor + "-" + (times - 1));
        });
        return anchors;
    }
}
