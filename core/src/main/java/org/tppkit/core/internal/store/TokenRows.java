package org.tppkit.core.internal.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenRecord;

/** How keys and records become parameters of a statement, and rows become records. */
final class TokenRows {
    static final String KEY = "kind, environment, bank, client_id, id";
    static final String CONTENT = "subject, expires_second, expires_nano, payload";
    /** The first half says nothing new, but PostgreSQL knows from it how many rows to expect, and takes the index. */
    static final String EXPIRED = "expires_second <= ? AND (expires_second, expires_nano) < (?, ?)";

    static final String COLUMNS = KEY + ", revision, " + CONTENT;

    private TokenRows() {}

    /** Sets the five parts of a key. @return the place after them */
    static int setKey(PreparedStatement statement, int from, TokenKey key) throws SQLException {
        int at = from;
        statement.setString(at++, key.kind().name());
        statement.setString(at++, key.environment().name());
        statement.setString(at++, key.bank().toString());
        statement.setString(at++, key.clientId());
        statement.setString(at++, key.id());
        return at;
    }

    /** Sets the four parts of a record. @return the place after them */
    static int setContent(PreparedStatement statement, int from, TokenRecord record) throws SQLException {
        int at = from;
        statement.setString(at++, record.subject().orElse(null));
        Optional<Instant> expiresAt = record.expiresAt();
        if (expiresAt.isPresent()) {
            at = setMoment(statement, at, expiresAt.get());
        } else {
            statement.setNull(at++, Types.BIGINT);
            statement.setNull(at++, Types.INTEGER);
        }
        statement.setBytes(at++, record.payload());
        return at;
    }

    /** Seconds and nanoseconds: a database's own moments are rounded, and end earlier than Java's. */
    private static int setMoment(PreparedStatement statement, int from, Instant moment) throws SQLException {
        statement.setLong(from, moment.getEpochSecond());
        statement.setInt(from + 1, moment.getNano());
        return from + 2;
    }

    /** Sets the three parameters of {@link #EXPIRED}. @return the place after them */
    static int setExpiredBefore(PreparedStatement statement, int from, Instant limit) throws SQLException {
        statement.setLong(from, limit.getEpochSecond());
        return setMoment(statement, from + 1, limit);
    }

    static StoredToken read(ResultSet row) throws SQLException {
        TokenKey key = new TokenKey(
                TokenKey.Kind.valueOf(row.getString("kind")),
                Environment.valueOf(row.getString("environment")),
                BankId.of(row.getString("bank")),
                row.getString("client_id"),
                row.getString("id"));
        return new StoredToken(key, row.getLong("revision"), readContent(row));
    }

    static TokenRecord readContent(ResultSet row) throws SQLException {
        TokenRecord plain = TokenRecord.of(row.getBytes("payload"));
        @Nullable String subject = row.getString("subject");
        TokenRecord owned = subject == null ? plain : plain.withSubject(subject);
        long second = row.getLong("expires_second");
        return row.wasNull() ? owned : owned.withExpiry(Instant.ofEpochSecond(second, row.getInt("expires_nano")));
    }
}
