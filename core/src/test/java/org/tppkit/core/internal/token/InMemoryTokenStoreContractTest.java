package org.tppkit.core.internal.token;

import org.tppkit.core.TokenStores;
import org.tppkit.ports.spi.token.TokenStore;
import org.tppkit.testkit.contract.TokenStoreContract;

class InMemoryTokenStoreContractTest implements TokenStoreContract {
    @Override
    public TokenStore store() {
        return TokenStores.inMemory();
    }
}
