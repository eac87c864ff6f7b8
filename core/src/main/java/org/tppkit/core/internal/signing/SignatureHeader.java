package org.tppkit.core.internal.signing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a Signature header (draft-cavage-http-signatures-10 section 2.1), read strictly: whatever cannot be
 * understood is an {@link IllegalArgumentException} that says where, and does not repeat the text. Parameters that are not
 * known are passed over.
 *
 * @param keyId where the certificate is, or which it is
 * @param algorithm the algorithm's name in small letters; empty where none is named
 * @param names what is signed, in order, in small letters
 * @param signature the signature in Base64, as written
 */
public record SignatureHeader(String keyId, Optional<String> algorithm, List<String> names, String signature) {
    private static final int LONGEST = 16 * 1024;
    /** What is signed where the header does not say (draft-cavage-10 section 2.1.6). */
    private static final String USUAL_NAMES = "date";

    public SignatureHeader {
        names = List.copyOf(names);
    }

    /** Reads a header's value. */
    public static SignatureHeader parse(String value) {
        if (value.length() > LONGEST) {
            throw new IllegalArgumentException("it is longer than " + LONGEST + " characters");
        }
        Map<String, String> parameters = new Reader(value).parameters();
        String names = parameters.getOrDefault("headers", USUAL_NAMES).toLowerCase(Locale.ROOT);
        List<String> list = Arrays.asList(names.split(" ", -1));
        if (list.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException(
                    "the list of headers is empty, or has names parted by more than one blank");
        }
        if (list.stream().distinct().count() != list.size()) {
            throw new IllegalArgumentException("the list of headers names one twice");
        }
        return new SignatureHeader(
                required(parameters, "keyId"),
                Optional.ofNullable(parameters.get("algorithm")).map(name -> name.toLowerCase(Locale.ROOT)),
                list,
                required(parameters, "signature"));
    }

    private static String required(Map<String, String> parameters, String name) {
        String value = parameters.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("the parameter " + name + " is missing");
        }
        return value;
    }

    /** The names of the parameters only. */
    @Override
    public String toString() {
        return "SignatureHeader[" + String.join(" ", names) + "]";
    }

    /** Goes through a value once, from left to right. */
    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        Map<String, String> parameters() {
            Map<String, String> parameters = new HashMap<>();
            do {
                skipBlanks();
                String name = name();
                skipBlanks();
                expect('=');
                skipBlanks();
                String value = at < text.length() && text.charAt(at) == '"' ? quoted() : number();
                if (parameters.putIfAbsent(name, value) != null) {
                    throw wrong("a parameter stands there twice");
                }
                skipBlanks();
            } while (comma());
            return parameters;
        }

        private boolean comma() {
            if (at == text.length()) {
                return false;
            }
            expect(',');
            return true;
        }

        private String name() {
            int start = at;
            while (at < text.length() && isNameCharacter(text.charAt(at))) {
                at++;
            }
            if (at == start) {
                throw wrong("the name of a parameter is expected");
            }
            return text.substring(start, at);
        }

        private String quoted() {
            StringBuilder value = new StringBuilder();
            at++;
            while (at < text.length() && text.charAt(at) != '"') {
                if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                    at++;
                }
                value.append(text.charAt(at));
                at++;
            }
            expect('"');
            return value.toString();
        }

        /** {@code created} and {@code expires} stand without quotes. */
        private String number() {
            int start = at;
            while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
                at++;
            }
            if (at == start) {
                throw wrong("a quote or a number is expected");
            }
            return text.substring(start, at);
        }

        private void expect(char wanted) {
            if (at >= text.length() || text.charAt(at) != wanted) {
                throw wrong(wanted + " is expected");
            }
            at++;
        }

        private void skipBlanks() {
            while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
                at++;
            }
        }

        private IllegalArgumentException wrong(String what) {
            return new IllegalArgumentException("at character " + (at + 1) + ": " + what);
        }

        private static boolean isNameCharacter(char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
        }
    }
}
