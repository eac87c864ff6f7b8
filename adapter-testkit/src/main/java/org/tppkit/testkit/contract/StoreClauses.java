package org.tppkit.testkit.contract;

/** What is demanded of token stores, in the words of a failed test. */
final class StoreClauses {
    static final Clause ONE_STEP = new Clause(
            "TS-01 replace and remove must take effect only if the stored revision is the expected one, decided and done as"
                    + " one step.",
            "compare and write in one step, for instance UPDATE … WHERE revision = ? and the number of rows it changed; for"
                    + " a new record INSERT and its primary key, not SELECT before INSERT.");

    static final Clause DURABLE = new Clause(
            "TS-02 What replace and remove did must be durable on return, whatever becomes of a transaction of the caller.",
            "use a connection and a transaction of the store's own (REQUIRES_NEW), and commit before returning.");

    static final Clause STANDS_AFTER_RESTART = new Clause(
            "TS-02 What replace and remove did must be durable on return.",
            "write through before returning: no cache that is flushed later, no write-behind, and commit or force the file.");

    static final Clause SEEN_AT_ONCE = new Clause(
            "TS-03 find must see every change whose operation has returned, in any thread and process.",
            "no cache in front of find, no replica that lags behind, no snapshot of a transaction that the caller began"
                    + " earlier.");

    static final Clause TO_THE_BYTE = new Clause(
            "TS-04 A payload of up to 64 KiB must come back to the byte.",
            "the type and size of the column (BLOB, bytea; not VARCHAR, not MySQL's BLOB of 65,535 bytes), and that no"
                    + " character set, trimming or padding touches it.");

    static final Clause FACTS_COME_BACK = new Clause(
            "TS-04 A subject of up to 256 characters must come back to the character, an expiry to the millisecond.",
            "the column of the subject (length in characters, Unicode, no trimming) and that of the expiry (a moment in UTC,"
                    + " for instance milliseconds as BIGINT; not a local time, not whole seconds).");

    static final Clause NEW_REVISION = new Clause(
            "TS-05 A revision must never come back for the same key, also after a removal.",
            "take revisions from a sequence or counter of the whole store that survives removals and restarts, not from the"
                    + " record's row.");

    static final Clause EXACTLY_ONCE = new Clause(
            "TS-06 list must give each record that fits and stays unchanged meanwhile exactly once.",
            "let a page continue after the last key shown (WHERE key > ? ORDER BY key LIMIT ?), not at a number of rows"
                    + " (OFFSET); the order must not depend on anything that changes.");

    static final Clause FITS = new Clause(
            "TS-06 list must give the records that fit every criterion of the filter, and no others.",
            "how each criterion becomes a condition: compare with TokenFilter.matches, and beware of NULL in subject and"
                    + " expiry.");

    static final Clause EXPIRED_STAYS = new Clause(
            "TS-07 Expired records must stay until purgeExpired or remove.",
            "no condition on the expiry in find, replace and list, and no time to live in the store's medium.");

    static final Clause STRANGERS = new Clause(
            "TS-08 Keys that differ in any part, be it in the case of one letter, must be strangers to each other.",
            "that all five parts are in the primary key, at full length, each for itself (not glued together), in a column"
                    + " that tells upper from lower case.");

    static final Clause PURGE = new Clause(
            "TS-09 purgeExpired must drop the records whose expiry lies before the moment and no others, and count them.",
            "the condition must be expiry < ?, checked in the same statement that deletes, and false for records without"
                    + " expiry.");

    static final Clause SILENT_FAILURE = new Clause(
            "TS-10 A failure must be a TokenStoreException, and must not show a payload in its message or causes.",
            "wrap what the driver throws, tell its class or SQL state, and leave out its message and cause where they may"
                    + " quote a row or a parameter.");

    private StoreClauses() {}
}
