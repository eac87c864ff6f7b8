package org.tppkit.core.internal.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenRecord;

/** A record as a file: {@code TF}, the version, key, revision, subject, expiry, payload, and a checksum of it all. */
final class FileForm {
    private static final int MAGIC = 'T' << 8 | 'F';
    private static final int VERSION = 1;
    private static final int CHECKSUM = Integer.BYTES;

    private FileForm() {}

    static byte[] write(StoredToken stored) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeShort(MAGIC);
            out.writeByte(VERSION);
            KeyBytes.write(out, stored.key());
            out.writeLong(stored.revision());
            writeSubject(out, stored.record().subject());
            writeExpiry(out, stored.record().expiresAt());
            byte[] payload = stored.record().payload();
            out.writeInt(payload.length);
            out.write(payload);
            out.writeInt(checksum(bytes.toByteArray(), bytes.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return bytes.toByteArray();
    }

    private static void writeSubject(DataOutputStream out, Optional<String> subject) throws IOException {
        out.writeBoolean(subject.isPresent());
        if (subject.isPresent()) {
            KeyBytes.writeText(out, subject.get());
        }
    }

    private static void writeExpiry(DataOutputStream out, Optional<Instant> expiresAt) throws IOException {
        out.writeBoolean(expiresAt.isPresent());
        if (expiresAt.isPresent()) {
            Instant moment = expiresAt.get();
            out.writeLong(moment.getEpochSecond());
            out.writeInt(moment.getNano());
        }
    }

    /**
     * Reads a file's content; empty if it is a record of a kind or environment that only a newer TPPKit knows.
     *
     * @param name the file's name, which holds nothing secret
     */
    static Optional<StoredToken> read(byte[] content, String name) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
            if (in.readUnsignedShort() != MAGIC) {
                throw damaged(name);
            }
            int version = in.readUnsignedByte();
            requireWhole(content, name);
            if (version != VERSION) {
                throw new TokenStoreException(
                        "a newer TPPKit wrote the token store's file " + name + " (its form is version " + version
                                + "): use that version here too; the file was left alone",
                        null);
            }
            Optional<TokenKey> key = readKey(in);
            long revision = in.readLong();
            TokenRecord record = readRecord(in);
            return key.map(known -> new StoredToken(known, revision, record));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw damaged(name);
        }
    }

    private static void requireWhole(byte[] content, String name) throws IOException {
        int length = content.length - CHECKSUM;
        if (length < 0) {
            throw damaged(name);
        }
        try (DataInputStream tail = new DataInputStream(new ByteArrayInputStream(content, length, CHECKSUM))) {
            if (tail.readInt() != checksum(content, length)) {
                throw damaged(name);
            }
        }
    }

    private static int checksum(byte[] content, int length) {
        CRC32C sum = new CRC32C();
        sum.update(content, 0, length);
        return (int) sum.getValue();
    }

    private static Optional<TokenKey> readKey(DataInputStream in) throws IOException {
        Optional<TokenKey.Kind> kind = constant(TokenKey.Kind.class, readText(in));
        Optional<Environment> environment = constant(Environment.class, readText(in));
        BankId bank = BankId.of(readText(in));
        String clientId = readText(in);
        String id = readText(in);
        return kind.flatMap(known -> environment.map(world -> new TokenKey(known, world, bank, clientId, id)));
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> type, String name) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    private static TokenRecord readRecord(DataInputStream in) throws IOException {
        Optional<String> subject = in.readBoolean() ? Optional.of(readText(in)) : Optional.empty();
        Optional<Instant> expiresAt =
                in.readBoolean() ? Optional.of(Instant.ofEpochSecond(in.readLong(), in.readInt())) : Optional.empty();
        byte[] payload = new byte[sized(in.readInt(), 1, in)];
        in.readFully(payload);
        TokenRecord plain = TokenRecord.of(payload);
        TokenRecord owned = subject.map(plain::withSubject).orElse(plain);
        return expiresAt.map(owned::withExpiry).orElse(owned);
    }

    private static String readText(DataInputStream in) throws IOException {
        char[] text = new char[sized(in.readInt(), Character.BYTES, in)];
        for (int i = 0; i < text.length; i++) {
            text[i] = in.readChar();
        }
        return new String(text);
    }

    private static int sized(int length, int each, DataInputStream in) throws IOException {
        if (length < 0 || length > in.available() / each) {
            throw new IOException("longer than the file");
        }
        return length;
    }

    private static TokenStoreException damaged(String name) {
        return new TokenStoreException(
                "the token store's file " + name + " is damaged: bring it back from a backup, or delete it and let the"
                        + " customer give the consent anew; it was left alone",
                null);
    }
}
