package org.tppkit.core.internal.token;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.model.Iban;

/** Reads the fields of a record; whatever is not right is a {@link TokenStoreException}. */
final class FieldReader {
    private final RecordFormat format;
    private final SortedMap<Integer, byte[]> fields;

    FieldReader(RecordFormat format, byte[] payload) {
        this.format = format;
        this.fields = format.read(payload);
    }

    Optional<String> text(int tag) {
        return take(tag, FieldReader::utf8);
    }

    Optional<Instant> moment(int tag) {
        return take(tag, bytes -> Instant.ofEpochSecond(bytes.getLong(), bytes.getInt()));
    }

    Optional<Period> period(int tag) {
        return take(tag, bytes -> Period.of(bytes.getInt(), bytes.getInt(), bytes.getInt()));
    }

    Map<String, String> map(int tag) {
        return take(tag, FieldReader::pairs).orElse(Map.of());
    }

    List<Iban> ibans(int tag) {
        return text(tag).stream()
                .flatMap(all -> Stream.of(all.split(" ")))
                .map(one -> value(() -> Iban.of(one)))
                .toList();
    }

    /** A constant by its name; a name that is not known here was written by a newer TPPKit. */
    <E extends Enum<E>> Optional<E> constant(int tag, Class<E> type) {
        return text(tag).map(name -> {
            for (E constant : type.getEnumConstants()) {
                if (constant.name().equals(name)) {
                    return constant;
                }
            }
            throw format.newer("it holds a " + type.getSimpleName() + " that is not known here");
        });
    }

    <T> T required(Optional<T> value) {
        return value.orElseThrow(() -> RecordFormat.corrupt("a field is missing", null));
    }

    /** What nobody asked for. */
    List<Field> unknown() {
        return fields.entrySet().stream()
                .map(field -> new Field(field.getKey(), field.getValue()))
                .toList();
    }

    /** Values check their own text; what they refuse was not written by us. */
    static <T> T value(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw RecordFormat.corrupt("a field holds what it cannot", null);
        }
    }

    private <T> Optional<T> take(int tag, Function<ByteBuffer, T> reading) {
        byte[] value = fields.remove(tag);
        if (value == null) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(value);
        try {
            T read = reading.apply(bytes);
            if (bytes.hasRemaining()) {
                throw RecordFormat.corrupt("a field is too long", null);
            }
            return Optional.of(read);
        } catch (BufferUnderflowException | DateTimeException | ArithmeticException e) {
            throw RecordFormat.corrupt("a field holds what it cannot", null);
        }
    }

    private static Map<String, String> pairs(ByteBuffer bytes) {
        Map<String, String> pairs = new LinkedHashMap<>();
        while (bytes.hasRemaining()) {
            pairs.put(sizedText(bytes), sizedText(bytes));
        }
        return pairs;
    }

    private static String sizedText(ByteBuffer bytes) {
        int length = bytes.getInt();
        if (length < 0 || length > bytes.remaining()) {
            throw RecordFormat.corrupt("a text is longer than its field", null);
        }
        String text = utf8(bytes.slice(bytes.position(), length));
        bytes.position(bytes.position() + length);
        return text;
    }

    private static String utf8(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw RecordFormat.corrupt("a text is no UTF-8", null);
        }
    }
}
