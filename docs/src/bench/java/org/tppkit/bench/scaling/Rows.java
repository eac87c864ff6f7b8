package org.tppkit.bench.scaling;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.tppkit.bench.tokens.Database;
import org.tppkit.bench.tokens.OurTokens;
import org.tppkit.core.TokenStores;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenStore;

/** Consents as rows of PostgreSQL, made there and not one by one: a million would take an hour. */
final class Rows {
    private static final String FILL = "INSERT INTO tppkit_token"
            + " (kind, environment, bank, client_id, id, subject, payload)"
            + " SELECT ?, ?, ?, ?, md5(n::text), 'customer-' || n, ? FROM generate_series(0, ?) AS n";

    private Rows() {}

    /** The name of a consent: in no order, as real ones are. PostgreSQL makes the same. */
    static String name(int number) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5")
                            .digest(Integer.toString(number).getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A store with so many consents, in a database of its own, over one connection that is kept. */
    static TokenStore fill(EmbeddedPostgres server, int size) throws SQLException {
        String name = "consents_" + size;
        Database.execute(server.getPostgresDatabase(), "CREATE DATABASE " + name);
        DataSource database = server.getDatabase("postgres", name);
        Database.execute(database, Database.script());
        TokenKey key = OurTokens.key(name(0));
        try (Connection connection = database.getConnection();
                PreparedStatement fill = connection.prepareStatement(FILL)) {
            fill.setString(1, key.kind().name());
            fill.setString(2, key.environment().name());
            fill.setString(3, key.bank().toString());
            fill.setString(4, key.clientId());
            fill.setBytes(5, Consents.sample().payload());
            fill.setInt(6, size - 1);
            fill.executeUpdate();
        }
        Database.execute(database, "VACUUM ANALYZE tppkit_token");
        return TokenStores.jdbc(keeping(database.getConnection()));
    }

    /** What a pool does for one caller: closing a connection keeps it. */
    private static DataSource keeping(Connection connection) {
        Connection kept = proxy(Connection.class, (self, method, arguments) -> {
            try {
                return method.getName().equals("close") ? null : method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
        return proxy(DataSource.class, (self, method, arguments) -> kept);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Rows.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
