package org.tppkit.core.internal.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.tppkit.ports.error.TransportException;
import org.tppkit.testkit.fake.ManualClock;

class DeadlineTest {
    private final ManualTime time = ManualTime.at("2026-11-16T09:30:00Z");

    @Test
    void whatIsLeftShrinksAsTimePassesAndIsNeverNegative() {
        Deadline deadline = Deadline.in(Duration.ofSeconds(10), time);
        assertThat(deadline.left()).isEqualTo(Duration.ofSeconds(10));
        time.advance(Duration.ofSeconds(4));
        assertThat(deadline.left()).isEqualTo(Duration.ofSeconds(6));
        time.advance(Duration.ofSeconds(60));
        assertThat(deadline.left()).isZero();
    }

    @Test
    void itIsOverAtTheVeryMoment() {
        Deadline deadline = Deadline.in(Duration.ofSeconds(10), time);
        time.advance(Duration.ofSeconds(10).minusNanos(1));
        assertThat(deadline.isOver()).isFalse();
        time.advance(Duration.ofNanos(1));
        assertThat(deadline.isOver()).isTrue();
    }

    @Test
    void aCorrectedWallClockDoesNotMoveIt() {
        ManualClock clock = ManualClock.at("2026-11-16T09:30:00Z");
        Deadline deadline = Deadline.in(Duration.ofSeconds(10), new ManualTime(clock));
        clock.setTo(Instant.parse("2031-01-01T00:00:00Z"));
        assertThat(deadline.left()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void itHoldsWhereTheNanosecondsRunOver() {
        RunningOver nearTheEnd = new RunningOver();
        Deadline deadline = Deadline.in(Duration.ofSeconds(10), nearTheEnd);
        assertThat(deadline.isOver()).isFalse();
        nearTheEnd.nanos += Duration.ofSeconds(9).toNanos();
        assertThat(deadline.left()).isEqualTo(Duration.ofSeconds(1));
        nearTheEnd.nanos += Duration.ofSeconds(1).toNanos();
        assertThat(deadline.isOver()).isTrue();
    }

    @Test
    void aTimeThatNanosecondsCannotCountIsVeryLongOrOver() {
        Deadline forEver = Deadline.in(ChronoUnit.FOREVER.getDuration(), time);
        Deadline over = Deadline.in(ChronoUnit.FOREVER.getDuration().negated(), time);
        time.advance(Duration.ofDays(10_000));
        assertThat(forEver.left()).isGreaterThan(Duration.ofDays(90_000));
        assertThat(over.isOver()).isTrue();
    }

    @Test
    void theCheckSaysWhatTheCallWasDoing() {
        Deadline deadline = Deadline.in(Duration.ofSeconds(1), time);
        assertThatCode(() -> deadline.check("counting")).doesNotThrowAnyException();
        time.advance(Duration.ofSeconds(1));
        assertThatThrownBy(() -> deadline.check("counting"))
                .hasMessageContaining("counting")
                .isInstanceOfSatisfying(TransportException.class, e -> {
                    assertThat(e.reason()).isEqualTo(TransportException.Reason.TIMEOUT);
                    assertThat(e.requestMayHaveArrived()).isFalse();
                });
    }

    private static final class RunningOver implements Time {
        private long nanos = Long.MAX_VALUE - 5;

        @Override
        public Clock clock() {
            return Clock.systemUTC();
        }

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public void sleep(Duration duration) {
            nanos += duration.toNanos();
        }
    }
}
