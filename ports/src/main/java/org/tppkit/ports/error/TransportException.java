package org.tppkit.ports.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * No answer, or none that HTTP can make sense of.
 */
@SuppressWarnings("serial") // an error crosses threads, not machines
public final class TransportException extends TppException {
    private static final long serialVersionUID = 1L;

    /** What went wrong on the way. */
    public enum Reason {
        /** No connection: refused, unknown host, no route. */
        UNREACHABLE,
        /** The server's certificate comes from nobody we trust. */
        TLS_UNTRUSTED,
        /** The server's certificate is not valid now. */
        TLS_EXPIRED,
        /** The server's certificate was revoked. */
        TLS_REVOKED,
        /** The server's certificate belongs to another host. */
        TLS_HOST_NAME,
        /** The server refused our certificate, or says that it saw none; or its key did not sign the handshake. */
        CLIENT_CERTIFICATE,
        /**
         * TLS failed otherwise, for instance for want of a common version. A server of TLS 1.2 that saw no certificate of ours
         * may say no more than that.
         */
        TLS_HANDSHAKE,
        /** The time for the call was up. */
        TIMEOUT,
        /** The connection broke before the answer was complete. */
        CONNECTION_LOST,
        /** The answer is no proper HTTP, or is longer than allowed. */
        MALFORMED,
        /** The calling thread was interrupted; its interrupt flag is set. */
        INTERRUPTED,
        /** The client was closed. */
        CLOSED
    }

    private final Reason reason;
    private final boolean requestMayHaveArrived;

    /**
     * @param reason what went wrong
     * @param requestMayHaveArrived false only where it is certain that the bank has not seen the request
     * @param message in words, without headers and without an address's query
     * @param cause the failure below; its message must hold no secret
     */
    public TransportException(Reason reason, boolean requestMayHaveArrived, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason);
        this.requestMayHaveArrived = requestMayHaveArrived;
    }

    /** {@return what went wrong on the way} */
    public Reason reason() {
        return reason;
    }

    /**
     * {@return whether the bank may have seen and executed the request; false only where it is certain that it has not}
     */
    public boolean requestMayHaveArrived() {
        return requestMayHaveArrived;
    }

    @Override
    public boolean retryable() {
        return switch (reason) {
            case UNREACHABLE, TIMEOUT, CONNECTION_LOST -> true;
            default -> false;
        };
    }

    @Override
    TppException copy() {
        return new TransportException(reason, requestMayHaveArrived, text(), getCause());
    }
}
