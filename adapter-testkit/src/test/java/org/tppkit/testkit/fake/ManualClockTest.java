package org.tppkit.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManualClockTest {
    private final ManualClock clock = ManualClock.at("2026-03-02T10:15:30Z");

    @Test
    void standsUntilTimePasses() {
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-03-02T10:15:30Z"));

        clock.advance(Duration.ofMinutes(2));

        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-03-02T10:17:30Z"));
        assertThat(clock.elapsedNanos()).isEqualTo(120_000_000_000L);
    }

    @Test
    void aCorrectedWallClockLetsNoTimePass() {
        clock.advance(Duration.ofSeconds(1));

        clock.setTo(Instant.parse("2020-01-01T00:00:00Z"));

        assertThat(clock.instant()).isEqualTo(Instant.parse("2020-01-01T00:00:00Z"));
        assertThat(clock.elapsedNanos()).isEqualTo(1_000_000_000L);
    }

    @Test
    void aClockOfAnotherZoneSharesTheHands() {
        ManualClock paris = clock.withZone(ZoneId.of("Europe/Paris"));

        clock.advance(Duration.ofHours(1));

        assertThat(paris.instant()).isEqualTo(clock.instant());
        assertThat(paris.getZone()).isEqualTo(ZoneId.of("Europe/Paris"));
    }

    @Test
    void timeDoesNotPassBackwards() {
        assertThatThrownBy(() -> clock.advance(Duration.ofNanos(-1))).hasMessageContaining("setTo");
    }

    @Test
    void noTurnIsLostAmongThreads() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            threads.add(new Thread(() -> {
                for (int turn = 0; turn < 1_000; turn++) {
                    clock.advance(Duration.ofNanos(1));
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(clock.elapsedNanos()).isEqualTo(8_000L);
    }
}
