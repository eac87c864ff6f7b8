package org.tppkit.ports.spi.token;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.error.TokenStoreException;

/**
 * Keeps tokens and whatever else must outlive a process. One atomic operation, compare-and-set on a revision, carries
 * everything: single-use refresh tokens, leases, callbacks that count once.
 *
 * <p><b>Threads</b>: used by many threads and, where the store is shared, by many processes at once. <b>Blocking and
 * interruption</b>: may block on I/O; an interrupt should end it, keep the flag set and be a {@link TokenStoreException}.
 * <b>Null</b>: nothing is null but where said. <b>Errors</b>: {@link TokenStoreException}, whose message and cause
 * hold no payload; after an error it is open whether the operation took effect. <b>Time and units</b>: moments are
 * instants; a store has no clock of its own.
 *
 * <ul>
 *   <li>TS-01 {@code replace} and {@code remove} MUST take effect only if the stored revision is the expected one,
 * decided
 *       and done as one step.
 *   <li>TS-02 What {@code replace} and {@code remove} did MUST be durable on return, whatever becomes of a transaction of
 *       the caller.
 *   <li>TS-03 {@code find} MUST see every change whose operation has returned, in any thread and process.
 *   <li>TS-04 A payload of up to 64 KiB MUST come back to the byte, a subject of up to 256 characters to the
 * character, an
 *       expiry to the millisecond.
 *   <li>TS-05 A revision MUST never come back for the same key, also after a removal.
 *   <li>TS-06 {@code list} MUST give each record that fits and stays unchanged meanwhile exactly once.
 *   <li>TS-07 Expired records MUST stay until {@code purgeExpired} or {@code remove}.
 *   <li>TS-08 Keys that differ in any part, be it in the case of one letter, MUST be strangers to each other.
 *   <li>TS-09 {@code purgeExpired} MUST drop the records whose expiry lies before the moment and no others, and count
 * them.
 *   <li>TS-10 A failure MUST be a {@link TokenStoreException}, and MUST NOT show a payload in its message or causes.
 * </ul>
 */
public interface TokenStore {

    /**
     * {@return the record under that key, whether expired or not}
     *
     * @param key all its parts count
     */
    Optional<StoredToken> find(TokenKey key);

    /**
     * Writes a record if nobody was quicker.
     *
     * @param key what the record is kept under
     * @param expectedRevision the revision that is stored now; null if there must be no record yet
     * @param record the new content
     * @return the new revision; empty if the stored revision is another one, and then nothing was changed
     */
    Optional<Long> replace(TokenKey key, @Nullable Long expectedRevision, TokenRecord record);

    /**
     * Removes a record if nobody was quicker.
     *
     * @param key what the record is kept under
     * @param expectedRevision the revision that is stored now
     * @return whether it was removed; false if the stored revision is another one or there is no record
     */
    boolean remove(TokenKey key, long expectedRevision);

    /**
     * {@return records by criteria, page by page}
     *
     * @param filter which
     * @param page what {@link TokenPage#next()} gave; null for the first page
     * @param limit how many at most, 1 to 1,000
     */
    TokenPage list(TokenFilter filter, @Nullable String page, int limit);

    /**
     * Drops records whose expiry lies before that moment.
     *
     * @param before records that expire earlier go; one that expires at this very moment stays
     * @return how many were dropped
     */
    int purgeExpired(Instant before);
}
