package org.tppkit.ports.spi.token;

import java.util.Objects;

/**
 * A record as a store holds it.
 *
 * @param key what it is kept under
 * @param revision its revision: changes with every replacement, never comes back; at least 1
 * @param record what is kept
 */
public record StoredToken(TokenKey key, long revision, TokenRecord record) {
    /**
     * Checks what it is made of.
     *
     * @param key what it is kept under
     * @param revision its revision: changes with every replacement, never comes back; at least 1
     * @param record what is kept
     * @throws IllegalArgumentException if the revision is less than 1
     */
    public StoredToken {
        Objects.requireNonNull(key);
        Objects.requireNonNull(record);
        if (revision < 1) {
            throw new IllegalArgumentException("a stored record's revision is at least 1");
        }
    }
}
