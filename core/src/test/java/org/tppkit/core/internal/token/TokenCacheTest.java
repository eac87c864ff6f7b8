package org.tppkit.core.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tppkit.ports.model.consent.ConsentScope;
import org.tppkit.ports.spi.token.TokenKey;

class TokenCacheTest {
    private final HandTime time = new HandTime();
    private final TokenCache cache = new TokenCache(time);

    private static TokenKey key(int i) {
        return Scene.key("cmb", "c" + i);
    }

    private TimedToken token(@Nullable Long endsAt) {
        UsableToken plain = new UsableToken(
                Optional.empty(),
                Optional.empty(),
                1,
                ConsentScope.ACCOUNT_INFORMATION,
                time.now(),
                Optional.empty(),
                false);
        return new TimedToken(plain, null, endsAt, null, false, null, null, null);
    }

    private long kept(int from, int to) {
        return IntStream.range(from, to).filter(i -> cache.find(key(i)) != null).count();
    }

    @Test
    void theDeadGoFirst() {
        IntStream.range(0, 5_000).forEach(i -> cache.put(key(i), token(time.nanos() + 10)));
        IntStream.range(5_000, 10_000).forEach(i -> cache.put(key(i), token(null)));
        time.advance(Duration.ofNanos(10));
        cache.put(key(10_000), token(null));
        assertThat(kept(0, 5_000)).isZero();
        assertThat(kept(5_000, 10_001)).isEqualTo(5_001);
    }

    @Test
    void theCacheHasAnEndAlsoWhereAllLive() {
        IntStream.range(0, 30_000).forEach(i -> cache.put(key(i), token(null)));
        assertThat(kept(0, 30_000)).isBetween(8_000L, 10_000L);
        assertThat(cache.find(key(29_999))).isNotNull();
    }
}
