package org.tppkit.core.internal.store;

import java.util.Optional;
import javax.sql.DataSource;
import org.tppkit.core.TokenStores;
import org.tppkit.ports.spi.token.TokenStore;
import org.tppkit.testkit.contract.TokenStoreContract;

class H2ContractTest implements TokenStoreContract {
    private final DataSource database = H2.withTable();

    @Override
    public TokenStore store() {
        return TokenStores.jdbc(database);
    }

    @Override
    public TokenStore reopened(TokenStore store) {
        return TokenStores.jdbc(database);
    }

    @Override
    public void inRolledBackTransaction(Runnable work) {
        CallersTransaction.rolledBack(database, work);
    }

    @Override
    public Optional<TokenStore> brokenStore() {
        return Optional.of(TokenStores.jdbc(H2.broken()));
    }
}
