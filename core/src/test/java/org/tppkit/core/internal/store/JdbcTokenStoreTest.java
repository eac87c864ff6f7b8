package org.tppkit.core.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;
import org.tppkit.core.TokenStores;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenFilter;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenRecord;
import org.tppkit.ports.spi.token.TokenStore;

/** What the contract does not ask of a store in a database. */
@Timeout(60)
class JdbcTokenStoreTest {
    private static final TokenFilter ALL = TokenFilter.builder().build();

    private static TokenKey key(String id) {
        return new TokenKey(TokenKey.Kind.CONSENT, Environment.SANDBOX, BankId.of("arkea:cmb"), "client", id);
    }

    private static TokenRecord record(String text) {
        return TokenRecord.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aConnectionOfTheCallersTransactionIsRefusedUntouched() throws SQLException {
        DataSource database = Postgres.withTable();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE orders (id int)");
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO orders VALUES (1)");
            TokenStore store = TokenStores.jdbc(always(connection));

            assertThatExceptionOfType(TokenStoreException.class)
                    .isThrownBy(() -> store.replace(key("a"), null, record("1")))
                    .withMessageContaining("a DataSource of its own");

            connection.rollback();
            try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM orders")) {
                rows.next();
                assertThat(rows.getInt(1)).isZero();
            }
        }
    }

    /** What a DataSource does that is bound to the running transaction: close() is not for the borrower. */
    private static DataSource always(Connection connection) {
        Connection borrowed = (Connection) Proxy.newProxyInstance(
                JdbcTokenStoreTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) ->
                        method.getName().equals("close") ? null : method.invoke(connection, arguments));
        return (DataSource) Proxy.newProxyInstance(
                JdbcTokenStoreTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> borrowed);
    }

    @Test
    void eachOperationTakesOneConnectionAndGivesItBack() {
        Pool pool = new Pool(H2.withTable());
        TokenStore store = TokenStores.jdbc(pool.dataSource());
        long revision = store.replace(key("a"), null, record("1")).orElseThrow();
        store.replace(key("a"), null, record("2"));
        store.find(key("a"));
        store.list(ALL, null, 10);
        store.remove(key("a"), revision);
        store.purgeExpired(Instant.EPOCH);
        assertThat(pool.asked()).isEqualTo(6);
        assertThat(pool.lent()).isZero();

        Pool broken = new Pool(H2.newDatabase());
        assertThatExceptionOfType(TokenStoreException.class)
                .isThrownBy(() -> TokenStores.jdbc(broken.dataSource()).find(key("a")))
                .withMessageContaining("org/tppkit/core/jdbc");
        assertThat(broken.lent()).isZero();
    }

    @Test
    void aMissingTableOfPostgresIsSaidToo() {
        assertThatExceptionOfType(TokenStoreException.class)
                .isThrownBy(() -> TokenStores.jdbc(Postgres.newDatabase()).find(key("a")))
                .withMessageContaining("42P01")
                .withMessageContaining("org/tppkit/core/jdbc");
    }

    @Test
    void whatADatabaseQuotesIsNotPassedOn() {
        DataSource database = H2.withTable();
        Postgres.execute(database, "ALTER TABLE tppkit_token ALTER COLUMN payload varbinary(4)");
        assertSilent(database);

        DataSource postgres = Postgres.withTable();
        Postgres.execute(postgres, "ALTER TABLE tppkit_token ADD CHECK (length(payload) < 4)");
        assertSilent(postgres);
    }

    private static void assertSilent(DataSource database) {
        String secret = "refresh-token";
        assertThatExceptionOfType(TokenStoreException.class)
                .isThrownBy(() -> TokenStores.jdbc(database).replace(key("a"), null, record(secret)))
                .satisfies(e -> {
                    StringWriter all = new StringWriter();
                    e.printStackTrace(new PrintWriter(all, true));
                    assertThat(all.toString())
                            .contains("SQL state")
                            .doesNotContain(secret)
                            .doesNotContainIgnoringCase(
                                    HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8)));
                });
    }

    @Test
    void momentsAreKeptToTheNanosecondAndBeyondADatabasesTime() {
        for (DataSource database : List.of(H2.withTable(), Postgres.withTable())) {
            TokenStore store = TokenStores.jdbc(database);
            for (Instant moment : List.of(
                    Instant.MIN, Instant.EPOCH.minusNanos(1), Instant.ofEpochSecond(1, 123_456_789), Instant.MAX)) {
                String id = "m" + moment.toString().replaceAll("[^0-9-]", "");
                store.replace(key(id), null, record("1").withExpiry(moment)).orElseThrow();
                assertThat(store.find(key(id)).flatMap(token -> token.record().expiresAt()))
                        .contains(moment);
            }
            assertThat(store.purgeExpired(Instant.ofEpochSecond(1, 123_456_789)))
                    .isEqualTo(2);
        }
    }

    @Test
    void kindsThatOnlyANewerTppKitKnowsAreNotListed() {
        for (DataSource database : List.of(H2.withTable(), Postgres.withTable())) {
            TokenStore store = TokenStores.jdbc(database);
            store.replace(key("a"), null, record("1").withSubject("user"));
            store.replace(key("b"), null, record("2").withSubject("user"));
            Postgres.execute(database, "UPDATE tppkit_token SET kind = 'NEWER' WHERE id = 'b'");
            assertThat(store.list(TokenFilter.builder().subject("user").build(), null, 10)
                            .tokens())
                    .extracting(StoredToken::key)
                    .containsExactly(key("a"));
        }
    }

    @Test
    void aPageOfAnotherStoreIsRefused() {
        TokenStore store = TokenStores.jdbc(H2.withTable());
        for (String page : List.of("", "x", "a b c d e", "CONSENT SANDBOX x y z")) {
            assertThatIllegalArgumentException().isThrownBy(() -> store.list(ALL, page, 10));
        }
    }

    @Test
    void theStrictestIsolationOnlyCostsRepetitions() throws Exception {
        PGSimpleDataSource database = Postgres.withTable();
        Postgres.execute(
                database,
                "ALTER DATABASE " + database.getDatabaseName() + " SET default_transaction_isolation = 'serializable'");
        TokenStore store = TokenStores.jdbc(new Pool(database).dataSource());
        store.replace(key("n"), null, record("0")).orElseThrow();

        together(4, () -> {
            for (int won = 0; won < 25; ) {
                StoredToken now = store.find(key("n")).orElseThrow();
                int next = number(now) + 1;
                won += store.replace(key("n"), now.revision(), record(String.valueOf(next)))
                        .map(revision -> 1)
                        .orElse(0);
            }
            return true;
        });
        assertThat(number(store.find(key("n")).orElseThrow())).isEqualTo(100);
    }

    private static int number(StoredToken token) {
        return Integer.parseInt(new String(token.record().payload(), StandardCharsets.UTF_8));
    }

    @Test
    void behindAProxyThatPoolsTransactionsNothingIsMissed() throws Exception {
        PGSimpleDataSource database = Postgres.withTable();
        try (TransactionPooler proxy = new TransactionPooler(database.getPortNumbers()[0])) {
            TokenStore store = TokenStores.jdbc(new Pool(through(proxy, database, 0)).dataSource());
            together(4, () -> {
                String id = "by-" + Thread.currentThread().getId();
                Long revision = store.replace(key(id), null, record("0")).orElseThrow();
                for (int i = 1; i <= 20; i++) {
                    revision = store.replace(key(id), revision, record(String.valueOf(i)))
                            .orElseThrow();
                    assertThat(number(store.find(key(id)).orElseThrow())).isEqualTo(i);
                }
                assertThat(store.list(ALL, null, 2).tokens()).isNotEmpty();
                return store.remove(key(id), revision);
            });
            assertThat(proxy.transactions()).isGreaterThan(4 * 42);
            assertThat(store.list(ALL, null, 10).tokens()).isEmpty();
        }
    }

    @Test
    void behindAProxyThatPoolsTransactionsAServerStatementIsSaidToBeTheFault() throws Exception {
        PGSimpleDataSource database = Postgres.withTable();
        try (TransactionPooler proxy = new TransactionPooler(database.getPortNumbers()[0])) {
            PGSimpleDataSource named = through(proxy, database, 1);
            TokenStore one = TokenStores.jdbc(new Pool(named).dataSource());
            TokenStore other = TokenStores.jdbc(new Pool(named).dataSource());

            assertThatExceptionOfType(TokenStoreException.class)
                    .isThrownBy(() -> {
                        for (int i = 0; i < 10; i++) {
                            one.find(key("a"));
                            other.find(key("a"));
                            other.find(key("a"));
                        }
                    })
                    .withMessageContaining("prepareThreshold=0");
        }
    }

    private static PGSimpleDataSource through(TransactionPooler proxy, PGSimpleDataSource database, int threshold) {
        PGSimpleDataSource pooled = new PGSimpleDataSource();
        pooled.setServerNames(new String[] {"localhost"});
        pooled.setPortNumbers(new int[] {proxy.port()});
        pooled.setDatabaseName(database.getDatabaseName());
        pooled.setUser(database.getUser());
        pooled.setPassword(database.getPassword());
        pooled.setPrepareThreshold(threshold);
        return pooled;
    }

    private static <T> void together(int threads, Callable<T> work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(executor.submit(work));
            }
            for (Future<T> one : running) {
                assertThat(Optional.ofNullable(one.get(50, TimeUnit.SECONDS))).isPresent();
            }
        } finally {
            executor.shutdownNow();
        }
    }
}
