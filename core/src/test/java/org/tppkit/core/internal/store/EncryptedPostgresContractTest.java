package org.tppkit.core.internal.store;

import javax.sql.DataSource;
import org.tppkit.core.TokenStores;
import org.tppkit.ports.spi.token.TokenStore;
import org.tppkit.testkit.contract.TokenStoreContract;

class EncryptedPostgresContractTest implements TokenStoreContract {
    private final DataSource database = Postgres.withTable();

    @Override
    public TokenStore store() {
        return TokenStores.encrypted(TokenStores.jdbc(database), EncryptedContractTest.KEY);
    }

    @Override
    public TokenStore reopened(TokenStore store) {
        return store();
    }

    @Override
    public void inRolledBackTransaction(Runnable work) {
        CallersTransaction.rolledBack(database, work);
    }
}
