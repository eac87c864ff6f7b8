package org.tppkit.ports.model.payment;

/** What happens where a standing order's day is no working day (STET {@code executionRule}). */
public enum ExecutionRule {
    /** It is executed on the next working day. */
    FOLLOWING,
    /** It is executed on the working day before. */
    PRECEDING
}
