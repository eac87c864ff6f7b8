package org.tppkit.testkit.simulator.internal.payment;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** Where a day without settlement is moved to (STET, section 5.2). Only weekends count: bank holidays are not modelled. */
enum ExecutionRule {
    /** The following working day. */
    FWNG(1),
    /** The preceding working day. */
    PREC(-1);

    private final int direction;

    ExecutionRule(int direction) {
        this.direction = direction;
    }

    LocalDate settlementDay(LocalDate day) {
        LocalDate settled = day;
        while (settled.getDayOfWeek() == DayOfWeek.SATURDAY || settled.getDayOfWeek() == DayOfWeek.SUNDAY) {
            settled = settled.plusDays(direction);
        }
        return settled;
    }
}
