package org.tppkit.testkit.simulator.internal.payment;

import java.time.LocalDate;
import java.util.Optional;

/** When a payment shall be executed; days are days in Europe/Paris. */
sealed interface Timing {

    /** As soon as possible. */
    record Now() implements Timing {}

    /** On a day. */
    record On(LocalDate day) implements Timing {}

    /**
     * Again and again.
     *
     * @param first day of the first transfer
     * @param frequency how often
     * @param rule what happens on days without settlement
     * @param end last day on which a transfer may fall; empty for an endless order
     */
    record Standing(LocalDate first, Frequency frequency, ExecutionRule rule, Optional<LocalDate> end)
            implements Timing {

        /** The day of the transfer with that number, from 0, as the calendar says. */
        LocalDate planned(int number) {
            return frequency.after(first, number);
        }

        /** The same, moved to a day with settlement. */
        LocalDate settled(int number) {
            return rule.settlementDay(planned(number));
        }

        boolean has(int number) {
            return end.map(last -> !planned(number).isAfter(last)).orElse(true);
        }
    }
}
