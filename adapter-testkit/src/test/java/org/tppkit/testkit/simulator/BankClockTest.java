package org.tppkit.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.tppkit.testkit.fake.ManualClock;

class BankClockTest {

    private final ManualClock below = ManualClock.at("2026-03-18T11:00:00Z");
    private final BankClock clock = BankClock.over(below);

    @Test
    void itGoesOnAsTheClockBelowDoesFromWhereItWasSet() {
        clock.set(Instant.parse("2030-01-01T00:00:00Z"));
        below.advance(Duration.ofMinutes(5));
        assertThat(clock.instant()).isEqualTo("2030-01-01T00:05:00Z");
        clock.advance(Duration.ofMinutes(-5));
        assertThat(clock.instant()).isEqualTo("2030-01-01T00:00:00Z");
        clock.reset();
        assertThat(clock.instant()).isEqualTo("2026-03-18T11:05:00Z");
    }

    @Test
    void clocksOfOtherZonesMoveWithIt() {
        assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
        java.time.Clock paris = clock.withZone(ZoneId.of("Europe/Paris"));
        clock.advance(Duration.ofDays(1));
        assertThat(paris.instant()).isEqualTo(clock.instant());
        assertThat(paris.getZone()).isEqualTo(ZoneId.of("Europe/Paris"));
    }

    @Test
    void aHundredYearsAreTheFurthest() {
        clock.advance(Duration.ofDays(36_525));
        assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(Long.MAX_VALUE)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> clock.set(Instant.MIN)).isInstanceOf(IllegalArgumentException.class);
        assertThat(clock.moved()).hasDays(36_525);
    }
}
