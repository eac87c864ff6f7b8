package org.tppkit.testkit.simulator.internal.dictionary;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** An object: the keys that it may have and must have. Any other key is an error, and so is {@code null}. */
public final class Shape implements Rule {

    /** One line of the table. */
    record Field(String key, boolean mandatory, Rule rule) {}

    private final Map<String, Field> fields;

    private Shape(Map<String, Field> fields) {
        this.fields = fields;
    }

    static Shape of(Field... lines) {
        Map<String, Field> fields = new LinkedHashMap<>();
        Arrays.asList(lines).forEach(line -> fields.put(line.key(), line));
        return new Shape(fields);
    }

    /** The same table with more lines; a line with a known key replaces the old one. */
    Shape with(Field... lines) {
        Map<String, Field> more = new LinkedHashMap<>(fields);
        Arrays.asList(lines).forEach(line -> more.put(line.key(), line));
        return new Shape(more);
    }

    static Field must(String key, Rule rule) {
        return new Field(key, true, rule);
    }

    static Field may(String key, Rule rule) {
        return new Field(key, false, rule);
    }

    @Override
    public void check(JsonNode value, String path) throws InvalidBodyException {
        if (!value.isObject()) {
            throw new InvalidBodyException(path, "is not an object");
        }
        for (Iterator<String> keys = value.fieldNames(); keys.hasNext(); ) {
            String key = keys.next();
            if (!fields.containsKey(key)) {
                throw new InvalidBodyException(join(path, printable(key)), "is not a key of this version");
            }
        }
        for (Field field : fields.values()) {
            JsonNode member = value.get(field.key());
            if (member != null) {
                field.rule().check(member, join(path, field.key()));
            } else if (field.mandatory()) {
                throw new InvalidBodyException(join(path, field.key()), "is missing");
            }
        }
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** Only what looks like a name is shown: anything else may be a value at the wrong place. */
    private static String printable(String key) {
        return key.matches("[A-Za-z_][A-Za-z_-]{0,39}") ? key : "?";
    }
}
