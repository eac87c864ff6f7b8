package org.tppkit.core.internal.token;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.model.Iban;

/** Writes the fields of a record. */
final class FieldWriter {
    private final List<Field> fields = new ArrayList<>();

    FieldWriter text(int tag, String value) {
        fields.add(new Field(tag, utf8(value)));
        return this;
    }

    FieldWriter text(int tag, Optional<String> value) {
        value.ifPresent(present -> text(tag, present));
        return this;
    }

    FieldWriter moment(int tag, Instant value) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + Integer.BYTES);
        bytes.putLong(value.getEpochSecond()).putInt(value.getNano());
        fields.add(new Field(tag, bytes.array()));
        return this;
    }

    FieldWriter moment(int tag, Optional<Instant> value) {
        value.ifPresent(present -> moment(tag, present));
        return this;
    }

    FieldWriter period(int tag, Optional<Period> value) {
        value.ifPresent(present -> {
            ByteBuffer bytes = ByteBuffer.allocate(3 * Integer.BYTES);
            bytes.putInt(present.getYears()).putInt(present.getMonths()).putInt(present.getDays());
            fields.add(new Field(tag, bytes.array()));
        });
        return this;
    }

    /** Sorted by name, so that equal records have equal bytes. */
    FieldWriter map(int tag, Map<String, String> value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (Map.Entry<String, String> entry : new TreeMap<>(value).entrySet()) {
                writeText(out, entry.getKey());
                writeText(out, entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        fields.add(new Field(tag, bytes.toByteArray()));
        return this;
    }

    /** Account numbers in electronic form, a blank between two; nothing for none. */
    FieldWriter ibans(int tag, List<Iban> value) {
        return value.isEmpty()
                ? this
                : text(tag, value.stream().map(Iban::value).collect(Collectors.joining(" ")));
    }

    FieldWriter all(List<Field> unknown) {
        fields.addAll(unknown);
        return this;
    }

    List<Field> fields() {
        return fields;
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = utf8(text);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] utf8(String text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException e) {
            throw new TokenStoreException("a text of the record is no proper Unicode and would not come back", e);
        }
    }
}
