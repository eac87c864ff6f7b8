package org.tppkit.core.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tppkit.core.internal.time.Deadline;
import org.tppkit.ports.error.BankAnswer;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.spi.token.TokenKey;

/** Two subjects at two banks, two processes: whatever comes between, nobody ever holds another's token. */
@Timeout(120)
class InterleavingTest {
    private static final Map<TokenKey, String> FAMILIES = Map.of(
            Scene.key("cmb", "anna"), "cmbanna",
            Scene.key("cmb", "ben"), "cmbben",
            Scene.key("cmso", "anna"), "cmsoanna",
            Scene.key("cmso", "ben"), "cmsoben");

    static LongStream seeds() {
        return LongStream.range(0, 30);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("O15 tokens never cross, whatever the interleaving")
    void tokensNeverCrossAndNoRefreshTokenIsUsedTwice(long seed) throws Exception {
        try (Scene scene = new Scene()) {
            scene.time.stopWhileSleeping();
            ReadWriteLock hands = new ReentrantReadWriteLock();
            FAMILIES.forEach(scene::give);
            List<ConsentTokens> clients = List.of(scene.tokens, scene.client("second"));
            List<Callable<Void>> acts = IntStream.range(0, 8)
                    .<Callable<Void>>mapToObj(i -> () -> live(scene, hands, clients, new Random(seed * 31 + i)))
                    .toList();
            for (Object outcome : Crowd.outcomes(new ArrayList<>(acts))) {
                assertThat(outcome).as("seed %d", seed).isNull();
            }
            assertThat(new HashSet<>(scene.bank.seen())).as("seed %d", seed).hasSameSizeAs(scene.bank.seen());
            FAMILIES.values()
                    .forEach(family -> assertThat(scene.bank.isDead(family))
                            .as("seed %d", seed)
                            .isFalse());
        }
    }

    private static @Nullable Void live(Scene scene, ReadWriteLock hands, List<ConsentTokens> clients, Random random) {
        List<TokenKey> keys = List.copyOf(FAMILIES.keySet());
        Map<TokenKey, UsableToken> last = new ConcurrentHashMap<>();
        for (int step = 0; step < 60; step++) {
            TokenKey key = keys.get(random.nextInt(keys.size()));
            ConsentTokens client = clients.get(random.nextInt(clients.size()));
            if (random.nextInt(8) == 0) {
                turn(scene, hands.writeLock(), Duration.ofMinutes(random.nextInt(40)));
                continue;
            }
            hands.readLock().lock();
            try {
                switch (random.nextInt(7)) {
                    case 0 -> client.replaceTokens(key, scene.consent(FAMILIES.get(key)));
                    case 1 -> last.computeIfPresent(key, (k, refused) -> use(scene, client, k, refused));
                    case 2 -> client.forget(key);
                    default -> last.put(key, use(scene, client, key, null));
                }
            } finally {
                hands.readLock().unlock();
            }
        }
        return null;
    }

    /** Only while nobody waits for a refresh: a bank that takes longer than the lease is another test's matter. */
    private static void turn(Scene scene, Lock alone, Duration by) {
        alone.lock();
        try {
            scene.time.advance(by);
        } finally {
            alone.unlock();
        }
    }

    private static UsableToken use(Scene scene, ConsentTokens client, TokenKey key, @Nullable UsableToken refused) {
        String family = FAMILIES.get(key);
        TokenRefresh own = (token, reference) -> {
            assertThat(token.value()).startsWith("refresh-" + family + "-");
            return scene.bank.refresh(token, reference);
        };
        UsableToken token = client.current(key, refused, own, Deadline.in(Duration.ofDays(10_000), scene.time));
        assertThat(token.accessToken().orElseThrow().value()).startsWith("access-" + family + "-");
        return token;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anOutageNowAndThenLosesNoConsent(long seed) {
        Random random = new Random(seed);
        try (Scene scene = new Scene()) {
            scene.give();
            ConsentTokens second = scene.client("second");
            scene.bank.outage = () -> random.nextInt(3) == 0
                    ? Optional.of(new BankUnavailableException("a refresh", BankAnswer.of(502), null))
                    : Optional.empty();
            int failed = 0;
            for (int step = 0; step < 300; step++) {
                scene.time.advance(Duration.ofSeconds(random.nextInt(2000)));
                try {
                    scene.current(random.nextBoolean() ? scene.tokens : second, null);
                } catch (BankUnavailableException e) {
                    failed++;
                }
            }
            assertThat(failed).as("seed %d", seed).isBetween(1, 150);
            assertThat(scene.stored().isActive()).as("seed %d", seed).isTrue();
            assertThat(scene.bank.isDead(Scene.FAMILY)).as("seed %d", seed).isFalse();
        }
    }
}
