package org.tppkit.core.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.spi.token.TokenFilter;
import org.tppkit.ports.spi.token.TokenKey;

/** With 20,000 records, PostgreSQL answers each question of the engine by an index of the script. */
class QueryPlanTest {
    private static final PGSimpleDataSource DATABASE = Postgres.withTable();
    private static final TokenKey KEY =
            new TokenKey(TokenKey.Kind.CONSENT, Environment.PRODUCTION, BankId.of("arkea:cmb"), "client", "000123");

    @BeforeAll
    static void fill() {
        Postgres.execute(
                DATABASE,
                "INSERT INTO tppkit_token (kind, environment, bank, client_id, id, subject, expires_second,"
                        + " expires_nano, payload) SELECT CASE n % 4 WHEN 0 THEN 'PENDING' ELSE 'CONSENT' END,"
                        + " 'PRODUCTION', 'arkea:' || (ARRAY['cmb', 'cmso', 'fortuneo'])[n % 3 + 1], 'client',"
                        + " to_char(n, 'FM000000'), 'user-' || n / 2, CASE n % 4 WHEN 0 THEN 1700000000 + n END,"
                        + " CASE n % 4 WHEN 0 THEN 0 END, decode(repeat('ab', 600), 'hex')"
                        + " FROM generate_series(1, 20000) AS n");
        Postgres.execute(DATABASE, "ANALYZE tppkit_token");
    }

    @Test
    void oneRecordIsFoundByItsKey() throws SQLException {
        assertThat(plan("SELECT revision, " + TokenRows.CONTENT
                        + " FROM tppkit_token WHERE kind = ? AND environment = ?"
                        + " AND bank = ? AND client_id = ? AND id = ?"))
                .contains("Index Scan using tppkit_token_key");
    }

    private static String plan(String sql) throws SQLException {
        try (Connection connection = DATABASE.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            TokenRows.setKey(statement, 1, KEY);
            return plan(connection, statement);
        }
    }

    @Test
    void aSubjectsRecordsAreFoundBySubject() throws SQLException {
        assertThat(plan(TokenFilter.builder()
                        .kind(TokenKey.Kind.CONSENT)
                        .environment(Environment.PRODUCTION)
                        .bank(KEY.bank())
                        .subject("user-77")
                        .build()))
                .contains("tppkit_token_subject");
    }

    @Test
    void whatExpiresIsFoundByExpiry() throws SQLException {
        assertThat(plan(TokenFilter.builder()
                        .expiresBefore(Instant.ofEpochSecond(1_700_000_100))
                        .build()))
                .contains("tppkit_token_expiry");
    }

    @Test
    void thePagesOfABankFollowTheKey() throws SQLException {
        assertThat(plan(TokenFilter.builder()
                        .kind(TokenKey.Kind.CONSENT)
                        .environment(Environment.PRODUCTION)
                        .bank(KEY.bank())
                        .build()))
                .contains("tppkit_token_key")
                .doesNotContain("Sort");
    }

    private static String plan(TokenFilter filter) throws SQLException {
        try (Connection connection = DATABASE.getConnection();
                PreparedStatement statement = new ListStatement(filter, KEY).prepare(connection, "tppkit_token", 101)) {
            return plan(connection, statement);
        }
    }

    /** The driver prints a statement with its parameters in it. */
    private static String plan(Connection connection, PreparedStatement statement) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (ResultSet rows = connection.createStatement().executeQuery("EXPLAIN (ANALYZE, COSTS OFF) " + statement)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return String.join("\n", lines);
    }
}
