package org.tppkit.testkit.scripted;

/** What goes wrong with a connection before a request was read. */
public enum ConnectionFault {
    /** It is closed as soon as it is there. */
    CLOSED_BEFORE_TLS,
    /** It is closed after the TLS handshake: no byte of a request is read. */
    CLOSED_AFTER_TLS,
    /** The server speaks plain HTTP, as behind a wrong port. */
    PLAIN_HTTP,
    /** The server never answers the TLS handshake. */
    SILENT
}
