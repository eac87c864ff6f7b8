package org.tppkit.testkit.simulator.internal.dictionary;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.tppkit.testkit.simulator.internal.http.Call;

/**
 * Reads JSON bodies strictly: UTF-8, one value, no key twice, and numbers as plain decimals. An exponent is valid JSON but
 * is refused here: it shows that an amount went through a binary number.
 */
public final class BodyReader {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private BodyReader() {}

    /** Reads a body and checks it by a rule. */
    public static JsonNode read(Call call, Rule rule) throws InvalidBodyException {
        JsonNode body = read(call);
        rule.check(body, "");
        return body;
    }

    /** Reads a body. */
    public static JsonNode read(Call call) throws InvalidBodyException {
        requireJson(call);
        String text = text(call);
        try {
            requirePlainNumbers(text);
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new InvalidBodyException("", "is not one JSON value without doubled keys");
        } catch (IOException e) {
            throw new IllegalStateException("a text can always be read", e);
        }
    }

    private static void requireJson(Call call) throws InvalidBodyException {
        String type = call.first("content-type").orElse("");
        int semicolon = type.indexOf(';');
        String mediaType = (semicolon < 0 ? type : type.substring(0, semicolon)).strip();
        if (call.all("content-type").size() != 1 || !mediaType.equalsIgnoreCase("application/json")) {
            throw new InvalidBodyException("", "must come with one Content-Type application/json");
        }
    }

    private static String text(Call call) throws InvalidBodyException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(call.body().bytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidBodyException("", "is not UTF-8");
        }
    }

    private static void requirePlainNumbers(String text) throws IOException, InvalidBodyException {
        try (JsonParser parser = MAPPER.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                boolean exponent = token.isNumeric() && parser.getText().matches(".*[eE].*");
                if (exponent) {
                    throw new InvalidBodyException(path(parser), "is a number with an exponent");
                }
            }
        }
    }

    private static String path(JsonParser parser) {
        return parser.getParsingContext()
                .pathAsPointer()
                .toString()
                .replaceAll("/([0-9]+)(?=/|$)", "[$1]")
                .replace('/', '.')
                .replaceFirst("^\\.", "");
    }
}
