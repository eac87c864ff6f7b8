package org.tppkit.core;

import java.nio.file.Path;
import java.security.SecureRandom;
import javax.sql.DataSource;
import org.tppkit.core.internal.store.EncryptedTokenStore;
import org.tppkit.core.internal.store.FileTokenStore;
import org.tppkit.core.internal.store.InMemoryTokenStore;
import org.tppkit.core.internal.store.JdbcTokenStore;
import org.tppkit.core.internal.store.KeyRing;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.spi.token.TokenStore;

/** Token stores that come with TPPKit. All may be used by any number of threads. */
public final class TokenStores {
    private TokenStores() {}

    /**
     * {@return a store in this process's memory: for programs of one process whose customers may be asked again after
     * a restart, and for tests} Every call gives a new, empty store.
     */
    public static TokenStore inMemory() {
        return new InMemoryTokenStore();
    }

    /**
     * {@return a store in a directory of this machine, for one or several processes of one user} A change is on the
     * disk when its operation returns, and a process may be killed at any moment: a record is the old one or the new
     * one, never torn.
     * See {@code docs/how-to/store-tokens-in-files.md}.
     *
     * <p>The directory and its files are for this user alone (0700, 0600). The file system must be a local one. Payloads
     * are written as they are: put {@link #encrypted} round it.
     *
     * @param directory made if it is missing; nothing else may be kept in it
     * @throws ConfigurationException if it cannot be made or written, or other users have rights to it
     */
    public static TokenStore file(Path directory) {
        return FileTokenStore.in(directory);
    }

    /**
     * {@return a store in a table of a database, for many machines: PostgreSQL, and H2 for trials} The table is made
     * by a script in this jar, {@code org/tppkit/core/jdbc/postgresql.sql} or {@code h2.sql}. See {@code
     * docs/how-to/store-tokens-in-postgresql.md}.
     *
     * <p>Each operation takes a connection of its own and is one statement, committed by itself. So the DataSource
     * must give connections in auto-commit mode that take no part in the caller's transactions; any other connection is
     * refused with a {@link TokenStoreException}, untouched. Nothing of a session is used: it works behind a proxy that
     * pools transactions.
     * An interrupt does not end a statement: set the driver's socket timeout.
     *
     * @param dataSource asked for a connection in each operation; best a pool of its own
     */
    public static TokenStore jdbc(DataSource dataSource) {
        return new JdbcTokenStore(dataSource);
    }

    /**
     * Encrypts payloads on their way into another store: AES-256-GCM, with a key for each writing, derived from yours
     * and a random salt, so that no number of records is too many. A record is bound to its key, its subject and its
     * expiry: one that was changed, or moved to another consent, does not open. Keys, subjects and expiries stay
     * readable in the other store, which searches by them. An old version of the same record, put back by somebody who
     * can write to the store, is not noticed.
     *
     * <p>A record takes 65 bytes more than its payload, and the length of the key's id. Payloads of up to 64 KiB are
     * taken here; so the other store must take that much more than the 64 KiB that its contract demands. Those of
     * {@code TokenStores} do.
     *
     * <p>What cannot be opened is a {@link TokenStoreException} that says what to do, and is left alone.
     *
     * @param store where the encrypted records go
     * @param key encrypts from now on
     * @param olderKeys open what was encrypted before; see {@link #reencrypt}
     * @return the store to use
     * @throws IllegalArgumentException if two keys have the same id
     */
    public static TokenStore encrypted(TokenStore store, EncryptionKey key, EncryptionKey... olderKeys) {
        return sealing(store, key, olderKeys);
    }

    /**
     * Encrypts anew, with {@code key}, every record in the store that one of the older keys encrypted. May run beside
     * other processes once all of them know the new key; a record that one of them changes meanwhile is left to the
     * next run. When a run gives 0 and no process encrypts with an older key, that key is no longer needed.
     *
     * @param store the store with the encrypted records, not wrapped by {@link #encrypted}
     * @param key encrypts from now on; records that it encrypted already are left alone
     * @param olderKeys the keys that older records were written with
     * @return how many records were encrypted anew
     * @throws TokenStoreException if the store fails, or some records could not be opened: all others are done by then
     * @throws IllegalArgumentException if two keys have the same id
     */
    public static int reencrypt(TokenStore store, EncryptionKey key, EncryptionKey... olderKeys) {
        return sealing(store, key, olderKeys).reseal();
    }

    private static EncryptedTokenStore sealing(TokenStore store, EncryptionKey key, EncryptionKey[] olderKeys) {
        KeyRing keys = KeyRing.sealingWith(key.id(), key.bytes());
        for (EncryptionKey older : olderKeys) {
            keys = keys.openingWith(older.id(), older.bytes());
        }
        return new EncryptedTokenStore(store, keys, new SecureRandom());
    }
}
