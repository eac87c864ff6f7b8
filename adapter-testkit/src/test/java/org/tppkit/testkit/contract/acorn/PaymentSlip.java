package org.tppkit.testkit.contract.acorn;

import org.jspecify.annotations.Nullable;

/** One thing that an adapter may do wrong about payments or funds. */
enum PaymentSlip {
    REPEATS_A_LOST_INITIATION,
    REPEATS_A_CONFIRMATION_ON_503,
    CONFIRMS_TWICE,
    ASKS_BEFORE_IT_CANCELS,
    SAYS_THAT_NOTHING_ARRIVED,
    TAKES_AN_OUTAGE_FOR_A_REFUSAL,
    WRITES_THE_TIME,
    WRITES_A_RANDOM_ID,
    WRITES_EXPONENTS,
    ROUNDS_TO_TENTHS,
    AMOUNTS_THROUGH_FLOAT,
    PAYS_THE_DEBTOR,
    WRITES_ONE_TRANSFER,
    DROPS_THE_END_TO_END_ID,
    CUTS_TEXTS_OFF,
    DROPS_THE_ADDRESS,
    EVERY_ORDER_IS_MONTHLY,
    DROPS_THE_PRIORITY,
    TAKES_WHAT_IS_NOT_DECLARED,
    SENDS_INSTANT_PAYMENTS_AS_USUAL_ONES,
    INTERPRET_THROWS,
    INTERPRET_CALLS_SOMEBODY,
    TAKES_REFUSALS_FOR_APPROVALS,
    TAKES_ANY_ERROR_FOR_A_REFUSAL,
    LOSES_THE_STATE,
    LOSES_THE_STATE_OF_CANCELLATIONS,
    SENDS_CUSTOMERS_OVER_HTTP,
    WRITES_A_CANCELLED_PAYMENT_ANEW,
    CHANGES_MORE_THAN_ASKED,
    CANCELS_WITH_AMOUNTS_THROUGH_DOUBLE,
    DROPS_UNKNOWN_STATUSES,
    TAKES_ANOTHER_PAYMENT,
    TAKES_ANOTHER_CANCELLATION,
    LOSES_THE_PRODUCT,
    KEEPS_THE_ANSWER,
    ASKS_FOR_FUNDS_TWICE,
    TAKES_ANOTHER_ANSWER,
    ROUNDS_THE_QUESTION,
    IBAN_IN_MESSAGE;

    private static final ThreadLocal<@Nullable PaymentSlip> MADE = new ThreadLocal<>();

    /** Runs something while adapters that this thread makes are wrong in this. */
    void during(Runnable work) {
        MADE.set(this);
        try {
            work.run();
        } finally {
            MADE.remove();
        }
    }

    /** The slip of this thread; null for none. An adapter keeps it for its life. */
    static @Nullable PaymentSlip current() {
        return MADE.get();
    }
}
