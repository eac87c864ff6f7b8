package org.tppkit.core.internal.token;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.model.consent.ConsentScope;
import org.tppkit.ports.spi.token.TokenRecord;

/** Pending consents as bytes. A tag, once given, keeps its meaning for ever. */
public final class PendingRecordCodec {
    private static final int SCOPE = 1;
    private static final int REDIRECT_URI = 2;
    private static final int KEEP = 3;
    private static final int CONSENT_REFERENCE = 4;
    private static final int CREATED_AT = 5;
    private static final int EXPIRES_AT = 6;
    private static final int VALIDITY = 7;
    private static final int RENEWS = 8;
    private static final int CLAIMED_AT = 9;
    private static final int RESULT = 10;
    private static final int WITHOUT_CALLBACK = 11;
    private static final int ACCOUNTS = 12;

    private PendingRecordCodec() {}

    /** The record as a store takes it, with its subject and expiry beside it. */
    public static TokenRecord toTokenRecord(PendingRecord record, String subject) {
        return TokenRecord.of(encode(record)).withSubject(subject).withExpiry(record.expiresAt());
    }

    /** The record as bytes. */
    public static byte[] encode(PendingRecord record) {
        FieldWriter out = new FieldWriter()
                .text(SCOPE, record.scope().name())
                .text(REDIRECT_URI, record.redirectUri().toString())
                .map(KEEP, record.keep())
                .text(CONSENT_REFERENCE, record.consentReference())
                .moment(CREATED_AT, record.createdAt())
                .moment(EXPIRES_AT, record.expiresAt())
                .period(VALIDITY, record.validity())
                .text(RENEWS, record.renews())
                .ibans(ACCOUNTS, record.accounts());
        if (record.withoutCallback()) {
            out.text(WITHOUT_CALLBACK, "");
        }
        if (record.status() instanceof PendingRecord.Status.Claimed claimed) {
            out.moment(CLAIMED_AT, claimed.at());
        } else if (record.status() instanceof PendingRecord.Status.Done done) {
            out.text(RESULT, done.result());
        }
        return RecordFormat.PENDING.write(out.all(record.unknownFields()).fields());
    }

    /**
     * Reads the bytes.
     *
     * @throws TokenStoreException if they are no such record, or if a newer TPPKit wrote them
     */
    public static PendingRecord decode(byte[] payload) {
        FieldReader in = new FieldReader(RecordFormat.PENDING, payload);
        String redirectUri = in.required(in.text(REDIRECT_URI));
        return PendingRecord.builder()
                .scope(in.required(in.constant(SCOPE, ConsentScope.class)))
                .redirectUri(FieldReader.value(() -> URI.create(redirectUri)))
                .keep(in.map(KEEP))
                .consentReference(in.text(CONSENT_REFERENCE))
                .createdAt(in.required(in.moment(CREATED_AT)))
                .expiresAt(in.required(in.moment(EXPIRES_AT)))
                .validity(in.period(VALIDITY))
                .renews(in.text(RENEWS))
                .withoutCallback(in.text(WITHOUT_CALLBACK).isPresent())
                .accounts(in.ibans(ACCOUNTS))
                .status(readStatus(in))
                .unknownFields(in.unknown())
                .build();
    }

    private static PendingRecord.Status readStatus(FieldReader in) {
        Optional<Instant> claimedAt = in.moment(CLAIMED_AT);
        Optional<String> result = in.text(RESULT);
        if (result.isPresent()) {
            return new PendingRecord.Status.Done(result.get());
        }
        return claimedAt
                .<PendingRecord.Status>map(PendingRecord.Status.Claimed::new)
                .orElseGet(PendingRecord.Status.Waiting::new);
    }
}
