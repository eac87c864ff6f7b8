package org.tppkit.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManualPauseTest {
    private final ManualClock clock = ManualClock.at("2026-03-02T10:15:30Z");
    private final ManualPause pause = ManualPause.turning(clock);

    @Test
    void aPauseTurnsTheClockAndIsRecorded() throws InterruptedException {
        pause.sleep(Duration.ofSeconds(3));
        pause.sleep(Duration.ofMillis(5));

        assertThat(pause.pauses()).containsExactly(Duration.ofSeconds(3), Duration.ofMillis(5));
        assertThat(pause.nanos()).isEqualTo(3_005_000_000L);
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-03-02T10:15:33.005Z"));
    }

    @Test
    void somethingMayHappenMeanwhile() throws InterruptedException {
        List<Instant> seen = new ArrayList<>();
        pause.whilePausing(duration -> seen.add(clock.instant()));

        pause.sleep(Duration.ofSeconds(1));

        assertThat(seen).containsExactly(Instant.parse("2026-03-02T10:15:31Z"));
    }

    @Test
    void anInterruptedThreadDoesNotPause() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> pause.sleep(Duration.ofSeconds(1))).isInstanceOf(InterruptedException.class);

        assertThat(pause.pauses()).isEmpty();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void anInterruptEndsThePause() {
        pause.whilePausing(duration -> Thread.currentThread().interrupt());

        assertThatThrownBy(() -> pause.sleep(Duration.ofSeconds(1))).isInstanceOf(InterruptedException.class);
    }
}
