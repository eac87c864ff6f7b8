package org.tppkit.testkit.simulator.internal.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Strict reading of {@code application/x-www-form-urlencoded} text: queries and forms. */
public final class Parameters {

    /** The text cannot be read; the message names what is wrong and never shows a value. */
    public static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1L;

        MalformedException(String message) {
            super(message);
        }
    }

    private final Map<String, String> values;

    private Parameters(Map<String, String> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /**
     * Reads pairs; a name that comes twice is an error.
     *
     * @throws MalformedException if a pair cannot be decoded or a name comes twice
     */
    public static Parameters parse(String text) throws MalformedException {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                if (values.putIfAbsent(name, value) != null) {
                    throw new MalformedException("parameter " + printable(name) + " comes twice");
                }
            }
        }
        return new Parameters(values);
    }

    /**
     * Reads the form in a request's body.
     *
     * @throws MalformedException also if the request is not of the form's content type, or has parameters in its query
     */
    public static Parameters form(Call call) throws MalformedException {
        String type = call.first("content-type").orElse("");
        int semicolon = type.indexOf(';');
        String mediaType = (semicolon < 0 ? type : type.substring(0, semicolon)).strip();
        if (call.all("content-type").size() != 1 || !mediaType.equalsIgnoreCase("application/x-www-form-urlencoded")) {
            throw new MalformedException("Content-Type must be application/x-www-form-urlencoded");
        }
        if (call.rawQuery().isPresent()) {
            throw new MalformedException("parameters must stand in the body, not in the query");
        }
        return parse(call.body().text());
    }

    /**
     * Reads a browser's form, in which check boxes come as one field several times.
     *
     * @throws MalformedException if a pair cannot be decoded
     */
    public static Map<String, Set<String>> fields(Call call) throws MalformedException {
        return fields(call.body().text());
    }

    /**
     * Reads the query of a browser's address; names may come several times.
     *
     * @throws MalformedException if a pair cannot be decoded
     */
    public static Map<String, Set<String>> query(Call call) throws MalformedException {
        return fields(call.rawQuery().orElse(""));
    }

    private static Map<String, Set<String>> fields(String text) throws MalformedException {
        Map<String, Set<String>> fields = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            parse(pair)
                    .all()
                    .forEach((name, value) -> fields.computeIfAbsent(name, unused -> new LinkedHashSet<>())
                            .add(value));
        }
        return fields;
    }

    /** The value of a form's field that came once; else an empty text. */
    public static String single(Map<String, Set<String>> fields, String name) {
        Set<String> values = fields.getOrDefault(name, Set.of());
        return values.size() == 1 ? values.iterator().next() : "";
    }

    /** The value, or empty if the name did not come or its value is empty. */
    public Optional<String> get(String name) {
        String value = values.get(name);
        return value == null || value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    /** All pairs in the order in which they came. */
    public Map<String, String> all() {
        return values;
    }

    private static String decode(String text) throws MalformedException {
        try {
            String decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
            if (decoded.indexOf('\uFFFD') >= 0) {
                throw new MalformedException("a parameter is not UTF-8");
            }
            return decoded;
        } catch (IllegalArgumentException e) {
            throw new MalformedException("a parameter has a broken percent sign");
        }
    }

    private static String printable(String name) {
        return name.matches("[A-Za-z_]{1,40}") ? name : "?";
    }

    /** Shows names only. */
    @Override
    public String toString() {
        return "Parameters" + values.keySet();
    }
}
