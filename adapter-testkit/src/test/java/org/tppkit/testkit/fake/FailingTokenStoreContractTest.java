package org.tppkit.testkit.fake;

import java.util.Optional;
import org.tppkit.ports.spi.token.TokenStore;
import org.tppkit.testkit.contract.TokenStoreContract;

class FailingTokenStoreContractTest implements TokenStoreContract {
    private static final int PLENTY = 20;

    @Override
    public TokenStore store() {
        return FailingTokenStore.around(new FakeTokenStore());
    }

    @Override
    public Optional<TokenStore> brokenStore() {
        FailingTokenStore store = FailingTokenStore.around(new FakeTokenStore());
        for (StoreOperation operation : StoreOperation.values()) {
            for (int n = 1; n <= PLENTY; n++) {
                store.nth(n, operation).failsBeforeTakingEffect();
            }
        }
        return Optional.of(store);
    }
}
