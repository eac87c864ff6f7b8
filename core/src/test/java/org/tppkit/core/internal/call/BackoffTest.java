package org.tppkit.core.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tppkit.core.RetryPolicy;
import org.tppkit.ports.error.BankAnswer;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.RateLimitedException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.error.UnexpectedAnswerException;

class BackoffTest {
    private static final int DRAWS = 2_000;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final TppException OUTAGE = new BankUnavailableException("out of order", BankAnswer.of(503), null);

    private final RetryPolicy patient =
            new RetryPolicy(5, 0, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofMinutes(1));

    @Test
    void pausesAreDrawnFromNothingUpToACeilingThatDoublesAndIsBounded() {
        long[] ceilings = {100, 200, 400, 800, 1_000};
        for (int repeat = 0; repeat < ceilings.length; repeat++) {
            List<Duration> pauses = draw(patient, repeat, 40 + repeat);
            Duration ceiling = Duration.ofMillis(ceilings[repeat]);
            assertThat(pauses)
                    .as("repeat %d", repeat)
                    .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ZERO, ceiling));
            assertThat(mean(pauses))
                    .as("mean of repeat %d", repeat)
                    .isBetween(ceilings[repeat] * 0.45, ceilings[repeat] * 0.55);
            assertThat(pauses)
                    .as("small ones of repeat %d", repeat)
                    .anyMatch(pause -> pause.compareTo(ceiling.dividedBy(20)) < 0);
            assertThat(pauses)
                    .as("large ones of repeat %d", repeat)
                    .anyMatch(pause -> pause.compareTo(ceiling.multipliedBy(19).dividedBy(20)) > 0);
        }
    }

    @Test
    void theLongestPausesThatAPolicyAllowsCanBeDrawn() {
        Duration day = Duration.ofDays(1);
        RetryPolicy slow = new RetryPolicy(5, 5, day, day, day);
        assertThat(new Backoff(slow, new Random(1)).beforeRepeat(4, OUTAGE, true, Duration.ofDays(100)))
                .hasValueSatisfying(pause -> assertThat(pause).isBetween(Duration.ZERO, day));
    }

    @Test
    void retryAfterIsAFloorForTheDrawnPause() {
        TppException limited = new RateLimitedException("slow down", BankAnswer.of(429), Duration.ofMillis(90));
        for (int seed = 0; seed < 200; seed++) {
            Optional<Duration> pause = new Backoff(patient, new Random(seed)).beforeRepeat(0, limited, true, MINUTE);
            assertThat(pause)
                    .as("seed %d", seed)
                    .hasValueSatisfying(p -> assertThat(p).isBetween(Duration.ofMillis(90), Duration.ofMillis(100)));
        }
    }

    @Test
    void aNegativeRetryAfterAsksForNothing() {
        TppException limited = new RateLimitedException("slow down", BankAnswer.of(429), Duration.ofSeconds(-30));
        assertThat(new Backoff(patient, new Random(3)).beforeRepeat(0, limited, true, MINUTE))
                .hasValueSatisfying(p -> assertThat(p).isBetween(Duration.ZERO, Duration.ofMillis(100)));
    }

    @Test
    void aPauseThatDoesNotFitIntoTheTimeLeftIsNone() {
        TppException limited = new RateLimitedException("slow down", BankAnswer.of(429), Duration.ofMillis(900));
        Backoff backoff = new Backoff(patient, new Random(3));
        assertThat(backoff.beforeRepeat(0, limited, true, Duration.ofMillis(900)))
                .isEmpty();
        assertThat(backoff.beforeRepeat(0, limited, true, Duration.ofMillis(901)))
                .isPresent();
        assertThat(backoff.beforeRepeat(0, OUTAGE, true, Duration.ZERO)).isEmpty();
    }

    @Test
    void anAnswerThatCannotBeReadIsNotAskedForAgain() {
        TppException unreadable = new UnexpectedAnswerException("accounts", "is no list");
        assertThat(new Backoff(patient, new Random(3)).beforeRepeat(0, unreadable, true, MINUTE))
                .isEmpty();
    }

    @Test
    void theAllowedNumberDependsOnTheCustomersPresence() {
        Backoff backoff = new Backoff(RetryPolicy.standard().withUnattended(1), new Random(3));
        assertThat(backoff.beforeRepeat(1, OUTAGE, true, MINUTE)).isPresent();
        assertThat(backoff.beforeRepeat(2, OUTAGE, true, MINUTE)).isEmpty();
        assertThat(backoff.beforeRepeat(0, OUTAGE, false, MINUTE)).isPresent();
        assertThat(backoff.beforeRepeat(1, OUTAGE, false, MINUTE)).isEmpty();
    }

    private static List<Duration> draw(RetryPolicy policy, int repeat, long seed) {
        Backoff backoff = new Backoff(policy, new Random(seed));
        List<Duration> pauses = new ArrayList<>();
        for (int i = 0; i < DRAWS; i++) {
            pauses.add(backoff.beforeRepeat(repeat, OUTAGE, true, MINUTE).orElseThrow());
        }
        return pauses;
    }

    private static double mean(List<Duration> pauses) {
        return pauses.stream().mapToLong(Duration::toNanos).average().orElseThrow() / 1_000_000;
    }
}
