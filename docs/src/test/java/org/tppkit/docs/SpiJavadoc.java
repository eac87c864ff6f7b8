package org.tppkit.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the source of one SPI interface says in its javadoc.
 *
 * @param name the interface
 * @param summary the first sentence
 * @param text the whole javadoc of the interface, on one line, its tags as Markdown
 * @param rules its numbered rules, in order
 */
record SpiJavadoc(String name, String summary, String text, List<Rule> rules) {
    /** What every interface of the SPI has to say. */
    static final List<String> HEADINGS =
            List.of("Threads", "Blocking and interruption", "Null", "Errors", "Time and units");

    private static final String SOURCES = "ports/src/main/java/org/tppkit/ports/spi";
    private static final Pattern INTERFACE = Pattern.compile("(?m)^public (?:sealed )?interface (\\w+)");
    private static final Pattern RULE = Pattern.compile("<li>([A-Z]{2}-\\d{2}) (.*?)(?=<li>|</ul>)");
    private static final Pattern TAG = Pattern.compile("\\{@(\\w+) ([^}]*)}");

    /** A rule: its id and its sentence. */
    record Rule(String id, String sentence) {}

    /** Every interface of the SPI, by the order of their files. */
    static List<SpiJavadoc> all() {
        return Repository.names(SOURCES, ".java").stream()
                .map(Repository::read)
                .filter(source -> INTERFACE.matcher(source).find())
                .map(SpiJavadoc::of)
                .toList();
    }

    /** Reads one source. */
    static SpiJavadoc of(String source) {
        Matcher declared = INTERFACE.matcher(source);
        if (!declared.find()) {
            throw new IllegalArgumentException("the source declares no public interface");
        }
        String comment = oneLine(lastComment(source.substring(0, declared.start())));
        List<Rule> rules = new ArrayList<>();
        Matcher rule = RULE.matcher(comment);
        while (rule.find()) {
            rules.add(new Rule(rule.group(1), markdown(rule.group(2))));
        }
        String text = markdown(comment);
        return new SpiJavadoc(declared.group(1), text.replaceFirst("(?s)^(.*?\\.) .*$", "$1"), text, rules);
    }

    /** The headings that the javadoc lacks. */
    List<String> missingHeadings() {
        return HEADINGS.stream()
                .filter(heading -> !text.contains("<b>" + heading + "</b>:"))
                .toList();
    }

    private static String lastComment(String before) {
        int start = before.lastIndexOf("/**");
        int end = before.lastIndexOf("*/");
        return start < 0 || end < start ? "" : before.substring(start + "/**".length(), end);
    }

    private static String oneLine(String comment) {
        return comment.replaceAll("(?m)^\\s*\\*", " ").replaceAll("\\s+", " ").strip();
    }

    private static String markdown(String javadoc) {
        return TAG.matcher(javadoc.strip())
                .replaceAll(tag -> Matcher.quoteReplacement("`" + shown(tag.group(1), tag.group(2)) + "`"));
    }

    private static String shown(String tag, String content) {
        if (!tag.equals("link")) {
            return content.strip();
        }
        String target = content.strip().split(" ", 2)[0];
        String member = target.replaceFirst("^#", "").replace('#', '.');
        return member.replaceFirst("^(?:[a-z]\\w*\\.)+(?=[A-Z])", "");
    }
}
