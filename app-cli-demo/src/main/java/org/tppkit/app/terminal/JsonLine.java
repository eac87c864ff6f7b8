package org.tppkit.app.terminal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;

/** One JSON object as one line of ASCII, for scripts: whatever the terminal's encoding, it arrives. */
public final class JsonLine {
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private JsonLine() {}

    /** Writes the fields of an object. */
    @FunctionalInterface
    public interface Fields {
        /** Writes them to that generator, which begins and ends the object itself. */
        void writeTo(JsonGenerator json) throws IOException;
    }

    /** Writes the fields of an object about a value. */
    @FunctionalInterface
    public interface FieldsOf<T> {
        /** Writes what is to be said of that value. */
        void writeTo(JsonGenerator json, T value) throws IOException;
    }

    /** The line, without its end. */
    public static String of(Fields fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            fields.writeTo(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** A field that is an array, with an object for each value. */
    public static <T> void array(JsonGenerator json, String name, Iterable<? extends T> values, FieldsOf<T> fields)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (T value : values) {
            json.writeStartObject();
            fields.writeTo(json, value);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** A field, where there is something to write. */
    public static void field(JsonGenerator json, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        }
    }
}
