package org.tppkit.testkit.contract;

import java.util.Optional;
import java.util.function.Supplier;
import org.tppkit.ports.spi.token.TokenStore;

/** The contract over whatever store a test puts here; not found by the build, for its name is none of a test. */
class StoreOnTrial implements TokenStoreContract {
    private static volatile Supplier<? extends OpenStore> making = OpenStore::new;

    private OpenStore store;

    static ContractRun all(Supplier<? extends OpenStore> stores) {
        making = stores;
        return ContractRun.of(StoreOnTrial.class);
    }

    static ContractRun rule(String rule, Supplier<? extends OpenStore> stores) {
        making = stores;
        return ContractRun.of(StoreOnTrial.class, rule);
    }

    @Override
    public TokenStore store() {
        store = making.get();
        return store;
    }

    @Override
    public TokenStore reopened(TokenStore before) {
        return ((OpenStore) before).reopened();
    }

    @Override
    public void inRolledBackTransaction(Runnable work) {
        store.inRolledBackTransaction(work);
    }

    @Override
    public Optional<TokenStore> brokenStore() {
        OpenStore broken = making.get();
        broken.broken = true;
        return Optional.of(broken);
    }
}
