package org.tppkit.adapter.arkea.internal.wire;

import java.util.List;
import java.util.Locale;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.spi.http.BankResponse;

/**
 * Whether an answer says that it is JSON in UTF-8. Leniently: Arkéa answers {@code application/json} though
 * {@code application/hal+json} was asked for, and a missing content type is left to the JSON reader to judge.
 */
final class JsonMedia {

    private JsonMedia() {}

    /** Refuses an answer that is something else, without a word of it: a web page may quote the request. */
    static void require(BankResponse answer) {
        answer.headers("Content-Encoding").forEach(JsonMedia::requirePlain);
        answer.headers("Content-Type").forEach(JsonMedia::requireJson);
    }

    private static void requirePlain(String encoding) {
        if (!encoding.isBlank() && !normal(encoding).equals("identity")) {
            throw new UnexpectedAnswerException("", "the body is compressed, which was not asked for");
        }
    }

    private static void requireJson(String contentType) {
        List<String> parts = List.of(contentType.split(";", -1));
        String mediaType = normal(parts.get(0));
        boolean json = mediaType.isEmpty() || mediaType.endsWith("/json") || mediaType.endsWith("+json");
        if (!json) {
            throw new UnexpectedAnswerException("", "the body is not JSON by its content type");
        }
        parts.subList(1, parts.size()).forEach(JsonMedia::requireUtf8);
    }

    private static void requireUtf8(String parameter) {
        String text = normal(parameter).replace("\"", "").replace(" ", "");
        if (text.startsWith("charset=") && !text.equals("charset=utf-8") && !text.equals("charset=utf8")) {
            throw new UnexpectedAnswerException("", "the body is not in UTF-8 by its content type");
        }
    }

    private static String normal(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
