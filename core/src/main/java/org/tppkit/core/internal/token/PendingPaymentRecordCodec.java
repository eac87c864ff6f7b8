package org.tppkit.core.internal.token;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.spi.token.TokenRecord;

/** Pending payments as bytes. A tag, once given, keeps its meaning for ever. */
public final class PendingPaymentRecordCodec {
    private static final int PAYMENT_ID = 1;
    private static final int REDIRECT_URI = 2;
    private static final int EXPIRES_AT = 3;
    private static final int CLAIMED_AT = 4;
    private static final int TOKEN = 5;
    private static final int BUSY_SINCE = 6;
    private static final int DONE = 7;
    private static final int CANCELLATION = 8;
    private static final int KEEP = 9;

    private PendingPaymentRecordCodec() {}

    /** The record as a store takes it, with its expiry beside it. */
    public static TokenRecord toTokenRecord(PendingPaymentRecord record) {
        return TokenRecord.of(encode(record)).withExpiry(record.expiresAt());
    }

    /** The record as bytes. */
    public static byte[] encode(PendingPaymentRecord record) {
        FieldWriter out = new FieldWriter()
                .text(PAYMENT_ID, record.paymentId())
                .text(REDIRECT_URI, record.redirectUri().toString())
                .moment(EXPIRES_AT, record.expiresAt());
        if (!record.keep().isEmpty()) {
            out.map(KEEP, record.keep());
        }
        if (record.cancellation()) {
            out.text(CANCELLATION, "");
        }
        if (record.status() instanceof PendingPaymentRecord.Status.Claimed claimed) {
            out.moment(CLAIMED_AT, claimed.at());
        } else if (record.status() instanceof PendingPaymentRecord.Status.Approved approved) {
            out.text(TOKEN, approved.token().value()).moment(BUSY_SINCE, approved.busySince());
        } else if (record.status() instanceof PendingPaymentRecord.Status.Done) {
            out.text(DONE, "");
        }
        return RecordFormat.PENDING_PAYMENT.write(
                out.all(record.unknownFields()).fields());
    }

    /**
     * Reads the bytes.
     *
     * @throws TokenStoreException if they are no such record, or if a newer TPPKit wrote them
     */
    public static PendingPaymentRecord decode(byte[] payload) {
        FieldReader in = new FieldReader(RecordFormat.PENDING_PAYMENT, payload);
        String redirectUri = in.required(in.text(REDIRECT_URI));
        return PendingPaymentRecord.builder()
                .paymentId(in.required(in.text(PAYMENT_ID)))
                .redirectUri(FieldReader.value(() -> URI.create(redirectUri)))
                .expiresAt(in.required(in.moment(EXPIRES_AT)))
                .keep(in.map(KEEP))
                .cancellation(in.text(CANCELLATION).isPresent())
                .status(readStatus(in))
                .unknownFields(in.unknown())
                .build();
    }

    private static PendingPaymentRecord.Status readStatus(FieldReader in) {
        Optional<Instant> claimedAt = in.moment(CLAIMED_AT);
        Optional<String> token = in.text(TOKEN);
        Optional<Instant> busySince = in.moment(BUSY_SINCE);
        if (in.text(DONE).isPresent()) {
            return new PendingPaymentRecord.Status.Done();
        }
        if (token.isPresent()) {
            AccessToken access = FieldReader.value(() -> new AccessToken(token.get()));
            return new PendingPaymentRecord.Status.Approved(access, busySince.orElse(Instant.EPOCH));
        }
        return claimedAt
                .<PendingPaymentRecord.Status>map(PendingPaymentRecord.Status.Claimed::new)
                .orElseGet(PendingPaymentRecord.Status.Waiting::new);
    }
}
