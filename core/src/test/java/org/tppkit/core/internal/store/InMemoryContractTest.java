package org.tppkit.core.internal.store;

import org.tppkit.core.TokenStores;
import org.tppkit.ports.spi.token.TokenStore;
import org.tppkit.testkit.contract.TokenStoreContract;

class InMemoryContractTest implements TokenStoreContract {
    @Override
    public TokenStore store() {
        return TokenStores.inMemory();
    }
}
