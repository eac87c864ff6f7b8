package org.tppkit.core.internal.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.core.TokenStores;
import org.tppkit.ports.spi.token.TokenStore;
import org.tppkit.testkit.contract.TokenStoreContract;

class FileContractTest implements TokenStoreContract {
    @TempDir
    Path folder;

    @Override
    public TokenStore store() {
        return TokenStores.file(folder.resolve("tokens"));
    }

    @Override
    public TokenStore reopened(TokenStore store) {
        return TokenStores.file(folder.resolve("tokens"));
    }

    /** The directory is no longer mounted. */
    @Override
    public Optional<TokenStore> brokenStore() {
        TokenStore store = TokenStores.file(folder.resolve("gone"));
        try {
            Files.move(folder.resolve("gone"), folder.resolve("elsewhere"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(store);
    }
}
