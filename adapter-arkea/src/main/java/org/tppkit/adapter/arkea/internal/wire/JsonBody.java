package org.tppkit.adapter.arkea.internal.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.error.UnexpectedAnswerException;

/**
 * One JSON object on its way in, read token by token. A reader walks it like this:
 *
 * <pre>{@code
 * if (json.enterObject()) {
 *     while (json.nextField()) {
 *         switch (json.field()) {
 *             case "name" -> name = json.text();
 *             default -> json.skip();
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>Strict where it matters: UTF-8 only, nothing before or after the object, no name twice in an object that is read, no
 * unbounded depth, text, number or name. An error names the path of the fields that readers know, and never a text that
 * came from outside: neither values nor unknown names nor Jackson's messages, which quote both.
 */
final class JsonBody {
    /** STET's bodies are six levels deep. */
    static final int DEEPEST = 32;

    private static final int LONGEST_TEXT = 65_536;
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_NAME = 256;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxNameLength(LONGEST_NAME)
                    .build())
            // Names come from outside: they do not belong into the JVM's own table of strings.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final JsonParser parser;
    private final JsonTokens tokens;
    private final FieldNames names;
    private JsonLevel level = JsonLevel.outermost();

    private JsonBody(JsonParser parser) {
        this.parser = parser;
        this.tokens = new JsonTokens(parser, this::wrong);
        this.names = new FieldNames(tokens);
    }

    /**
     * Reads a body that is one JSON object.
     *
     * @param body the bytes; stays open
     * @param reader reads the object, which it has not entered yet
     */
    static <T> T read(InputStream body, Function<JsonBody, T> reader) {
        try (JsonParser parser = JSON.createParser(body)) {
            JsonBody json = new JsonBody(parser);
            json.startDocument();
            T value = reader.apply(json);
            json.endDocument();
            return value;
        } catch (IOException e) {
            throw JsonTokens.connectionLost();
        }
    }

    /** Enters the object that stands here; false, and nothing to read, for a null. */
    boolean enterObject() {
        return enter(JsonToken.START_OBJECT, "an object is expected", false);
    }

    /** Goes to the next field's value; false at the object's end, which is then left. */
    boolean nextField() {
        level.field(null);
        FieldNames.Name name = names.next();
        if (name == null) {
            level = level.leave();
            return false;
        }
        if (!level.add(name)) {
            throw wrong("a name stands twice in one object, or the object has more than " + JsonLevel.MOST_FIELDS
                    + " names");
        }
        tokens.next();
        level.field(name.text());
        return true;
    }

    /** The name of the field that {@link #nextField()} went to. */
    String field() {
        return Objects.requireNonNull(level.field());
    }

    /** Enters the array that stands here; false, and nothing to read, for a null. */
    boolean enterArray() {
        return enter(JsonToken.START_ARRAY, "an array is expected", true);
    }

    /** Goes to the array's next element; false at its end, which is then left. */
    boolean nextElement() {
        level.nextElement();
        if (tokens.next() == JsonToken.END_ARRAY) {
            level = level.leave();
            return false;
        }
        return true;
    }

    /** Passes over the value here, whatever it is. */
    void skip() {
        level.field(null);
        tokens.pass();
    }

    /** Where the value or the closing brace here begins, in bytes from the body's start. */
    int start() {
        return Math.toIntExact(parser.currentTokenLocation().getByteOffset());
    }

    /** Where it ends; for an object or an array that has been left or passed over, where that ends. */
    int end() {
        tokens.finish();
        return Math.toIntExact(parser.currentLocation().getByteOffset());
    }

    boolean isObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    boolean isArray() {
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    boolean isText() {
        return parser.currentToken() == JsonToken.VALUE_STRING;
    }

    /** Whether that text stands here; none is made to know it. */
    boolean isText(String text) {
        return isText() && tokens.isHere(text);
    }

    /** The text here; null for a null. */
    @Nullable
    String text() {
        if (isNull()) {
            return null;
        }
        if (!isText()) {
            throw wrong("a text is expected");
        }
        return tokens.text();
    }

    /**
     * The text here; null for a null. One of the usual texts is given as it stands in that list, so that a page of a thousand
     * entries does not make a thousand equal texts.
     */
    @Nullable
    String code(List<String> usual) {
        String known = isText() ? tokens.among(usual) : null;
        return known == null ? text() : known;
    }

    /** The text here; null for a null and for an empty text, which some banks write where a field is absent. */
    @Nullable
    String filledText() {
        String text = text();
        return text == null || text.isEmpty() ? null : text;
    }

    /** The characters of a number as they stand, or of a text; null for a null. Never converted to a binary number. */
    @Nullable
    String numberOrText() {
        return parser.currentToken().isNumeric() ? tokens.text() : text();
    }

    /** The characters of a number or a text; null for anything else, which is passed over. */
    @Nullable
    String numberOrTextOrSkip() {
        if (parser.currentToken().isNumeric() || isText()) {
            return tokens.text();
        }
        tokens.pass();
        return null;
    }

    /** The truth value here; null for a null. */
    @Nullable
    Boolean flag() {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw wrong("true or false is expected");
        };
    }

    /** The truth value here; null for anything else, which is passed over. */
    @Nullable
    Boolean flagOrSkip() {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> {
                tokens.pass();
                yield null;
            }
        };
    }

    /** Tells each text of the array here; none for a null; null elements are passed over. */
    void eachText(Consumer<String> texts) {
        if (enterArray()) {
            while (nextElement()) {
                String text = text();
                if (text != null) {
                    texts.accept(text);
                }
            }
        }
    }

    /** The error that the value here is not what is expected. */
    UnexpectedAnswerException wrong(String expectation) {
        return new UnexpectedAnswerException(path(), expectation);
    }

    /** The error that a field of the object here is missing or wrong. */
    UnexpectedAnswerException wrong(String field, String expectation) {
        String path = path();
        return new UnexpectedAnswerException(path.isEmpty() ? field : path + "." + field, expectation);
    }

    private boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    private void startDocument() {
        JsonToken first = tokens.next();
        if (first != JsonToken.START_OBJECT) {
            throw wrong(first == null ? "the body is empty" : "the body must be a JSON object");
        }
    }

    private void endDocument() {
        if (tokens.next() != null) {
            throw wrong("something follows after the JSON object");
        }
    }

    private boolean enter(JsonToken start, String expectation, boolean array) {
        if (isNull()) {
            return false;
        }
        if (parser.currentToken() != start) {
            throw wrong(expectation);
        }
        level = level.enter(array);
        return true;
    }

    private String path() {
        StringBuilder path = new StringBuilder();
        level.appendTo(path);
        return path.toString();
    }
}
