package org.tppkit.testkit.contract.acorn;

import org.jspecify.annotations.Nullable;

/** One thing that an adapter may do wrong. */
enum Slip {
    IO_IN_CONSTRUCTOR,
    A_BANK_TWICE,
    ANOTHER_FAMILY,
    SETTING_NOT_NAMED,
    ROWS_BY_NAME,
    IGNORES_CAPABILITIES,
    FOLLOWS_NEXT_ANYWHERE,
    FOLLOWS_NEXT_TO_OTHER_ACCOUNTS,
    TAKES_THE_PAGE_OF_ANY_LINK,
    FORGETS_THE_DAYS_ON_PAGES,
    CURSORS_THAT_GROW,
    KEEPS_THE_LAST_PAGE,
    ACCOUNT_ID_UNENCODED,
    REPEATS_ON_503,
    REPEATS_WHEN_LOST,
    TWO_REQUESTS,
    TOKEN_IN_MESSAGE,
    BODY_IN_MESSAGE,
    BODY_IN_CAUSE,
    IBAN_AS_ACCOUNT_ID,
    TOKEN_IN_TEXT,
    TOKEN_IN_LOG,
    TOKEN_IN_LOGGED_CAUSE,
    NUMBER_FORMAT_EXCEPTION,
    NULL_POINTER_EXCEPTION,
    AMOUNTS_THROUGH_DOUBLE,
    DROPS_UNKNOWN_CODES,
    REFUSES_UNKNOWN_FIELDS,
    FORGETS_THAT_CONSENTS_END,
    IGNORES_THE_WINDOW,
    UNTIL_IS_INCLUDED,
    REUSES_REQUEST_ID,
    LEAVES_ANSWERS_OPEN,
    CHANGES_AFTER_SIGNING,
    EVERY_REFUSAL_IS_UNAVAILABLE,
    NO_RETRY_AFTER,
    A_401_IS_A_LOST_CONSENT,
    TAKES_NAMES_TWICE,
    EMPTY_BODY_IS_AN_EMPTY_LIST,
    SWALLOWS_LOST_CONNECTIONS,
    SWALLOWS_INTERRUPTS,
    GOES_ON_WHEN_INTERRUPTED,
    REPEATS_WHEN_INTERRUPTED,
    KEEPS_STATE_BETWEEN_CALLS,
    OUTAGE_IS_REFRESH_REFUSED,
    REFRESH_REFUSED_IS_REJECTED,
    REFUSED_CLIENT_IS_REFRESH_REFUSED,
    GONE_TOKEN_IS_AN_ERROR,
    MAKES_UP_A_REFRESH_TOKEN,
    INTERPRET_THROWS,
    INTERPRET_CALLS_SOMEBODY,
    INTERPRET_TAKES_ANY_ERROR_FOR_A_REFUSAL,
    INTERPRET_MISSES_REFUSALS,
    DROPS_THE_STATE,
    SENDS_CUSTOMERS_OVER_HTTP,
    CALLS_WHEN_IT_BEGINS;

    private static final ThreadLocal<@Nullable Slip> MADE = new ThreadLocal<>();

    /** Runs something while adapters that this thread makes are wrong in this. */
    void during(Runnable work) {
        MADE.set(this);
        try {
            work.run();
        } finally {
            MADE.remove();
        }
    }

    boolean isMade() {
        return MADE.get() == this;
    }

    void ifMade(Runnable wrong) {
        if (isMade()) {
            wrong.run();
        }
    }

    /** The slip of this thread; null for none. An adapter keeps it for its life. */
    static @Nullable Slip current() {
        return MADE.get();
    }
}
