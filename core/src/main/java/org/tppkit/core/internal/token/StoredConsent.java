package org.tppkit.core.internal.token;

import java.time.Instant;
import java.util.Optional;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenRecord;

/**
 * A consent as the store holds it.
 *
 * @param key its name
 * @param revision its revision
 * @param subject the third party's own name for its customer
 * @param expiresAt from when on the store may drop it; consents are never given such a moment by this version
 * @param record its content
 */
public record StoredConsent(
        TokenKey key, long revision, Optional<String> subject, Optional<Instant> expiresAt, ConsentRecord record) {

    /**
     * Reads what a store gave, for instance in a list.
     *
     * @throws TokenStoreException if it cannot be read
     */
    public static StoredConsent of(StoredToken stored) {
        TokenRecord record = stored.record();
        return new StoredConsent(
                stored.key(),
                stored.revision(),
                record.subject(),
                record.expiresAt(),
                ConsentRecordCodec.decode(record.payload()));
    }

    /** The record that would take this one's place. */
    TokenRecord toTokenRecord(ConsentRecord content) {
        TokenRecord plain = TokenRecord.of(ConsentRecordCodec.encode(content));
        TokenRecord owned = subject.map(plain::withSubject).orElse(plain);
        return expiresAt.map(owned::withExpiry).orElse(owned);
    }

    StoredConsent replacedBy(long newRevision, ConsentRecord content) {
        return new StoredConsent(key, newRevision, subject, expiresAt, content);
    }

    /** The same consent, if it can be used as far as the record knows. */
    StoredConsent requireActive() {
        record.lostBecause().ifPresent(reason -> {
            throw new ConsentRequiredException(reason, "the consent was lost: the customer has to be asked again");
        });
        return this;
    }

    /** Key and revision only. */
    @Override
    public String toString() {
        return "StoredConsent[" + key.bank() + ", revision=" + revision + "]";
    }
}
