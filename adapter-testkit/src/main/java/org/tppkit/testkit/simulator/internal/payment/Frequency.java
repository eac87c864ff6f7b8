package org.tppkit.testkit.simulator.internal.payment;

import java.time.LocalDate;
import java.time.Period;

/** How often a standing order runs (STET, section 5.2). */
enum Frequency {
    DAIL(Period.ofDays(1)),
    WEEK(Period.ofWeeks(1)),
    TOWK(Period.ofWeeks(2)),
    MNTH(Period.ofMonths(1)),
    TOMN(Period.ofMonths(2)),
    QUTR(Period.ofMonths(3)),
    SEMI(Period.ofMonths(6)),
    YEAR(Period.ofYears(1));

    private final Period step;

    Frequency(Period step) {
        this.step = step;
    }

    /** Counted from the first day, so that an order of the 31st comes back to the 31st after a short month. */
    LocalDate after(LocalDate first, int steps) {
        return first.plus(step.multipliedBy(steps));
    }
}
