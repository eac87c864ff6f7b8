package org.tppkit.core.internal.store;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.spi.token.TokenRecord;

/**
 * What is sealed: the payload, and before it the record's expiry. It is not bound as associated data, because a store that
 * rounds moments would then make records unreadable.
 */
final class DatedPayload {
    /** Databases round to the microsecond or millisecond. */
    private static final Duration ROUNDING = Duration.ofMillis(2);

    private final Optional<Instant> expiresAt;
    private final byte[] payload;

    private DatedPayload(Optional<Instant> expiresAt, byte[] payload) {
        this.expiresAt = expiresAt;
        this.payload = payload;
    }

    static DatedPayload of(TokenRecord record) {
        return new DatedPayload(record.expiresAt(), record.payload());
    }

    byte[] write() {
        ByteBuffer out = ByteBuffer.allocate(1 + Long.BYTES + Integer.BYTES + payload.length);
        out.put((byte) (expiresAt.isPresent() ? 1 : 0));
        expiresAt.ifPresent(moment -> out.putLong(moment.getEpochSecond()).putInt(moment.getNano()));
        out.put(payload);
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    static DatedPayload read(byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            Optional<Instant> expiresAt =
                    in.get() == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(in.getLong(), in.getInt()));
            byte[] payload = new byte[in.remaining()];
            in.get(payload);
            return new DatedPayload(expiresAt, payload);
        } catch (BufferUnderflowException | DateTimeException e) {
            throw new TokenStoreException("an encrypted record opens, but does not hold what it should", null);
        }
    }

    /** Whether a record's own expiry is the sealed one, give or take a store's rounding. */
    boolean isDatedLike(TokenRecord record) {
        Optional<Instant> outside = record.expiresAt();
        if (outside.isEmpty() || expiresAt.isEmpty()) {
            return outside.isEmpty() && expiresAt.isEmpty();
        }
        return Duration.between(outside.get(), expiresAt.get()).abs().compareTo(ROUNDING) < 0;
    }

    TokenRecord toRecord() {
        TokenRecord plain = TokenRecord.of(payload);
        return expiresAt.map(plain::withExpiry).orElse(plain);
    }

    @Override
    public String toString() {
        return "DatedPayload[" + payload.length + " bytes]";
    }
}
