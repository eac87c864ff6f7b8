package org.tppkit.core.internal.token;

import java.util.Optional;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.spi.token.TokenRecord;

/** An application's own token as bytes. A tag, once given, keeps its meaning for ever. */
final class ClientTokenCodec {
    private static final int ACCESS_TOKEN = 1;
    private static final int EXPIRES_AT = 2;
    private static final int OBTAINED_AT = 3;

    private ClientTokenCodec() {}

    static TokenRecord toTokenRecord(Tokens tokens) {
        FieldWriter out = new FieldWriter()
                .text(ACCESS_TOKEN, tokens.accessToken().value())
                .moment(EXPIRES_AT, tokens.expiresAt())
                .moment(OBTAINED_AT, tokens.obtainedAt());
        TokenRecord record = TokenRecord.of(RecordFormat.CLIENT_TOKEN.write(out.fields()));
        return tokens.expiresAt().map(record::withExpiry).orElse(record);
    }

    /**
     * Reads the bytes.
     *
     * @throws TokenStoreException if they are no such record, or if a newer TPPKit wrote them
     */
    static Tokens decode(byte[] payload) {
        FieldReader in = new FieldReader(RecordFormat.CLIENT_TOKEN, payload);
        String token = in.required(in.text(ACCESS_TOKEN));
        return new Tokens(
                FieldReader.value(() -> new AccessToken(token)),
                in.moment(EXPIRES_AT),
                Optional.empty(),
                in.required(in.moment(OBTAINED_AT)));
    }
}
