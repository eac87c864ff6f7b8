package org.tppkit.bench.scaling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.tppkit.bench.bank.TokenDesk;
import org.tppkit.bench.tokens.OurTokens;
import org.tppkit.core.TokenStores;
import org.tppkit.core.internal.time.Deadline;
import org.tppkit.core.internal.time.SystemTime;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenRecord;
import org.tppkit.ports.spi.token.TokenStore;

/** Many consents in one store, and what is done with any of them. */
final class Consents {
    private static final Duration A_WEEK = Duration.ofDays(7);
    private static final long SEED = 42;

    /** So many tokens a process knows without a look into the store. */
    private static final int CACHED = 10_000;

    /** Made before: a program has the names of its consents. */
    private static final List<String> NAMES =
            IntStream.range(0, ConsentsStudy.MOST).mapToObj(Rows::name).toList();

    private final TokenStore store;
    private final int size;
    private final OurTokens tokens;
    private final Deadline deadline = Deadline.in(A_WEEK, new SystemTime(Clock.systemUTC()));
    private final Random random = new Random(SEED);

    private Consents(TokenStore store, int size, Executor executor) {
        this.store = store;
        this.size = size;
        this.tokens = tokens(store, executor);
        for (int i = 0; i < Math.min(size, CACHED); i++) {
            tokens.token(key(i));
        }
    }

    /** Those that are there already, under the names of {@link Rows#name}. */
    static Consents in(TokenStore store, int size, Executor executor) {
        return new Consents(store, size, executor);
    }

    /** So many, put into an empty store. */
    static Consents filling(TokenStore store, int size, Executor executor) {
        TokenRecord sample = sample();
        for (int i = 0; i < size; i++) {
            store.replace(key(i), null, sample.withSubject("customer-" + i));
        }
        return new Consents(store, size, executor);
    }

    private static OurTokens tokens(TokenStore store, Executor executor) {
        return new OurTokens(store, new TokenDesk(), A_WEEK, () -> {}, new SystemTime(Clock.systemUTC()), executor);
    }

    /** A record as the library writes it. */
    static TokenRecord sample() {
        TokenStore store = TokenStores.inMemory();
        TokenKey key = key(0);
        tokens(store, Runnable::run).create(key, Instant.now());
        return store.find(key).orElseThrow().record();
    }

    private static TokenKey key(int number) {
        return OurTokens.key(NAMES.get(number));
    }

    private TokenKey any() {
        return key(random.nextInt(size));
    }

    Object token() {
        return tokens.credentials(any(), deadline);
    }

    Object read() {
        return store.find(any()).orElseThrow();
    }

    Object readAndWrite() {
        StoredToken stored = store.find(any()).orElseThrow();
        return store.replace(stored.key(), stored.revision(), stored.record()).orElseThrow();
    }
}
