package org.tppkit.ports.spi.token;

import java.util.Objects;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;

/**
 * The name of a record in a {@link TokenStore}. Two keys that differ in any part are strangers to each other.
 *
 * @param kind what the record is
 * @param environment the world it belongs to
 * @param bank the bank it belongs to
 * @param clientId the application's OAuth client id
 * @param id its id within these: 1 to 128 characters {@code [A-Za-z0-9_-]}
 */
public record TokenKey(Kind kind, Environment environment, BankId bank, String clientId, String id) {
    private static final int LONGEST_ID = 128;

    /** What a record is. */
    public enum Kind {
        /** A customer's consent with its tokens. */
        CONSENT,
        /** Something that waits for the customer to come back from the bank. */
        PENDING,
        /** A count, for instance of calls without the customer. */
        COUNTER,
        /** An application's own token (client credentials). */
        CLIENT_TOKEN
    }

    /**
     * Checks what it is made of.
     *
     * @param kind what the record is
     * @param environment the world it belongs to
     * @param bank the bank it belongs to
     * @param clientId the application's OAuth client id
     * @param id its id within these: 1 to 128 characters {@code [A-Za-z0-9_-]}
     * @throws IllegalArgumentException if the id is empty, too long or has other characters
     */
    public TokenKey {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(environment);
        Objects.requireNonNull(bank);
        Objects.requireNonNull(clientId);
        if (id.isEmpty() || id.length() > LONGEST_ID || !id.chars().allMatch(TokenKey::isIdCharacter)) {
            throw new IllegalArgumentException("a record's id has 1 to " + LONGEST_ID + " characters [A-Za-z0-9_-]");
        }
    }

    private static boolean isIdCharacter(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
    }
}
