package org.tppkit.ports.model.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.tppkit.ports.model.Refusals.refusal;
import static org.tppkit.ports.model.payment.Orders.DAY;
import static org.tppkit.ports.model.payment.Orders.monthly;

import org.junit.jupiter.api.Test;

class ExecutionTest {
    @Test
    void aStandingOrderGoesOnUnlessItHasAnEnd() {
        assertThat(monthly().end()).isEmpty();
        Execution.StandingOrder ended = monthly().until(DAY.plusYears(1));
        assertThat(ended.end()).contains(DAY.plusYears(1));
        assertThat(ended.first()).isEqualTo(DAY);
        assertThat(ended.frequency()).isEqualTo(Frequency.MONTHLY);
        assertThat(ended.rule()).isEqualTo(ExecutionRule.FOLLOWING);
    }

    @Test
    void itsLastDayMayBeItsFirstButNoneBefore() {
        assertThat(monthly().until(DAY).end()).contains(DAY);
        refusal("2026-11-29", () -> monthly().until(DAY.minusDays(1)))
                .isEqualTo("a standing order ends on or after its first day");
        assertThatNullPointerException().isThrownBy(() -> monthly().until(null));
    }

    @Test
    void standingOrdersAreEqualByTheirParts() {
        assertThat(monthly().until(DAY))
                .isEqualTo(monthly().until(DAY))
                .hasSameHashCodeAs(monthly().until(DAY))
                .isNotEqualTo(monthly())
                .isNotEqualTo(monthly().until(DAY.plusDays(1)));
        assertThat(monthly())
                .isNotEqualTo(Execution.StandingOrder.of(DAY, Frequency.WEEKLY, ExecutionRule.FOLLOWING))
                .isNotEqualTo(Execution.StandingOrder.of(DAY, Frequency.MONTHLY, ExecutionRule.PRECEDING))
                .isNotEqualTo(Execution.StandingOrder.of(DAY.plusDays(1), Frequency.MONTHLY, ExecutionRule.FOLLOWING))
                .isNotEqualTo(new Execution.OnDate(DAY));
    }

    @Test
    void theTextSaysWhen() {
        assertThat(monthly()).hasToString("StandingOrder[2026-11-30, MONTHLY, FOLLOWING, …]");
        assertThat(monthly().until(DAY)).hasToString("StandingOrder[2026-11-30, MONTHLY, FOLLOWING, 2026-11-30]");
    }
}
