package com.acme.bank.internal;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.spi.http.BankResponse;

/**
 * One object of an answer. Fields that nobody asks for are passed over; one that is not as it should be is an {@link
 * UnexpectedAnswerException} that names its path and never its content.
 *
 * @param path where it stands in the answer; empty for the answer itself
 */
record Fields(JsonNode json, String path) {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final int LONGEST = 4 * 1024 * 1024;

    /** The answer's body. */
    static Fields of(BankResponse answer) {
        return parsed(bytes(answer));
    }

    private static byte[] bytes(BankResponse answer) {
        byte[] bytes;
        try {
            bytes = answer.body().readNBytes(LONGEST + 1);
        } catch (IOException e) {
            throw new TransportException(
                    TransportException.Reason.CONNECTION_LOST, true, "the connection broke within the answer", null);
        }
        if (bytes.length > LONGEST) {
            throw new UnexpectedAnswerException("", "the answer is longer than " + LONGEST + " bytes");
        }
        return bytes;
    }

    private static Fields parsed(byte[] bytes) {
        try {
            return new Fields(MAPPER.readTree(bytes), "").requireObject();
        } catch (IOException e) {
            throw new UnexpectedAnswerException("", "the answer is no proper JSON"); // its message quotes the answer
        }
    }

    private Fields requireObject() {
        if (json == null || !json.isObject()) {
            throw new UnexpectedAnswerException(path, "an object is expected");
        }
        return this;
    }

    Fields object(String name) {
        return maybeObject(name).orElseThrow(() -> missing(name));
    }

    Optional<Fields> maybeObject(String name) {
        return value(name).map(found -> new Fields(found, at(name)).requireObject());
    }

    /** The objects of a list; a list that is not there has none. */
    List<Fields> objects(String name) {
        Optional<JsonNode> list = value(name);
        if (list.isEmpty()) {
            return List.of();
        }
        if (!list.get().isArray()) {
            throw new UnexpectedAnswerException(at(name), "a list is expected");
        }
        List<Fields> objects = new ArrayList<>();
        for (JsonNode item : list.get()) {
            objects.add(new Fields(item, at(name) + "[" + objects.size() + "]").requireObject());
        }
        return objects;
    }

    String text(String name) {
        return maybeText(name).orElseThrow(() -> missing(name));
    }

    /** A text; an empty one counts as none. */
    Optional<String> maybeText(String name) {
        return value(name)
                .map(found -> {
                    if (!found.isTextual()) {
                        throw new UnexpectedAnswerException(at(name), "a text is expected");
                    }
                    return found.textValue();
                })
                .filter(text -> !text.isEmpty());
    }

    Optional<Boolean> maybeFlag(String name) {
        return value(name).map(found -> {
            if (!found.isBoolean()) {
                throw new UnexpectedAnswerException(at(name), "true or false is expected");
            }
            return found.booleanValue();
        });
    }

    Optional<Long> maybeWholeNumber(String name) {
        return value(name).map(found -> {
            if (!found.canConvertToLong() || !found.isIntegralNumber()) {
                throw new UnexpectedAnswerException(at(name), "a whole number is expected");
            }
            return found.longValue();
        });
    }

    Optional<LocalDate> maybeDay(String name) {
        return maybeText(name).map(text -> read(name, text, LocalDate::parse));
    }

    /** An amount: an object of a currency and a decimal number in a text. */
    Money money(String name) {
        Fields amount = object(name);
        String currency = amount.text("currency");
        return amount.read("amount", amount.text("amount"), text -> Money.of(text, currency));
    }

    /** A value out of a text; what cannot be read is told by its path alone. */
    <T> T read(String name, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UnexpectedAnswerException(at(name), "it cannot be read");
        }
    }

    private Optional<JsonNode> value(String name) {
        return Optional.ofNullable(json.get(name)).filter(found -> !found.isNull());
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private UnexpectedAnswerException missing(String name) {
        return new UnexpectedAnswerException(at(name), "it is missing");
    }

    /** The path alone: what stands there may be a secret. */
    @Override
    public String toString() {
        return "Fields[" + path + "]";
    }
}
