package org.tppkit.testkit.simulator.internal.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One element of a page. Text comes in through {@link #text} and {@link #with} alone, which make it harmless: there is no
 * way to put markup in as text. What is written can be read as HTML and as XML. For use by one thread.
 */
public final class Markup {

    /** Elements that have no end tag in HTML. */
    private static final Set<String> VOID = Set.of("input", "link", "meta");

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Object> content = new ArrayList<>();

    private Markup(String name) {
        this.name = name;
    }

    /** An empty element. */
    public static Markup of(String name) {
        return new Markup(name);
    }

    /** An element with a text. */
    public static Markup of(String name, String text) {
        return new Markup(name).text(text);
    }

    /** A name or other text of strangers: set apart, so that its direction cannot turn what stands around it. */
    public static Markup foreign(String text) {
        return new Markup("bdi").text(text);
    }

    /** One more attribute. */
    public Markup with(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    /** An attribute that is there or not. */
    public Markup when(boolean condition, String attribute, String value) {
        return condition ? with(attribute, value) : this;
    }

    /** Text behind what is there. */
    public Markup text(String text) {
        content.add(text);
        return this;
    }

    /** Elements behind what is there. */
    public Markup add(Markup... elements) {
        return add(List.of(elements));
    }

    /** Elements behind what is there. */
    public Markup add(List<Markup> elements) {
        content.addAll(elements);
        return this;
    }

    /** The element as it is sent. */
    String html() {
        StringBuilder out = new StringBuilder();
        write(out);
        return out.toString();
    }

    private void write(StringBuilder out) {
        out.append('<').append(name);
        attributes.forEach((attribute, value) -> out.append(' ')
                .append(attribute)
                .append("=\"")
                .append(escape(value))
                .append('"'));
        if (VOID.contains(name)) {
            out.append(" />");
            return;
        }
        out.append('>');
        for (Object part : content) {
            if (part instanceof Markup element) {
                element.write(out);
            } else {
                out.append(escape((String) part));
            }
        }
        out.append("</").append(name).append('>');
    }

    private static String escape(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(isSeen(character) ? character : 0xFFFD);
            }
        });
        return out.toString();
    }

    /** Whether a reader sees the character: those that turn the direction of others, and other invisible ones, deceive. */
    private static boolean isSeen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** Shows the element's name. */
    @Override
    public String toString() {
        return "Markup[" + name + "]";
    }
}
