package org.tppkit.core.internal.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** One PostgreSQL server for all tests of this process, stopped when it ends; each test has a database of its own there. */
final class Postgres {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                // Tests make their durability by killing clients, not machines: the disk need not be waited for.
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Postgres() {}

    /** A new database without any table. */
    static PGSimpleDataSource newDatabase() {
        String name = "tokens_" + DATABASES.incrementAndGet();
        execute(Server.RUNNING.getPostgresDatabase(), "CREATE DATABASE " + name);
        return (PGSimpleDataSource) Server.RUNNING.getDatabase("postgres", name);
    }

    /** A new database with the table of the script. */
    static PGSimpleDataSource withTable() {
        PGSimpleDataSource database = newDatabase();
        execute(database, Scripts.POSTGRESQL);
        return database;
    }

    static void execute(DataSource database, String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
