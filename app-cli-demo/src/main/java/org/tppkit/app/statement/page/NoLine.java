package org.tppkit.app.statement.page;

/** Why no balance over time can be told. */
enum NoLine {
    /** The bank gives no booked balance with a day. */
    NO_BALANCE,
    /** Two booked balances of the same day differ. */
    BALANCES_DISAGREE,
    /** More than one currency among booked entries and booked balance. */
    SEVERAL_CURRENCIES,
    /** A booked entry has no day of booking. */
    UNDATED_ENTRIES,
    /** Between the balance's day and the first entry that was read there may be others. */
    BALANCE_TOO_OLD,
    /** Reading ended early, and entries do not come newest first. */
    ORDER_UNKNOWN,
    /** Reading ended before it reached the days asked for. */
    NOTHING_KNOWN,
    /** All was read, and nothing is booked. */
    NO_ENTRIES,
    /** A line needs two days. */
    TOO_SHORT
}
