package org.tppkit.app.terminal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** One JSON value as one line of ASCII, for scripts: whatever the terminal's encoding, it arrives. */
public final class JsonLine {
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private JsonLine() {}

    /** Writes one value. */
    @FunctionalInterface
    public interface Content {
        /** Writes it to that generator, which is closed afterwards. */
        void writeTo(JsonGenerator json) throws IOException;
    }

    /** The line, without its end. */
    public static String of(Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            content.writeTo(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
