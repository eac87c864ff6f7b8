package org.tppkit.testkit.contract;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The values of a JSON text by their places, for instance {@code /creditor/name}: numbers with the very characters they are
 * written with, texts decoded. Empty objects and lists count as values. Good enough for comparing, no judge of syntax.
 */
final class JsonLeaves {
    private final String text;
    private final Map<String, String> leaves = new TreeMap<>();
    private int at;

    private JsonLeaves(String text) {
        this.text = text;
    }

    /**
     * The values below a place, named from there.
     *
     * @param prefix the place, for instance {@code /paymentRequest}; empty for the whole text
     */
    static Map<String, String> of(String json, String prefix) {
        Map<String, String> below = new TreeMap<>();
        ifReadable(json)
                .orElseThrow(() -> new IllegalArgumentException("the description's answer is no JSON object"))
                .forEach((place, value) -> {
                    if (place.startsWith(prefix + "/")) {
                        below.put(place.substring(prefix.length()), value);
                    }
                });
        return below;
    }

    /** All values; empty where the text is no JSON object. */
    static Optional<Map<String, String>> ifReadable(String json) {
        JsonLeaves leaves = new JsonLeaves(json.strip());
        try {
            if (!leaves.text.startsWith("{")) {
                return Optional.empty();
            }
            leaves.value("");
            return leaves.at == leaves.text.length() ? Optional.of(leaves.leaves) : Optional.empty();
        } catch (StringIndexOutOfBoundsException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private void value(String place) {
        switch (peek()) {
            case '{' -> members(place);
            case '[' -> elements(place);
            case '"' -> leaves.put(place, "\"" + string());
            default -> leaves.put(place, word());
        }
    }

    private void members(String place) {
        at++;
        if (peek() == '}') {
            leaves.put(place, "{}");
        }
        while (peek() != '}') {
            String name = string();
            expect(':');
            value(place + "/" + name);
            skipComma();
        }
        at++;
    }

    private void elements(String place) {
        at++;
        if (peek() == ']') {
            leaves.put(place, "[]");
        }
        for (int i = 0; peek() != ']'; i++) {
            value(place + "/" + i);
            skipComma();
        }
        at++;
    }

    private String string() {
        StringBuilder decoded = new StringBuilder();
        expect('"');
        while (text.charAt(at) != '"') {
            char c = text.charAt(at++);
            decoded.append(c == '\\' ? escaped() : c);
        }
        at++;
        return decoded.toString();
    }

    private char escaped() {
        char c = text.charAt(at++);
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseInt(text, at - 4, at, 16);
            }
            default -> c;
        };
    }

    private String word() {
        int start = at;
        while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (at == start) {
            throw new NumberFormatException("a value is expected");
        }
        return text.substring(start, at);
    }

    private void skipComma() {
        if (peek() == ',') {
            at++;
        }
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw new NumberFormatException("another mark is expected");
        }
        at++;
    }

    private char peek() {
        while (Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.charAt(at);
    }
}
