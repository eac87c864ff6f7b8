package org.tppkit.testkit.scripted;

/** What goes wrong with a connection before a request was read. The ids in brackets are those of {@code docs/reference/faults.md}. */
public enum ConnectionFault {
    /** It is closed as soon as it is there (C2). */
    CLOSED_BEFORE_TLS,
    /** It is closed after the TLS handshake: no byte of a request is read (C2). */
    CLOSED_AFTER_TLS,
    /** It is reset (RST) after the TLS handshake: no byte of a request is read (C2). */
    RESET_AFTER_TLS,
    /** The server speaks plain HTTP, as behind a wrong port (C1). */
    PLAIN_HTTP,
    /** The server never answers the TLS handshake (C1). */
    SILENT
}
