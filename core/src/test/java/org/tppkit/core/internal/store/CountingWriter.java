package org.tppkit.core.internal.store;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.tppkit.core.EncryptionKey;
import org.tppkit.core.TokenStores;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenRecord;
import org.tppkit.ports.spi.token.TokenStore;

/**
 * A process that counts up records in a directory without end, each by compare-and-set, and says each step once the store
 * has acknowledged it: {@code key count revision}; a count of 0 says that the record was removed. One record is shared with
 * other processes, the others are its own.
 */
final class CountingWriter {
    static final String SHARED = "shared";
    static final int OWN = 5;
    private static final int FILLER = 3000;

    private final TokenStore store;
    private final Random random;
    private final PrintStream out;

    private CountingWriter(TokenStore store, long seed) {
        this.store = store;
        this.random = new Random(seed);
        // Not through a buffer that dies with the process: each line is one write to the pipe.
        this.out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    }

    public static void main(String[] arguments) throws IOException {
        CountingWriter writer = new CountingWriter(storeIn(Path.of(arguments[0])), Long.parseLong(arguments[1]));
        writer.out.print("ready\n");
        writer.out.flush();
        while (true) {
            writer.step(arguments[2]);
        }
    }

    static TokenStore storeIn(Path directory) {
        return TokenStores.encrypted(TokenStores.file(directory), EncryptionKey.of("k", new byte[32]));
    }

    static TokenKey key(String id) {
        return new TokenKey(TokenKey.Kind.CONSENT, Environment.SANDBOX, BankId.of("arkea:cmb"), "client", id);
    }

    private void step(String name) {
        boolean own = random.nextInt(3) > 0;
        TokenKey key = key(own ? name + "-" + random.nextInt(OWN) : SHARED);
        StoredToken now = store.find(key).orElse(null);
        if (now != null && own && random.nextInt(10) == 0) {
            if (!store.remove(key, now.revision())) {
                throw new IllegalStateException("nobody else writes here");
            }
            say(key, 0, now.revision());
            return;
        }
        int count = now == null ? 1 : countIn(now.record()) + 1;
        Long expected = now == null ? null : now.revision();
        store.replace(key, expected, recordOf(count)).ifPresent(revision -> say(key, count, revision));
    }

    private void say(TokenKey key, int count, long revision) {
        out.print(key.id() + " " + count + " " + revision + "\n");
        out.flush();
    }

    /** A count, and enough bytes that depend on it to see a record that is half old, half new. */
    static TokenRecord recordOf(int count) {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + FILLER);
        bytes.putInt(count);
        byte[] filler = new byte[FILLER];
        new Random(count).nextBytes(filler);
        return TokenRecord.of(bytes.put(filler).array());
    }

    /** The count; fails if the rest does not go with it. */
    static int countIn(TokenRecord record) {
        int count = ByteBuffer.wrap(record.payload()).getInt();
        if (!record.equals(recordOf(count))) {
            throw new IllegalStateException("a torn record");
        }
        return count;
    }
}
