package org.tppkit.core.internal.store;

import java.util.Optional;
import org.tppkit.core.EncryptionKey;
import org.tppkit.core.TokenStores;
import org.tppkit.ports.spi.token.TokenStore;
import org.tppkit.testkit.contract.TokenStoreContract;

class EncryptedContractTest implements TokenStoreContract {
    static final EncryptionKey KEY = EncryptionKey.of("k1", new byte[32]);

    private final TokenStore memory = TokenStores.inMemory();

    @Override
    public TokenStore store() {
        return TokenStores.encrypted(memory, KEY);
    }

    @Override
    public TokenStore reopened(TokenStore store) {
        return TokenStores.encrypted(memory, KEY);
    }

    @Override
    public Optional<TokenStore> brokenStore() {
        return Optional.of(TokenStores.encrypted(TokenStores.jdbc(H2.broken()), KEY));
    }
}
