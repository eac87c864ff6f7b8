package org.tppkit.core.internal.token;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.error.TokenStoreException;

/**
 * The frame round a stored record: {@code TK}, the kind, the format's version, then fields of tag, length and bytes.
 *
 * <p>A version that only adds optional fields keeps the format's version: an older TPPKit passes them over, and writes
 * them back with the record. Whatever an older one must not touch raises the version, and then it says so and leaves the
 * record alone.
 */
enum RecordFormat {
    CONSENT('C'),
    PENDING('P'),
    PENDING_PAYMENT('Y'),
    CLIENT_TOKEN('A'),
    COUNTER('N');

    private static final int MAGIC = 'T' << 8 | 'K';
    private static final int VERSION = 1;
    /** What every store must be able to take (TS-04). */
    private static final int LARGEST_RECORD = 64 * 1024;

    private final int code;

    RecordFormat(int code) {
        this.code = code;
    }

    byte[] write(List<Field> fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeShort(MAGIC);
            out.writeByte(code);
            out.writeByte(VERSION);
            for (Field field : fields) {
                byte[] value = field.value();
                out.writeShort(field.tag());
                out.writeInt(value.length);
                out.write(value);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        if (bytes.size() > LARGEST_RECORD) {
            throw new TokenStoreException(
                    "the record is larger than the " + LARGEST_RECORD + " bytes of a store", null);
        }
        return bytes.toByteArray();
    }

    /** The fields by tag. */
    SortedMap<Integer, byte[]> read(byte[] payload) {
        if (payload.length > LARGEST_RECORD) {
            throw corrupt("it is too long", null);
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload))) {
            readHead(in);
            TreeMap<Integer, byte[]> fields = new TreeMap<>();
            while (in.available() > 0) {
                int tag = in.readUnsignedShort();
                if (fields.put(tag, readValue(in)) != null) {
                    throw corrupt("a field stands there twice", null);
                }
            }
            return fields;
        } catch (IOException e) {
            throw corrupt("it ends too early", e);
        }
    }

    private void readHead(DataInputStream in) throws IOException {
        if (in.readUnsignedShort() != MAGIC) {
            throw corrupt("it does not begin as one", null);
        }
        if (in.readUnsignedByte() != code) {
            throw corrupt("it is of another kind", null);
        }
        int version = in.readUnsignedByte();
        if (version > VERSION) {
            throw newer("its format is version " + version);
        }
        if (version != VERSION) {
            throw corrupt("its format has no such version", null);
        }
    }

    private byte[] readValue(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw corrupt("a field is longer than the record", null);
        }
        return in.readNBytes(length);
    }

    TokenStoreException newer(String sign) {
        return new TokenStoreException(
                "a newer TPPKit wrote this record (" + sign + "): use that version here too; the record was left alone",
                null);
    }

    static TokenStoreException corrupt(String sign, @Nullable Throwable cause) {
        return new TokenStoreException("a stored record cannot be read: " + sign, cause);
    }
}
