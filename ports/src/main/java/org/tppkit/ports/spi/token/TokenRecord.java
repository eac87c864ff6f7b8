package org.tppkit.ports.spi.token;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link TokenStore} keeps under a key: an opaque payload, and the two facts by which records are found again.
 *
 * <p>The payload holds tokens: a store keeps it as bytes, never prints it, and gives it back to the byte. Its format
 * is the engine's and carries its own version.
 */
public final class TokenRecord {
    private final byte[] payload;
    private final @Nullable String subject;
    private final @Nullable Instant expiresAt;

    private TokenRecord(byte[] payload, @Nullable String subject, @Nullable Instant expiresAt) {
        this.payload = payload.clone();
        this.subject = subject;
        this.expiresAt = expiresAt;
    }

    /**
     * {@return a record of that payload, without subject and expiry}
     *
     * @param payload the bytes to keep
     */
    public static TokenRecord of(byte[] payload) {
        return new TokenRecord(payload, null, null);
    }

    /**
     * {@return the same record for a subject: the third party's own name for its customer}
     *
     * @param subject the customer, as the caller names the customer
     */
    public TokenRecord withSubject(String subject) {
        return new TokenRecord(payload, Objects.requireNonNull(subject), expiresAt);
    }

    /**
     * {@return the same record with a moment after which {@link TokenStore#purgeExpired} may drop it}
     *
     * @param expiresAt when the record may be dropped
     */
    public TokenRecord withExpiry(Instant expiresAt) {
        return new TokenRecord(payload, subject, Objects.requireNonNull(expiresAt));
    }

    /** {@return a copy of the payload} */
    public byte[] payload() {
        return payload.clone();
    }

    /** {@return the third party's own name for its customer} */
    public Optional<String> subject() {
        return Optional.ofNullable(subject);
    }

    /**
     * {@return the moment after which the record may be dropped; empty means never by itself}
     */
    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TokenRecord that
                && Arrays.equals(payload, that.payload)
                && Objects.equals(subject, that.subject)
                && Objects.equals(expiresAt, that.expiresAt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(payload), subject, expiresAt);
    }

    /** The size only. */
    @Override
    public String toString() {
        return "TokenRecord[" + payload.length + " bytes]";
    }
}
