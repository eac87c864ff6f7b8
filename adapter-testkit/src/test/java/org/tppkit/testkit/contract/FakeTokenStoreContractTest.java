package org.tppkit.testkit.contract;

import org.tppkit.ports.spi.token.TokenStore;
import org.tppkit.testkit.fake.FakeTokenStore;

class FakeTokenStoreContractTest implements TokenStoreContract {
    @Override
    public TokenStore store() {
        return new FakeTokenStore();
    }
}
