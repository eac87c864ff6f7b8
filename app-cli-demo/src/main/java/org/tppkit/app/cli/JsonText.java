package org.tppkit.app.cli;

import java.util.Locale;

/** Texts as JSON writes them (RFC 8259 section 7). */
final class JsonText {
    private JsonText() {}

    /** In quotes, in ASCII only. */
    static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < 0x20 || c > 0x7e) {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
