package org.tppkit.testkit.scripted;

/** What goes wrong while a {@link ScriptedAnswer} is sent. Where a connection breaks, it breaks without a farewell of TLS. */
public enum Fault {
    /** The connection breaks after the request was read and before an answer. */
    DROP,
    /** The connection breaks in the middle of the headers. */
    DROP_IN_HEADERS,
    /** The connection breaks after half of the body that Content-Length promises. */
    DROP_IN_BODY,
    /** A chunk promises the whole body; the connection breaks after half of it. */
    DROP_IN_CHUNK,
    /** A chunk's size is no number. */
    BAD_CHUNK_SIZE,
    /** Neither length nor chunks: half of the body, and a proper end of the connection. HTTP cannot tell that it is half. */
    CUT_WITHOUT_LENGTH,
    /** Content-Length promises half of what is sent. */
    SHORT_CONTENT_LENGTH,
    /** Two Content-Lengths that differ. */
    TWO_CONTENT_LENGTHS,
    /** The answer does not begin as HTTP does. */
    GARBAGE_STATUS_LINE,
    /** Nothing more comes after half of the headers until {@link ScriptedAnswer#until} is open; then the rest comes. */
    STALL_IN_HEADERS,
    /** Nothing more comes after half of the body until {@link ScriptedAnswer#until} is open; then the rest comes. */
    STALL_IN_BODY,
    /**
     * The body comes in chunks of one blank, some dozens a second, until {@link ScriptedAnswer#until} is open; then the
     * body comes. Blanks before a JSON text mean nothing.
     */
    DRIBBLE
}
