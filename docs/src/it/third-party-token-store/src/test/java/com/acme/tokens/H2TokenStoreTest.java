package com.acme.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.ports.spi.token.TokenStore;
import org.tppkit.testkit.contract.TokenStoreContract;

/** The store of the team against the contract of TPPKit, on a database in a file. */
class H2TokenStoreTest implements TokenStoreContract {
    @TempDir
    Path folder;

    private JdbcConnectionPool database;

    @BeforeEach
    void open() {
        database = JdbcConnectionPool.create(
                "jdbc:h2:file:" + folder.resolve("tokens") + ";WRITE_DELAY=0;LOCK_TIMEOUT=20000", "team", "");
        database.setMaxConnections(40);
    }

    @AfterEach
    void close() {
        database.dispose();
    }

    @Override
    public TokenStore store() {
        return new H2TokenStore(database);
    }

    /** As after a restart: the last connection that is closed closes the file. */
    @Override
    public TokenStore reopened(TokenStore store) {
        close();
        open();
        return new H2TokenStore(database);
    }

    /** The program's own transaction in the same database: it writes, asks the store for something, and rolls back. */
    @Override
    public void inRolledBackTransaction(Runnable work) {
        try (Connection program = database.getConnection();
                Statement statement = program.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS orders (id INT)");
            program.setAutoCommit(false);
            statement.execute("INSERT INTO orders VALUES (1)");
            try {
                work.run();
            } finally {
                program.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the program's own transaction failed", e);
        }
    }

    @Override
    public Optional<TokenStore> brokenStore() {
        TokenStore store = store();
        database.dispose();
        return Optional.of(store);
    }

    @Test
    void theProgramsOwnWriteIsReallyRolledBack() throws SQLException {
        inRolledBackTransaction(() -> {});
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM orders")) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
        }
    }
}
