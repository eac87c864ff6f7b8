package org.tppkit.app.statement.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tppkit.ports.model.Money;

class AxesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0        | 0      | [0, 0.5]",
                "120      | 1868   | [0, 500, 1000, 1500, 2000]",
                "-412.37  | 3000   | [-1000, 0, 1000, 2000, 3000]",
                "-900     | -100   | [-1000, -500, 0]",
                "0        | 999999999999999.99 | [0, 500000000000000, 1000000000000000]",
            })
    void marksAreRoundAndHoldAllAmountsAndZero(BigDecimal low, BigDecimal high, String marks) {
        MoneyAxis axis = new MoneyAxis(low, high, 0, 100);

        assertThat(axis.marks().toString()).isEqualTo(marks);
        assertThat(axis.y(low)).isBetween(0.0, 100.0);
        assertThat(axis.y(high)).isBetween(0.0, axis.y(low));
        assertThat(axis.marks()).hasSizeBetween(2, 8).contains(BigDecimal.ZERO);
    }

    @Test
    void daysHaveAHandfulOfLabelsHoweverManyThereAre() {
        Words words = Language.EN.words();
        for (long seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            LocalDate first = LocalDate.of(2000, 1, 1).plusDays(random.nextInt(10_000));
            LocalDate last = first.plusDays(1 + random.nextInt(1 << random.nextInt(15)));

            List<DayAxis.Mark> marks = new DayAxis(first, last, 0, 100).marks(words);

            assertThat(marks)
                    .as("seed %d", seed)
                    .hasSizeLessThanOrEqualTo(14)
                    .allSatisfy(mark -> assertThat(mark.day()).isBetween(first, last));
        }
        assertThat(new DayAxis(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31), 0, 100).marks(words))
                .hasSizeLessThanOrEqualTo(14);
    }

    @Test
    void aThinnedLineKeepsItsEndsItsLowestAndItsHighestPoint() {
        for (long seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<DayBalance> points = new ArrayList<>();
            for (int i = 0; i < 3_000; i++) {
                points.add(new DayBalance(
                        LocalDate.of(2018, 1, 1).plusDays(i),
                        Money.of(random.nextInt(-100_000, 100_000) + ".00", "EUR")));
            }

            List<DayBalance> thinned = Thinned.of(points, 800);

            assertThat(thinned)
                    .as("seed %d", seed)
                    .hasSizeLessThanOrEqualTo(800)
                    .hasSizeGreaterThan(700);
            assertThat(thinned)
                    .as("seed %d", seed)
                    .isSortedAccordingTo((a, b) -> a.day().compareTo(b.day()));
            assertThat(thinned).contains(points.get(0), points.get(2_999));
            assertThat(amounts(thinned).min(Money::compareTo))
                    .isEqualTo(amounts(points).min(Money::compareTo));
            assertThat(amounts(thinned).max(Money::compareTo))
                    .isEqualTo(amounts(points).max(Money::compareTo));
        }
    }

    private static Stream<Money> amounts(List<DayBalance> points) {
        return points.stream().map(DayBalance::balance);
    }
}
