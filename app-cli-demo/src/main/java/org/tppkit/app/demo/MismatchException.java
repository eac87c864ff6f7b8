package org.tppkit.app.demo;

/** The library and the bank do not agree. */
final class MismatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MismatchException(String message) {
        super(message);
    }
}
