package org.tppkit.bench.tokens;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.tppkit.core.TokenStores;

/** PostgreSQL on this machine, with the table that comes with the library. */
public final class Database {
    private static final String USER = "postgres";

    private Database() {}

    /** The server's own database, with the table in it from now on. */
    public static DataSource withTable(EmbeddedPostgres server) {
        DataSource database = server.getPostgresDatabase();
        execute(database, script());
        return database;
    }

    /** The same, from another process. */
    static DataSource at(int port) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setPortNumbers(new int[] {port});
        database.setUser(USER);
        database.setDatabaseName(USER);
        return database;
    }

    /** Runs statements. */
    public static void execute(DataSource database, String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The script as it stands in the jar. */
    public static String script() {
        try (InputStream in = Objects.requireNonNull(TokenStores.class.getResourceAsStream("jdbc/postgresql.sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
