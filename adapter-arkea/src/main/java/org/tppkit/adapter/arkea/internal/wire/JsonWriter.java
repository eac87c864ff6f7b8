package org.tppkit.adapter.arkea.internal.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.tppkit.ports.error.InvalidRequestException;

/** One JSON object on its way out: UTF-8, no blanks, fields in the order they are written, so that equal values are equal bytes. */
final class JsonWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator generator;

    private JsonWriter(JsonGenerator generator) {
        this.generator = generator;
    }

    /** The bytes of an object. */
    static byte[] object(Consumer<JsonWriter> fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(2_048);
        try (JsonGenerator generator = JSON.createGenerator(bytes)) {
            generator.writeStartObject();
            fields.accept(new JsonWriter(generator));
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A text with its quotes and escapes. */
    static byte[] quoted(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = JSON.createGenerator(bytes)) {
            generator.writeString(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    JsonWriter text(String name, String value) {
        requireWhole(name, value);
        return write(() -> generator.writeStringField(name, value));
    }

    /** Writes nothing where there is nothing. */
    JsonWriter text(String name, Optional<String> value) {
        value.ifPresent(text -> text(name, text));
        return this;
    }

    /** Writes a number as its digits stand. */
    JsonWriter number(String name, String digits) {
        return write(() -> {
            generator.writeFieldName(name);
            generator.writeNumber(digits);
        });
    }

    JsonWriter object(String name, Consumer<JsonWriter> fields) {
        write(() -> generator.writeObjectFieldStart(name));
        fields.accept(this);
        return write(generator::writeEndObject);
    }

    JsonWriter texts(String name, List<String> texts) {
        texts.forEach(text -> requireWhole(name, text));
        return write(() -> {
            generator.writeArrayFieldStart(name);
            for (String text : texts) {
                generator.writeString(text);
            }
            generator.writeEndArray();
        });
    }

    /** Writes an array of objects. */
    <T> JsonWriter objects(String name, List<T> items, BiConsumer<JsonWriter, T> fields) {
        write(() -> generator.writeArrayFieldStart(name));
        for (T item : items) {
            write(generator::writeStartObject);
            fields.accept(this, item);
            write(generator::writeEndObject);
        }
        return write(generator::writeEndArray);
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    /** Half a character would become another one on the way. */
    private static void requireWhole(String name, String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new InvalidRequestException(name, "holds a character that UTF-8 cannot carry");
        }
    }

    /** Writing into memory never fails. */
    private JsonWriter write(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }
}
