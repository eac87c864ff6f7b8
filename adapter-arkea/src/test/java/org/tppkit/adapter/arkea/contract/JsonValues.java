package org.tppkit.adapter.arkea.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** The values of a request's body by their JSON pointers, numbers with the very characters that were written. */
final class JsonValues {
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, String> numbers = new HashMap<>();

    private JsonValues() {}

    static JsonValues of(byte[] body) {
        JsonValues values = new JsonValues();
        try (JsonParser parser = JSON.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String place = parser.getParsingContext().pathAsPointer().toString();
                if (token == JsonToken.VALUE_STRING) {
                    values.texts.put(place, parser.getText());
                } else if (token.isNumeric()) {
                    values.numbers.put(place, parser.getText());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return values;
    }

    boolean hasBelow(String place) {
        return texts.keySet().stream().anyMatch(known -> known.startsWith(place + "/"));
    }

    String text(String place) {
        return found(texts, place, "text");
    }

    String number(String place) {
        return found(numbers, place, "number");
    }

    private static String found(Map<String, String> values, String place, String type) {
        String value = values.get(place);
        if (value == null) {
            throw new IllegalArgumentException("the request has no " + type + " at " + place);
        }
        return value;
    }
}
