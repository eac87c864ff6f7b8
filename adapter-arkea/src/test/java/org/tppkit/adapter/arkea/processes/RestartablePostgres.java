package org.tppkit.adapter.arkea.processes;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.tppkit.core.TokenStores;

/** A PostgreSQL server that can be stopped and started again with what it holds, on the same port. */
final class RestartablePostgres implements AutoCloseable {
    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    private RestartablePostgres(Path data, EmbeddedPostgres server) {
        this.data = data;
        this.server = server;
        this.port = server.getPort();
    }

    /** A new server with the table of the script. */
    static RestartablePostgres start(Path data) throws IOException, SQLException {
        EmbeddedPostgres server = builder(data).start();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                InputStream script =
                        Objects.requireNonNull(TokenStores.class.getResourceAsStream("jdbc/postgresql.sql"))) {
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
        return new RestartablePostgres(data, server);
    }

    private static EmbeddedPostgres.Builder builder(Path data) {
        return EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    void stop() throws IOException {
        server.close();
    }

    void startAgain() throws IOException {
        server = builder(data).setPort(port).start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
