package org.tppkit.ports.model.payment;

/** How often a standing order is executed (STET {@code frequency}). */
public enum Frequency {
    /** Every day. */
    DAILY,
    /** Every week. */
    WEEKLY,
    /** Every two weeks. */
    TWO_WEEKLY,
    /** Every month. */
    MONTHLY,
    /** Every two months. */
    TWO_MONTHLY,
    /** Every three months. */
    QUARTERLY,
    /** Every six months. */
    HALF_YEARLY,
    /** Every year. */
    YEARLY
}
