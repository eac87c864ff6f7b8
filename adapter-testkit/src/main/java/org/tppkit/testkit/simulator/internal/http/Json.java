package org.tppkit.testkit.simulator.internal.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Makes and writes JSON; decimal numbers keep their digits and never get an exponent. */
public final class Json {

    /** The content type that Arkéa's answers carry. */
    public static final String CONTENT_TYPE = "application/json;charset=UTF-8";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Json() {}

    /** An empty object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** An answer with a JSON body. */
    public static Answer answer(int status, JsonNode body) {
        return answer(status, CONTENT_TYPE, body);
    }

    /** An answer with a JSON body of another content type. */
    public static Answer answer(int status, String contentType, JsonNode body) {
        try {
            return Answer.text(status, contentType, MAPPER.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }
}
