package org.tppkit.core.internal.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.tppkit.ports.error.TokenStoreException;

/**
 * A sealed payload: {@code TE}, the version, the key's id with its length before it, the salt, and what the cipher gave.
 * All before the last is the head, which is not secret but cannot be changed unnoticed.
 */
final class SealedForm {
    static final int SALT = 32;
    private static final int TAG = 16;
    private static final byte[] MAGIC = {'T', 'E'};
    private static final int VERSION = 1;
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9._-]{1,32}");

    private final String keyId;
    private final byte[] salt;
    private final byte[] sealed;

    SealedForm(String keyId, byte[] salt, byte[] sealed) {
        this.keyId = keyId;
        this.salt = salt;
        this.sealed = sealed;
    }

    /** Which key opens it. */
    String keyId() {
        return keyId;
    }

    /** Makes the record's own key of that key. */
    byte[] salt() {
        return salt;
    }

    /** Ciphertext and tag. */
    byte[] sealed() {
        return sealed;
    }

    static byte[] head(String keyId, byte[] salt) {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.writeBytes(MAGIC);
        head.write(VERSION);
        byte[] id = keyId.getBytes(StandardCharsets.US_ASCII);
        head.write(id.length);
        head.writeBytes(id);
        head.writeBytes(salt);
        return head.toByteArray();
    }

    byte[] head() {
        return head(keyId, salt);
    }

    byte[] write() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head());
        all.writeBytes(sealed);
        return all.toByteArray();
    }

    static SealedForm read(byte[] payload) {
        ByteBuffer in = ByteBuffer.wrap(payload);
        if (in.remaining() < MAGIC.length + 2 || !Arrays.equals(bytes(in, MAGIC.length), MAGIC)) {
            throw new TokenStoreException(
                    "a stored record is not encrypted: read it with the store alone, or begin with an empty store;"
                            + " it was left alone",
                    null);
        }
        int version = in.get() & 0xff;
        if (version > VERSION) {
            throw new TokenStoreException(
                    "a newer TPPKit encrypted this record (its form is version " + version
                            + "): use that version here too; the record was left alone",
                    null);
        }
        int idLength = in.get() & 0xff;
        if (version != VERSION || in.remaining() < idLength + SALT + TAG) {
            throw damaged();
        }
        String keyId = new String(bytes(in, idLength), StandardCharsets.ISO_8859_1);
        if (!KEY_ID.matcher(keyId).matches()) {
            throw damaged();
        }
        return new SealedForm(keyId, bytes(in, SALT), bytes(in, in.remaining()));
    }

    private static TokenStoreException damaged() {
        return new TokenStoreException(
                "an encrypted record is damaged: bring it back from a backup, or let the customer give the consent"
                        + " anew; it was left alone",
                null);
    }

    private static byte[] bytes(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    @Override
    public String toString() {
        return "SealedForm[" + keyId + ", " + sealed.length + " bytes]";
    }
}
