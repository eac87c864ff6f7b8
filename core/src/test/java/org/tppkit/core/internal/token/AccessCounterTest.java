package org.tppkit.core.internal.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.testkit.fake.FakeTokenStore;

class AccessCounterTest {
    private static final Duration DAY = Duration.ofHours(24);
    private static final TokenKey KEY =
            AccessCounter.key(Environment.PRODUCTION, BankId.of("fake", "first"), "client-1", List.of("a", "b"));

    /** Against a plain list of moments: never more than the limit within any 24 hours, and nextAt is the first that fits. */
    @Test
    void anyHistoryIsCountedAsAPlainListWould() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            AccessCounter counter = new AccessCounter(new FakeTokenStore(), DAY);
            int most = 1 + random.nextInt(5);
            Deque<Instant> window = new ArrayDeque<>();
            Instant now = Instant.parse("2026-11-16T09:30:00Z");
            for (int call = 0; call < 40; call++) {
                now = now.plusSeconds(random.nextInt(30_000));
                Instant start = now.minus(DAY);
                window.removeIf(moment -> !moment.isAfter(start));
                Optional<Instant> nextAt = counter.count(KEY, most, now);
                assertThat(nextAt.isEmpty()).as("seed %s, call %s", seed, call).isEqualTo(window.size() < most);
                if (nextAt.isPresent()) {
                    assertThat(nextAt)
                            .as("seed %s", seed)
                            .contains(window.getFirst().plus(DAY));
                } else if (random.nextInt(4) == 0) {
                    counter.takeBack(KEY, now);
                } else {
                    window.addLast(now);
                }
            }
        }
    }

    @Test
    void whatIsTakenBackTwiceOrWasNeverCountedChangesNothing() {
        AccessCounter counter = new AccessCounter(new FakeTokenStore(), DAY);
        Instant now = Instant.parse("2026-11-16T09:30:00Z");
        counter.takeBack(KEY, now);
        assertThat(counter.count(KEY, 2, now)).isEmpty();
        assertThat(counter.count(KEY, 2, now))
                .as("the same moment counts twice")
                .isEmpty();
        counter.takeBack(KEY, now);
        assertThat(counter.count(KEY, 2, now)).isEmpty();
        assertThat(counter.count(KEY, 2, now)).contains(now.plus(DAY));
    }

    @Test
    void recordsComeBackToTheByteAndBrokenOnesAreNamed() {
        List<Instant> calls = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            calls.add(Instant.ofEpochSecond(1_800_000_000L + i, i));
        }
        byte[] payload = AccessCounterCodec.encode(calls);
        assertThat(AccessCounterCodec.decode(payload)).isEqualTo(calls);
        assertThat(AccessCounterCodec.decode(AccessCounterCodec.encode(List.of())))
                .isEmpty();

        assertThatThrownBy(() -> AccessCounterCodec.decode(Arrays.copyOf(payload, payload.length - 1)))
                .isInstanceOf(TokenStoreException.class);
        payload[3] = 9;
        assertThatThrownBy(() -> AccessCounterCodec.decode(payload))
                .isInstanceOf(TokenStoreException.class)
                .hasMessageContaining("a newer TPPKit");
    }
}
