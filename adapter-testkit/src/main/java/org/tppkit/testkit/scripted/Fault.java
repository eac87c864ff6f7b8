package org.tppkit.testkit.scripted;

/**
 * What goes wrong while a {@link ScriptedAnswer} is sent. Where a connection breaks, it breaks without a farewell of TLS. The
 * ids in brackets are those of {@code docs/reference/faults.md}. Statuses (S1 to S11), bodies (J1 to J11) and links (H1 to H7)
 * need no fault: an answer may have any.
 */
public enum Fault {
    /** The connection breaks after the request was read and before an answer (C3). */
    DROP,
    /** As {@link #DROP}, but with a reset (RST) instead of an end (C3). */
    RESET,
    /** The connection breaks in the middle of the headers (C3). */
    DROP_IN_HEADERS,
    /** The connection breaks after half of the body that Content-Length promises (C6). */
    DROP_IN_BODY,
    /** A chunk promises the whole body; the connection breaks after half of it (C6). */
    DROP_IN_CHUNK,
    /** A chunk's size is no number (C6). */
    BAD_CHUNK_SIZE,
    /** Neither length nor chunks: half of the body, and a proper end of the connection. HTTP cannot tell that it is half (C7). */
    CUT_WITHOUT_LENGTH,
    /** Content-Length promises half of what is sent (C6). */
    SHORT_CONTENT_LENGTH,
    /** Two Content-Lengths that differ (C6). */
    TWO_CONTENT_LENGTHS,
    /** The answer does not begin as HTTP does (C6). */
    GARBAGE_STATUS_LINE,
    /** Nothing more comes after half of the headers until {@link ScriptedAnswer#until} is open; then the rest comes (C4). */
    STALL_IN_HEADERS,
    /** Nothing more comes after half of the body until {@link ScriptedAnswer#until} is open; then the rest comes (C5). */
    STALL_IN_BODY,
    /**
     * One header follows the other, some dozens a second, until {@link ScriptedAnswer#until} is open; then the answer comes
     * (C5).
     */
    DRIBBLE_IN_HEADERS,
    /**
     * The body comes in chunks of one blank, some dozens a second, until {@link ScriptedAnswer#until} is open; then the
     * body comes. Blanks before a JSON text mean nothing (C5).
     */
    DRIBBLE,
    /** The body is compressed by gzip, and the answer says so, though nobody asked for it (C9). */
    GZIP,
    /** The body is compressed twice (C9). */
    GZIP_TWICE,
    /** Instead of the body come 10 MB that unpack to 10 GB (C9). */
    GZIP_BOMB,
    /** One header is a megabyte long (C10). */
    MEGABYTE_OF_HEADERS,
    /** There are 100,000 headers (C10). */
    MANY_HEADERS,
    /** A hundred interim answers come before the answer (C13). */
    INTERIM_FLOOD,
    /** The answer is right; then the connection ends, which no header has said. A client that keeps it for later finds it dead (C14). */
    CLOSE_AFTERWARDS
}
