package org.tppkit.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** The arithmetic of comparisons, on made-up slices. */
class ComparisonTest {

    @Test
    void ratiosAreTakenWithinARoundSoThatASlowRoundDoesNotCount() {
        Comparison result = new Comparison(Map.of("one", cpu(100, 1_000, 100), "two", cpu(200, 2_000, 200)));

        assertThat(result.ratio("two", "one", Slice::cpuNanos)).isEqualTo(new Quartiles(2, 2, 2, 2));
    }

    @Test
    void aSumOfContendersIsTakenWithinARound() {
        Comparison result =
                new Comparison(Map.of("all", cpu(330, 660), "part", cpu(100, 200), "other part", cpu(200, 400)));

        assertThat(result.ratioToSum("all", List.of("part", "other part"), Slice::cpuNanos)
                        .median())
                .isEqualTo(1.1);
    }

    @Test
    void whatIsUsedMoreIsADifferenceWithinARound() {
        Comparison result = new Comparison(Map.of("one", cpu(10, 20, 30), "two", cpu(15, 24, 33)));

        assertThat(result.more("two", "one", Slice::cpuNanos)).isEqualTo(new Quartiles(3.5, 4, 4.5, 3));
    }

    @Test
    void quartilesOfFiveValuesAreTheSecondThirdAndFourth() {
        assertThat(Quartiles.of(5, 1, 4, 2, 3)).isEqualTo(new Quartiles(2, 3, 4, 1));
    }

    @Test
    void quartilesOfFourValuesLieBetweenThem() {
        assertThat(Quartiles.of(1, 2, 3, 4)).isEqualTo(new Quartiles(1.75, 2.5, 3.25, 1));
    }

    @Test
    void nothingMeasuredIsNoResult() {
        assertThatThrownBy(Quartiles::of).hasMessage("nothing was measured");
    }

    private static List<Slice> cpu(double... nanos) {
        return DoubleStream.of(nanos).mapToObj(one -> new Slice(one, 0, 0, 0)).toList();
    }
}
