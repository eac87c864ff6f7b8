package org.tppkit.core;

import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A key that {@link TokenStores#encrypted} seals records with: 32 random bytes, and an id by which a record says which
 * key opens it. Keep it apart from the records: in a secret store, or a file that backups of the records do not hold.
 *
 * <p>An id stands for one key for ever: give a new key a new id.
 */
public final class EncryptionKey {
    private static final int SIZE = 32;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,32}");

    private final String id;
    private final byte[] bytes;

    private EncryptionKey(String id, byte[] bytes) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("the id of an encryption key has 1 to 32 characters [A-Za-z0-9._-]");
        }
        if (bytes.length != SIZE) {
            throw new IllegalArgumentException("an encryption key has " + SIZE + " bytes, not " + bytes.length);
        }
        this.id = id;
        this.bytes = bytes;
    }

    /**
     * {@return a key of these bytes}
     *
     * @param id 1 to 32 characters {@code [A-Za-z0-9._-]}; it is stored in clear with each record
     * @param bytes 32 random bytes, not a password; copied
     * @throws IllegalArgumentException if either is not so
     */
    public static EncryptionKey of(String id, byte[] bytes) {
        return new EncryptionKey(id, bytes.clone());
    }

    /**
     * {@return a key written in base64, as {@code openssl rand -base64 32} prints it} White space round it is dropped.
     *
     * @param id 1 to 32 characters {@code [A-Za-z0-9._-]}; it is stored in clear with each record
     * @param text 32 random bytes, not a password
     * @throws IllegalArgumentException if either is not so; the message does not repeat the text
     */
    public static EncryptionKey fromBase64(String id, String text) {
        return new EncryptionKey(id, decoded(text));
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            // The decoder's message would quote a character of the key.
            throw new IllegalArgumentException("an encryption key is written in base64, " + SIZE + " bytes");
        }
    }

    /** {@return the id, which is no secret} */
    public String id() {
        return id;
    }

    /** A copy of the bytes, for the store that seals with them. */
    byte[] bytes() {
        return Arrays.copyOf(bytes, bytes.length);
    }

    /** The id only. */
    @Override
    public String toString() {
        return "EncryptionKey[" + id + "]";
    }
}
