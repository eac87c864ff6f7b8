package org.tppkit.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When a goal is reached. */
class GoalTest {
    private final Goal small = Goal.atMost(1.08, 1.05);

    @Test
    void theMedianDecides() {
        assertThat(small.judge(new Quartiles(1.00, 1.06, 1.20, 0.9))).isEqualTo(Verdict.REACHED);
        assertThat(small.judge(new Quartiles(1.00, 1.05, 1.20, 0.9))).isEqualTo(Verdict.STRETCH_REACHED);
    }

    @Test
    void onlyThreeQuartersOfTheRoundsMissAGoalForSure() {
        assertThat(small.judge(new Quartiles(1.07, 1.09, 1.10, 1))).isEqualTo(Verdict.UNDECIDED);
        assertThat(small.judge(new Quartiles(1.09, 1.10, 1.20, 1))).isEqualTo(Verdict.MISSED);
    }

    @Test
    void aFigureThatShouldBeLargeIsJudgedFromTheOtherSide() {
        Goal large = Goal.atLeast(1.8, 1.9);

        assertThat(large.judge(new Quartiles(1.7, 1.85, 1.9, 1))).isEqualTo(Verdict.REACHED);
        assertThat(large.judge(new Quartiles(1.6, 1.7, 1.81, 1))).isEqualTo(Verdict.UNDECIDED);
        assertThat(large.judge(new Quartiles(1.6, 1.7, 1.75, 1))).isEqualTo(Verdict.MISSED);
    }

    @Test
    void aCountThatMustBeOneIsMissedByNoneAndByTwo() {
        Goal one = Goal.exactly(1);

        assertThat(one.judge(Quartiles.exactly(1))).isEqualTo(Verdict.REACHED);
        assertThat(one.judge(Quartiles.exactly(0))).isEqualTo(Verdict.MISSED);
        assertThat(one.judge(Quartiles.exactly(2))).isEqualTo(Verdict.MISSED);
    }

    @Test
    void aGoalShowsItsBetterOneInBrackets() {
        assertThat(small).hasToString("≤ 1.08 (1.05)");
        assertThat(Goal.atLeast(4, 4)).hasToString("≥ 4");
        assertThat(Goal.exactly(1_000_000)).hasToString("= 1,000,000");
    }
}
