package org.tppkit.app.statement.page;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.tppkit.app.statement.SafeText;

/**
 * Writes elements, attributes and text that are HTML and well-formed XML at the same time. The one place where text becomes
 * markup: every text and every attribute passes through {@link SafeText} and is escaped.
 */
final class Markup {
    private final Writer out;
    private final Deque<String> open = new ArrayDeque<>();

    Markup(Writer out) {
        this.out = out;
    }

    /** Text of ours, as it is: the document type. */
    Markup raw(String text) throws IOException {
        out.write(text);
        return this;
    }

    /** The start of an element; attributes are names and values in turns. */
    Markup start(String element, String... attributes) throws IOException {
        tag(element, attributes);
        out.write('>');
        open.push(element);
        return this;
    }

    /** The end of the element that was started last. */
    Markup end() throws IOException {
        out.write("</");
        out.write(open.pop());
        out.write('>');
        return this;
    }

    /** The end, and a new line for those who read the source. */
    Markup endLine() throws IOException {
        end();
        out.write('\n');
        return this;
    }

    /** An element that holds nothing. */
    Markup empty(String element, String... attributes) throws IOException {
        tag(element, attributes);
        out.write("/>");
        return this;
    }

    /** An element that holds a text. */
    Markup leaf(String element, String text, String... attributes) throws IOException {
        return start(element, attributes).text(text).end();
    }

    /** A text. */
    Markup text(String text) throws IOException {
        out.write(escaped(text));
        return this;
    }

    private void tag(String element, String... attributes) throws IOException {
        out.write('<');
        out.write(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.write(' ');
            out.write(attributes[i]);
            out.write("=\"");
            out.write(escaped(attributes[i + 1]));
            out.write('"');
        }
    }

    private static String escaped(String text) {
        String safe = SafeText.of(text);
        StringBuilder escaped = new StringBuilder(safe.length());
        for (int i = 0; i < safe.length(); i++) {
            char c = safe.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
