package com.acme.tokens;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenRecord;

/** Records as rows of a table, and back. All five parts of a key are columns of the primary key, each for itself. */
final class Rows {
    static final String TABLE = """
            CREATE TABLE IF NOT EXISTS tokens (
              row_id BIGINT GENERATED ALWAYS AS IDENTITY,
              kind VARCHAR(20) NOT NULL,
              environment VARCHAR(20) NOT NULL,
              bank VARCHAR(100) NOT NULL,
              client_id VARCHAR(256) NOT NULL,
              id VARCHAR(128) NOT NULL,
              revision BIGINT NOT NULL,
              payload VARBINARY(65536) NOT NULL,
              subject VARCHAR(256),
              expires_at BIGINT,
              PRIMARY KEY (kind, environment, bank, client_id, id))""";

    static final String KEY = "kind = ? AND environment = ? AND bank = ? AND client_id = ? AND id = ?";
    static final String SELECT = "SELECT * FROM tokens";
    static final String INSERT = "INSERT INTO tokens"
            + " (revision, payload, subject, expires_at, kind, environment, bank, client_id, id)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    static final String UPDATE = "UPDATE tokens SET revision = ?, payload = ?, subject = ?, expires_at = ? WHERE " + KEY
            + " AND revision = ?";
    static final String DELETE = "DELETE FROM tokens WHERE " + KEY + " AND revision = ?";

    private Rows() {}

    /** Sets five parameters. */
    static void setKey(PreparedStatement statement, int from, TokenKey key) throws SQLException {
        statement.setString(from, key.kind().name());
        statement.setString(from + 1, key.environment().name());
        statement.setString(from + 2, key.bank().toString());
        statement.setString(from + 3, key.clientId());
        statement.setString(from + 4, key.id());
    }

    /** Sets four parameters. */
    static void setContent(PreparedStatement statement, int from, long revision, TokenRecord record)
            throws SQLException {
        statement.setLong(from, revision);
        statement.setBytes(from + 1, record.payload());
        statement.setString(from + 2, record.subject().orElse(null));
        if (record.expiresAt().isPresent()) {
            statement.setLong(from + 3, record.expiresAt().get().toEpochMilli());
        } else {
            statement.setNull(from + 3, Types.BIGINT);
        }
    }

    static StoredToken read(ResultSet row) throws SQLException {
        TokenKey key = new TokenKey(
                TokenKey.Kind.valueOf(row.getString("kind")),
                Environment.valueOf(row.getString("environment")),
                BankId.of(row.getString("bank")),
                row.getString("client_id"),
                row.getString("id"));
        TokenRecord record = TokenRecord.of(row.getBytes("payload"));
        String subject = row.getString("subject");
        if (subject != null) {
            record = record.withSubject(subject);
        }
        long expiresAt = row.getLong("expires_at");
        if (!row.wasNull()) {
            record = record.withExpiry(Instant.ofEpochMilli(expiresAt));
        }
        return new StoredToken(key, row.getLong("revision"), record);
    }
}
