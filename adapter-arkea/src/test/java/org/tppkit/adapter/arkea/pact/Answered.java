package org.tppkit.adapter.arkea.pact;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the bank is expected to answer, as the tables write it. Immutable.
 *
 * @param status the HTTP status
 * @param headers formats by name, with an example each
 * @param json the body
 */
record Answered(int status, Map<String, Header> headers, Optional<String> json) {

    /** The format of a header's value, and an example. */
    record Header(String format, String example) {}

    static Answered json(int status, String body) {
        return new Answered(
                status,
                Map.of("Content-Type", new Header(Formats.JSON, "application/json;charset=UTF-8")),
                Optional.of(body));
    }

    static Answered nothing(int status) {
        return new Answered(status, Map.of(), Optional.empty());
    }

    Answered header(String name, String format, String example) {
        Map<String, Header> more = new LinkedHashMap<>(headers);
        more.put(name, new Header(format, example));
        return new Answered(status, more, json);
    }
}
