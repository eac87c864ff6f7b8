package org.tppkit.core.internal.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SystemTimeTest {
    private final Clock stopped = Clock.fixed(Instant.parse("2026-11-16T09:30:00Z"), ZoneOffset.UTC);

    @Test
    void momentsComeFromTheGivenClock() {
        SystemTime time = new SystemTime(stopped);
        assertThat(time.now()).isEqualTo(Instant.parse("2026-11-16T09:30:00Z"));
        assertThat(time.clock()).isSameAs(stopped);
    }

    @Test
    void elapsedTimeGoesOnWhereTheClockStands() throws InterruptedException {
        SystemTime time = new SystemTime(stopped);
        long before = time.nanos();
        time.sleep(Duration.ofNanos(1_500_000));
        assertThat(time.nanos() - before).isGreaterThanOrEqualTo(1_500_000);
    }

    @Test
    void aSleeperThatIsInterruptedWakesAtOnce() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> new SystemTime(stopped).sleep(Duration.ofDays(1)))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
