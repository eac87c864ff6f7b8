package org.tppkit.docs.snippets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.tppkit.core.EncryptionKey;
import org.tppkit.core.TokenStores;
import org.tppkit.core.TppClient;
import org.tppkit.ports.spi.token.TokenStore;

/** The lines of the pages about token stores: compiled, not run. */
final class Stores {
    private Stores() {}

    static TppClient.Builder inFiles() throws IOException {
        EncryptionKey key = EncryptionKey.fromBase64("2026", Files.readString(Path.of("/run/secrets/token-key")));
        TokenStore store = TokenStores.encrypted(TokenStores.file(Path.of("/var/lib/tpp/tokens")), key);
        return TppClient.builder().tokenStore(store);
    }

    static TppClient.Builder inPostgresql(DataSource dataSource, EncryptionKey key) {
        TokenStore store = TokenStores.encrypted(TokenStores.jdbc(dataSource), key);
        return TppClient.builder().tokenStore(store);
    }
}
