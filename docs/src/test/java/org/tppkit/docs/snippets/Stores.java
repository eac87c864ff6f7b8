package org.tppkit.docs.snippets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tppkit.core.EncryptionKey;
import org.tppkit.core.TokenStores;
import org.tppkit.core.TppClient;
import org.tppkit.ports.spi.token.TokenStore;

/** The lines of the page about stores in files; run by StoresTest. */
final class Stores {
    private Stores() {}

    static TppClient.Builder inFiles(Path keyFile, Path folder) throws IOException {
        EncryptionKey key = EncryptionKey.fromBase64("2026", Files.readString(keyFile));
        TokenStore store = TokenStores.encrypted(TokenStores.file(folder), key);
        return TppClient.builder().tokenStore(store);
    }
}
