package org.tppkit.core.internal.store;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.core.TokenStores;
import org.tppkit.ports.spi.token.TokenStore;
import org.tppkit.testkit.contract.TokenStoreContract;

class EncryptedFileContractTest implements TokenStoreContract {
    @TempDir
    Path folder;

    @Override
    public TokenStore store() {
        return TokenStores.encrypted(TokenStores.file(folder.resolve("tokens")), EncryptedContractTest.KEY);
    }

    @Override
    public TokenStore reopened(TokenStore store) {
        return store();
    }

    @Override
    public Optional<TokenStore> brokenStore() {
        return Optional.of(TokenStores.encrypted(TokenStores.jdbc(H2.broken()), EncryptedContractTest.KEY));
    }
}
