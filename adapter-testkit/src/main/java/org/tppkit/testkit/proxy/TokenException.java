package org.tppkit.testkit.proxy;

/** No token could be had; the message says why, and holds no token. */
final class TokenException extends Exception {
    private static final long serialVersionUID = 1L;

    TokenException(String message) {
        super(message);
    }
}
