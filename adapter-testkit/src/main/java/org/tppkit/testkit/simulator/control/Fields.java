package org.tppkit.testkit.simulator.control;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tppkit.testkit.simulator.internal.http.Call;

/** The JSON object that a call sent, read strictly: known fields only, each of its type, none twice. */
final class Fields {

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(5).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final ObjectNode object;

    private Fields(ObjectNode object) {
        this.object = object;
    }

    /** The object in a call's body. */
    static Fields of(Call call, String... known) {
        String type = call.first("content-type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.split(";", 2)[0].strip().equals("application/json")) {
            throw new RefusedException(
                    415, "the body is not declared as JSON", "send the header Content-Type: application/json");
        }
        try {
            JsonNode node = MAPPER.readTree(call.body().bytes());
            if (node instanceof ObjectNode found) {
                return of(found, known);
            }
        } catch (IOException e) {
            throw unreadable();
        }
        throw unreadable();
    }

    /** An object of the admin page's making. */
    static Fields of(ObjectNode object, String... known) {
        Set<String> names = Set.of(known);
        object.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                String shown = name.matches("[A-Za-z]{1,40}") ? " " + name : "";
                throw RefusedException.badRequest("there is a field" + shown + " that is not known", known(known));
            }
        });
        return new Fields(object);
    }

    private static String known(String... names) {
        return names.length == 0 ? "send {}" : "known fields are " + String.join(", ", names);
    }

    private static RefusedException unreadable() {
        return RefusedException.badRequest(
                "the body is not one JSON object",
                "send an object in UTF-8, without a field twice and nothing after it");
    }

    boolean has(String name) {
        return object.hasNonNull(name);
    }

    /** A text that must be there. */
    String text(String name) {
        return optionalText(name)
                .orElseThrow(() -> RefusedException.badRequest(
                        "the field " + name + " is missing", "send " + name + " as a string"));
    }

    Optional<String> optionalText(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        JsonNode node = object.path(name);
        if (!node.isTextual() || node.textValue().isBlank()) {
            throw wrong(name, "a string that is not empty");
        }
        return Optional.of(node.textValue());
    }

    /** A text, which may be empty; empty as well if not sent. */
    String anyText(String name) {
        if (has(name) && !object.path(name).isTextual()) {
            throw wrong(name, "a string");
        }
        return object.path(name).asText("");
    }

    /** A whole number within bounds. */
    Optional<Integer> number(String name, int from, int to) {
        if (!has(name)) {
            return Optional.empty();
        }
        JsonNode node = object.path(name);
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < from || node.intValue() > to) {
            throw wrong(name, "a whole number from " + from + " to " + to);
        }
        return Optional.of(node.intValue());
    }

    /** True or false; false if not sent. */
    boolean flag(String name) {
        if (has(name) && !object.path(name).isBoolean()) {
            throw wrong(name, "true or false");
        }
        return object.path(name).booleanValue();
    }

    Optional<List<String>> texts(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        if (!object.path(name).isArray()) {
            throw wrong(name, "an array of strings");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode node : object.path(name)) {
            if (!node.isTextual()) {
                throw wrong(name, "an array of strings");
            }
            texts.add(node.textValue());
        }
        return Optional.of(texts);
    }

    /** An object of texts, numbers and truth values, each as a text. */
    Map<String, String> scalars(String name) {
        Map<String, String> scalars = new LinkedHashMap<>();
        if (!has(name)) {
            return scalars;
        }
        if (!object.path(name).isObject()) {
            throw wrong(name, "an object");
        }
        object.path(name).properties().forEach(pair -> {
            if (!pair.getValue().isValueNode()) {
                throw wrong(name, "an object of strings, numbers, true and false");
            }
            if (!pair.getValue().isNull()) {
                scalars.put(pair.getKey(), pair.getValue().asText());
            }
        });
        return scalars;
    }

    Map<String, String> pairs(String name) {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (!has(name)) {
            return pairs;
        }
        if (!object.path(name).isObject()) {
            throw wrong(name, "an object of strings");
        }
        object.path(name).properties().forEach(pair -> {
            if (!pair.getValue().isTextual()) {
                throw wrong(name, "an object of strings");
            }
            pairs.put(pair.getKey(), pair.getValue().textValue());
        });
        return pairs;
    }

    static RefusedException wrong(String name, String wanted) {
        return RefusedException.badRequest("the field " + name + " is not what it should be", "send " + wanted);
    }

    /** Shows nothing of the values. */
    @Override
    public String toString() {
        return "Fields[***]";
    }
}
