package org.tppkit.testkit.fake;

import org.tppkit.ports.spi.token.TokenStore;
import org.tppkit.testkit.contract.TokenStoreContract;

class FakeTokenStoreContractTest implements TokenStoreContract {
    @Override
    public TokenStore store() {
        return new FakeTokenStore();
    }
}
