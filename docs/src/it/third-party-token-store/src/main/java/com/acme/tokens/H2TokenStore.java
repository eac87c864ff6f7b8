package com.acme.tokens;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenFilter;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenPage;
import org.tppkit.ports.spi.token.TokenRecord;
import org.tppkit.ports.spi.token.TokenStore;

/**
 * Keeps tokens in an H2 database. Each operation is one statement on a connection of its own that commits by itself: what
 * becomes of a transaction of the caller does not matter, and the database decides who was quicker.
 */
public final class H2TokenStore implements TokenStore {
    private static final String DUPLICATE_KEY = "23505";

    private final DataSource database;

    /**
     * @param database gives connections that belong to nobody's transaction; it should flush each commit ({@code
     *     WRITE_DELAY=0})
     */
    public H2TokenStore(DataSource database) {
        this.database = database;
        run("make the table", connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE SEQUENCE IF NOT EXISTS token_revisions");
                return statement.execute(Rows.TABLE);
            }
        });
    }

    @Override
    public Optional<StoredToken> find(TokenKey key) {
        return run("find a record", connection -> {
            try (PreparedStatement select = connection.prepareStatement(Rows.SELECT + " WHERE " + Rows.KEY)) {
                Rows.setKey(select, 1, key);
                try (ResultSet rows = select.executeQuery()) {
                    return rows.next() ? Optional.of(Rows.read(rows)) : Optional.empty();
                }
            }
        });
    }

    @Override
    public Optional<Long> replace(TokenKey key, @Nullable Long expectedRevision, TokenRecord record) {
        return run("write a record", connection -> {
            long revision = nextRevision(connection);
            boolean written = expectedRevision == null
                    ? inserted(connection, key, revision, record)
                    : updated(connection, key, expectedRevision, revision, record);
            return written ? Optional.of(revision) : Optional.empty();
        });
    }

    /** Revisions come out of one sequence, so that none comes back when a key does. */
    private static long nextRevision(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT NEXT VALUE FOR token_revisions")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The primary key tells whether somebody was quicker; to look first would leave a gap. */
    private static boolean inserted(Connection connection, TokenKey key, long revision, TokenRecord record)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(Rows.INSERT)) {
            Rows.setContent(insert, 1, revision, record);
            Rows.setKey(insert, 5, key);
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            if (DUPLICATE_KEY.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    private static boolean updated(
            Connection connection, TokenKey key, long expected, long revision, TokenRecord record) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(Rows.UPDATE)) {
            Rows.setContent(update, 1, revision, record);
            Rows.setKey(update, 5, key);
            update.setLong(10, expected);
            return update.executeUpdate() == 1;
        }
    }

    @Override
    public boolean remove(TokenKey key, long expectedRevision) {
        return run("remove a record", connection -> {
            try (PreparedStatement delete = connection.prepareStatement(Rows.DELETE)) {
                Rows.setKey(delete, 1, key);
                delete.setLong(6, expectedRevision);
                return delete.executeUpdate() == 1;
            }
        });
    }

    /** A page goes on behind the last row of the one before: the number of a row never changes. */
    @Override
    public TokenPage list(TokenFilter filter, @Nullable String page, int limit) {
        Criteria criteria = Criteria.of(filter).and("row_id > ?", page == null ? 0 : Long.parseLong(page));
        return run("list records", connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    Rows.SELECT + criteria.where() + " ORDER BY row_id FETCH FIRST ? ROWS ONLY")) {
                int next = criteria.set(select);
                select.setInt(next, limit);
                try (ResultSet rows = select.executeQuery()) {
                    return page(rows, limit);
                }
            }
        });
    }

    private static TokenPage page(ResultSet rows, int limit) throws SQLException {
        List<StoredToken> tokens = new ArrayList<>();
        long last = 0;
        while (rows.next()) {
            tokens.add(Rows.read(rows));
            last = rows.getLong("row_id");
        }
        return tokens.size() < limit ? TokenPage.last(tokens) : TokenPage.followedBy(Long.toString(last), tokens);
    }

    @Override
    public int purgeExpired(Instant before) {
        Criteria expired = Criteria.expiredBefore(before);
        return run("purge records", connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM tokens" + expired.where())) {
                expired.set(delete);
                return delete.executeUpdate();
            }
        });
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** The driver's own words stay out: they may quote a row. */
    private <T> T run(String what, Work<T> work) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(true);
            return work.on(connection);
        } catch (SQLException e) {
            throw new TokenStoreException("the database could not " + what + ": SQL state " + e.getSQLState(), null);
        } catch (IllegalStateException closed) {
            throw new TokenStoreException("the database could not " + what + ": it gives no connections", null);
        }
    }
}
