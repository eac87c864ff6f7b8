package org.tppkit.core.internal.store;

import java.util.Optional;
import javax.sql.DataSource;
import org.tppkit.core.TokenStores;
import org.tppkit.ports.spi.token.TokenStore;
import org.tppkit.testkit.contract.TokenStoreContract;

class PostgresContractTest implements TokenStoreContract {
    private static final DataSource DATABASE = new Pool(Postgres.withTable()).dataSource();

    @Override
    public TokenStore store() {
        Postgres.execute(DATABASE, "TRUNCATE tppkit_token");
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
}
