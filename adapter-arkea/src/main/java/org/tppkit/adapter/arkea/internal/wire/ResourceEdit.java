package org.tppkit.adapter.arkea.internal.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes texts in a JSON object and leaves every other byte as it is: numbers keep their digits, unknown fields, escapes
 * and blanks stay. A field that is not there yet is added at its object's end.
 */
final class ResourceEdit {
    private record Splice(int start, int end, String text) {}

    private final byte[] resource;
    private final Map<String, Map<String, String>> changes = new LinkedHashMap<>();
    private final List<Splice> splices = new ArrayList<>();

    ResourceEdit(byte[] resource) {
        this.resource = resource;
    }

    /** Sets a field of the object itself. */
    ResourceEdit set(String field, String text) {
        return set("", field, text);
    }

    /** Sets a field of an object within; an empty name means the object itself. */
    ResourceEdit set(String object, String field, String text) {
        changes.computeIfAbsent(object, name -> new LinkedHashMap<>()).put(field, quoted(text));
        return this;
    }

    /** The changed bytes. */
    byte[] bytes() {
        JsonBody.read(new ByteArrayInputStream(resource), this::walk);
        splices.sort(Comparator.comparingInt(Splice::start));
        ByteArrayOutputStream edited = new ByteArrayOutputStream(resource.length + 256);
        int copied = 0;
        for (Splice splice : splices) {
            edited.write(resource, copied, splice.start() - copied);
            edited.writeBytes(splice.text().getBytes(StandardCharsets.UTF_8));
            copied = splice.end();
        }
        edited.write(resource, copied, resource.length - copied);
        return edited.toByteArray();
    }

    private Boolean walk(JsonBody json) {
        Map<String, String> missing = new LinkedHashMap<>(changes.getOrDefault("", Map.of()));
        changes.forEach((name, fields) -> {
            if (!name.isEmpty()) {
                missing.put(name, object(fields));
            }
        });
        json.enterObject();
        boolean empty = true;
        while (json.nextField()) {
            empty = false;
            String field = json.field();
            boolean within = !field.isEmpty() && changes.containsKey(field) && json.isObject();
            if (within) {
                walkWithin(json, changes.getOrDefault(field, Map.of()));
                missing.remove(field);
            } else {
                replace(json, field, missing);
            }
        }
        append(json, missing, empty);
        return Boolean.TRUE;
    }

    private void walkWithin(JsonBody json, Map<String, String> fields) {
        Map<String, String> missing = new LinkedHashMap<>(fields);
        boolean empty = true;
        json.enterObject();
        while (json.nextField()) {
            empty = false;
            replace(json, json.field(), missing);
        }
        append(json, missing, empty);
    }

    private void replace(JsonBody json, String field, Map<String, String> missing) {
        int start = json.start();
        json.skip();
        String text = missing.remove(field);
        if (text != null) {
            splices.add(new Splice(start, json.end(), text));
        }
    }

    /** At the closing brace, which has just been read. */
    private void append(JsonBody json, Map<String, String> missing, boolean empty) {
        if (!missing.isEmpty()) {
            splices.add(new Splice(json.start(), json.start(), (empty ? "" : ",") + fields(missing)));
        }
    }

    private static String object(Map<String, String> fields) {
        return "{" + fields(fields) + "}";
    }

    private static String fields(Map<String, String> fields) {
        List<String> pairs = new ArrayList<>();
        fields.forEach((name, text) -> pairs.add(quoted(name) + ":" + text));
        return String.join(",", pairs);
    }

    private static String quoted(String text) {
        return new String(JsonWriter.quoted(text), StandardCharsets.UTF_8);
    }
}
