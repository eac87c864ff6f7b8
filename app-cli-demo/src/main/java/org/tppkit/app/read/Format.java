package org.tppkit.app.read;

/** How transactions are written. */
enum Format {
    /** For a terminal. */
    TABLE,
    /** One object. */
    JSON,
    /** For spreadsheets. */
    CSV,
    /** A page to look at. */
    HTML
}
