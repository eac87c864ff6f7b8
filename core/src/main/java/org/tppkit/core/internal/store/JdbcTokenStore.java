package org.tppkit.core.internal.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
 * Records in a table. Each operation is one statement on a connection of its own in auto-commit mode: the database decides
 * and does it in one step, and nothing of a session is needed before or after it. Revisions are the column's default, a
 * sequence of the whole table.
 */
public final class JdbcTokenStore implements TokenStore {
    private static final String TABLE = "tppkit_token";
    private static final String[] REVISION = {"revision"};
    private static final int MOST_ATTEMPTS = 20;

    private static final String THE_KEY = "kind = ? AND environment = ? AND bank = ? AND client_id = ? AND id = ?";
    private static final String FIND = "SELECT revision, " + TokenRows.CONTENT + " FROM " + TABLE + " WHERE " + THE_KEY;
    private static final String INSERT = "INSERT INTO " + TABLE + " (" + TokenRows.KEY + ", " + TokenRows.CONTENT
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE = "UPDATE " + TABLE
            + " SET revision = DEFAULT, subject = ?, expires_second = ?, expires_nano = ?, payload = ? WHERE "
            + THE_KEY + " AND revision = ?";
    private static final String DELETE = "DELETE FROM " + TABLE + " WHERE " + THE_KEY + " AND revision = ?";
    private static final String PURGE = "DELETE FROM " + TABLE + " WHERE " + TokenRows.EXPIRED;

    private final DataSource dataSource;

    public JdbcTokenStore(DataSource dataSource) {
        this.dataSource = Objects.requireNonNull(dataSource);
    }

    @Override
    public Optional<StoredToken> find(TokenKey key) {
        return run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(FIND)) {
                TokenRows.setKey(statement, 1, key);
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next()
                            ? Optional.of(new StoredToken(key, rows.getLong("revision"), TokenRows.readContent(rows)))
                            : Optional.empty();
                }
            }
        });
    }

    @Override
    public Optional<Long> replace(TokenKey key, @Nullable Long expectedRevision, TokenRecord record) {
        return run(connection -> expectedRevision == null
                ? insert(connection, key, record)
                : update(connection, key, expectedRevision, record));
    }

    private static Optional<Long> insert(Connection connection, TokenKey key, TokenRecord record) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT, REVISION)) {
            int at = TokenRows.setKey(statement, 1, key);
            TokenRows.setContent(statement, at, record);
            return newRevision(statement);
        } catch (SQLException e) {
            if (SqlFailures.isDuplicate(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Optional<Long> update(Connection connection, TokenKey key, long revision, TokenRecord record)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UPDATE, REVISION)) {
            int at = TokenRows.setContent(statement, 1, record);
            at = TokenRows.setKey(statement, at, key);
            statement.setLong(at, revision);
            return newRevision(statement);
        }
    }

    private static Optional<Long> newRevision(PreparedStatement statement) throws SQLException {
        if (statement.executeUpdate() == 0) {
            return Optional.empty();
        }
        try (ResultSet generated = statement.getGeneratedKeys()) {
            if (!generated.next()) {
                throw new TokenStoreException("the database's driver does not tell the revision it gave", null);
            }
            return Optional.of(generated.getLong(1));
        }
    }

    @Override
    public boolean remove(TokenKey key, long expectedRevision) {
        return run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
                int at = TokenRows.setKey(statement, 1, key);
                statement.setLong(at, expectedRevision);
                return statement.executeUpdate() == 1;
            }
        });
    }

    @Override
    public TokenPage list(TokenFilter filter, @Nullable String page, int limit) {
        PageLimit.check(limit);
        ListStatement list = new ListStatement(filter, page == null ? null : KeyPosition.read(page));
        return run(connection -> {
            try (PreparedStatement statement = list.prepare(connection, TABLE, limit + 1);
                    ResultSet rows = statement.executeQuery()) {
                return page(rows, limit);
            }
        });
    }

    /** One row more than wanted was asked for: whether it is there says whether another page follows. */
    private static TokenPage page(ResultSet rows, int limit) throws SQLException {
        List<StoredToken> tokens = new ArrayList<>();
        while (rows.next()) {
            tokens.add(TokenRows.read(rows));
        }
        if (tokens.size() <= limit) {
            return TokenPage.last(tokens);
        }
        List<StoredToken> shown = tokens.subList(0, limit);
        return TokenPage.followedBy(KeyPosition.write(shown.get(limit - 1).key()), shown);
    }

    @Override
    public int purgeExpired(Instant before) {
        return run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(PURGE)) {
                TokenRows.setExpiredBefore(statement, 1, before);
                return statement.executeUpdate();
            }
        });
    }

    @FunctionalInterface
    private interface SqlWork<T> {
        T run(Connection connection) throws SQLException;
    }

    /** What the database itself undid, because another transaction was in the way, is sent again. */
    private <T> T run(SqlWork<T> work) {
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = dataSource.getConnection()) {
                requireAutoCommit(connection);
                return work.run(connection);
            } catch (SQLException e) {
                if (!SqlFailures.isUndone(e) || attempt == MOST_ATTEMPTS) {
                    throw SqlFailures.of(e);
                }
            }
        }
    }

    /**
     * Without auto-commit it may be the caller's transaction that the connection belongs to: switching auto-commit on would
     * commit it half done, and leaving it off would let it take back what was stored.
     */
    private static void requireAutoCommit(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            throw new TokenStoreException(
                    "the token store's DataSource gave a connection without auto-commit, perhaps that of a running"
                            + " transaction: give the store a DataSource of its own that takes no part in transactions",
                    null);
        }
    }

    @Override
    public String toString() {
        return "JdbcTokenStore[" + TABLE + "]";
    }
}
