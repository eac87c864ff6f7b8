package org.tppkit.core.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.tppkit.core.TokenStores;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenStore;
import org.tppkit.testkit.contract.TokenStoreContract;

/** The table in partitions does all that the plain one does, and a statement by key meets one partition of many. */
class PartitionsContractTest implements TokenStoreContract {
    private static final PGSimpleDataSource SERVER = Postgres.newDatabase();
    private static final DataSource DATABASE = new Pool(SERVER).dataSource();
    private static final Pattern PARTITION = Pattern.compile("tppkit_token_[a-z]+_\\d+");
    private static final String BY_KEY =
            " WHERE kind = ? AND environment = ? AND bank = ? AND client_id = ? AND id = ?";

    static {
        Postgres.execute(SERVER, Scripts.PARTITIONED);
    }

    @Override
    public TokenStore store() {
        Postgres.execute(DATABASE, "DELETE FROM tppkit_token"); // far quicker than to truncate each partition
        return TokenStores.jdbc(DATABASE);
    }

    @Override
    public TokenStore reopened(TokenStore store) {
        return TokenStores.jdbc(DATABASE);
    }

    @Override
    public void inRolledBackTransaction(Runnable work) {
        CallersTransaction.rolledBack(DATABASE, work);
    }

    /** The table is not there. */
    @Override
    public Optional<TokenStore> brokenStore() {
        return Optional.of(TokenStores.jdbc(Postgres.newDatabase()));
    }

    @Test
    void aStatementByKeyMeetsOnePartition() throws SQLException {
        for (TokenKey.Kind kind : Set.of(TokenKey.Kind.CONSENT, TokenKey.Kind.COUNTER)) {
            for (String statement : Set.of("SELECT payload FROM tppkit_token", "DELETE FROM tppkit_token")) {
                assertThat(partitions(statement + BY_KEY, kind)).hasSize(1);
            }
        }
    }

    @Test
    void aQuestionWithoutIdMeetsThemAll() throws SQLException {
        assertThat(partitions("SELECT payload FROM tppkit_token WHERE kind = ?", TokenKey.Kind.CONSENT))
                .hasSize(16);
    }

    /** Those that the plan names. */
    private static Set<String> partitions(String sql, TokenKey.Kind kind) throws SQLException {
        TokenKey key = new TokenKey(kind, Environment.PRODUCTION, BankId.of("arkea:cmb"), "client", "000123");
        Set<String> names = new TreeSet<>();
        try (Connection connection = SERVER.getConnection();
                PreparedStatement statement = connection.prepareStatement("EXPLAIN (COSTS OFF) " + sql)) {
            if (sql.endsWith(BY_KEY)) {
                TokenRows.setKey(statement, 1, key);
            } else {
                statement.setString(1, kind.name());
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Matcher matcher = PARTITION.matcher(rows.getString(1));
                    while (matcher.find()) {
                        names.add(matcher.group());
                    }
                }
            }
        }
        return names;
    }
}
