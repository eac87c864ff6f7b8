package org.tppkit.core.internal.token;

import java.time.Instant;
import java.util.Optional;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.model.consent.ConsentScope;
import org.tppkit.ports.model.consent.RefreshToken;

/** Consents as bytes. A tag, once given, keeps its meaning for ever. */
public final class ConsentRecordCodec {
    private static final int SCOPE = 1;
    private static final int LOST_BECAUSE = 2;
    private static final int GIVEN_AT = 3;
    private static final int SCA_AT = 4;
    private static final int VALID_UNTIL = 5;
    private static final int CONSENT_REFERENCE = 6;
    private static final int ACCESS_TOKEN = 7;
    private static final int EXPIRES_AT = 8;
    private static final int REFRESH_TOKEN = 9;
    private static final int OBTAINED_AT = 10;
    private static final int LEASE_HOLDER = 11;
    private static final int LEASE_UNTIL = 12;
    private static final int LAST_REFRESH_AT = 13;
    private static final int ACCOUNTS = 14;
    private static final int VALIDITY = 15;

    private ConsentRecordCodec() {}

    /** The record as bytes. */
    public static byte[] encode(ConsentRecord record) {
        FieldWriter out = new FieldWriter()
                .text(SCOPE, record.scope().name())
                .text(LOST_BECAUSE, record.lostBecause().map(Enum::name))
                .moment(GIVEN_AT, record.givenAt())
                .moment(SCA_AT, record.scaAt())
                .moment(VALID_UNTIL, record.validUntil())
                .text(CONSENT_REFERENCE, record.consentReference())
                .moment(LAST_REFRESH_AT, record.lastRefreshAt())
                .ibans(ACCOUNTS, record.accounts())
                .period(VALIDITY, record.validity());
        record.tokens().ifPresent(tokens -> write(tokens, out));
        record.lease().ifPresent(lease -> out.text(LEASE_HOLDER, lease.holder()).moment(LEASE_UNTIL, lease.until()));
        return RecordFormat.CONSENT.write(out.all(record.unknownFields()).fields());
    }

    private static void write(Tokens tokens, FieldWriter out) {
        out.text(ACCESS_TOKEN, tokens.accessToken().value())
                .moment(EXPIRES_AT, tokens.expiresAt())
                .text(REFRESH_TOKEN, tokens.refreshToken().map(RefreshToken::value))
                .moment(OBTAINED_AT, tokens.obtainedAt());
    }

    /**
     * Reads the bytes.
     *
     * @throws TokenStoreException if they are no such record, or if a newer TPPKit wrote them
     */
    public static ConsentRecord decode(byte[] payload) {
        FieldReader in = new FieldReader(RecordFormat.CONSENT, payload);
        return ConsentRecord.builder()
                .scope(in.required(in.constant(SCOPE, ConsentScope.class)))
                .lostBecause(in.constant(LOST_BECAUSE, ConsentRequiredException.Reason.class))
                .givenAt(in.required(in.moment(GIVEN_AT)))
                .scaAt(in.required(in.moment(SCA_AT)))
                .validUntil(in.moment(VALID_UNTIL))
                .consentReference(in.text(CONSENT_REFERENCE))
                .lastRefreshAt(in.moment(LAST_REFRESH_AT))
                .accounts(in.ibans(ACCOUNTS))
                .validity(in.period(VALIDITY))
                .tokens(readTokens(in))
                .lease(readLease(in))
                .unknownFields(in.unknown())
                .build();
    }

    private static Optional<Tokens> readTokens(FieldReader in) {
        Optional<String> access = in.text(ACCESS_TOKEN);
        Optional<Instant> expiresAt = in.moment(EXPIRES_AT);
        Optional<String> refresh = in.text(REFRESH_TOKEN);
        Optional<Instant> obtainedAt = in.moment(OBTAINED_AT);
        return access.map(value -> FieldReader.value(() -> new Tokens(
                new AccessToken(value), expiresAt, refresh.map(RefreshToken::new), in.required(obtainedAt))));
    }

    private static Optional<Lease> readLease(FieldReader in) {
        Optional<String> holder = in.text(LEASE_HOLDER);
        Optional<Instant> until = in.moment(LEASE_UNTIL);
        return holder.map(name -> new Lease(name, in.required(until)));
    }
}
