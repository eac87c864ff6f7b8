package org.tppkit.ports.model.payment;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a payment is executed. Days are days in the bank's zone. */
public sealed interface Execution {

    /** As soon as possible. */
    record Now() implements Execution {}

    /**
     * On a day.
     *
     * @param date the day of the debit; a bank may move it to the next day it can
     */
    record OnDate(LocalDate date) implements Execution {
        /**
         * Checks what it is made of.
         *
         * @param date the day of the debit; a bank may move it to the next day it can
         */
        public OnDate {
            Objects.requireNonNull(date);
        }
    }

    /** Again and again. */
    final class StandingOrder implements Execution {
        private final LocalDate first;
        private final Frequency frequency;
        private final ExecutionRule rule;
        private final @Nullable LocalDate end;

        private StandingOrder(LocalDate first, Frequency frequency, ExecutionRule rule, @Nullable LocalDate end) {
            this.first = Objects.requireNonNull(first);
            this.frequency = Objects.requireNonNull(frequency);
            this.rule = Objects.requireNonNull(rule);
            this.end = end;
            if (end != null && end.isBefore(first)) {
                throw new IllegalArgumentException("a standing order ends on or after its first day");
            }
        }

        /**
         * {@return a standing order without end}
         *
         * @param first the day of the first execution
         * @param frequency how often, counted from that day
         * @param rule what happens on days that are no working days
         */
        public static StandingOrder of(LocalDate first, Frequency frequency, ExecutionRule rule) {
            return new StandingOrder(first, frequency, rule, null);
        }

        /**
         * {@return the same standing order up to a last day}
         *
         * @param end the last day on which it may be executed
         * @throws IllegalArgumentException if it lies before the first day
         */
        public StandingOrder until(LocalDate end) {
            return new StandingOrder(first, frequency, rule, Objects.requireNonNull(end));
        }

        /** {@return the first day} */
        public LocalDate first() {
            return first;
        }

        /** {@return how often} */
        public Frequency frequency() {
            return frequency;
        }

        /** {@return what happens where the day is no working day} */
        public ExecutionRule rule() {
            return rule;
        }

        /** {@return the last day; empty for a standing order without end} */
        public Optional<LocalDate> end() {
            return Optional.ofNullable(end);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof StandingOrder that
                    && first.equals(that.first)
                    && frequency == that.frequency
                    && rule == that.rule
                    && Objects.equals(end, that.end);
        }

        @Override
        public int hashCode() {
            return Objects.hash(first, frequency, rule, end);
        }

        @Override
        public String toString() {
            return "StandingOrder[" + first + ", " + frequency + ", " + rule + ", " + (end == null ? "…" : end) + "]";
        }
    }
}
