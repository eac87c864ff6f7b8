package org.tppkit.testkit.contract.bank;

/** A description lacks what a contract needs: the message says what to add. */
@SuppressWarnings("serial") // crosses no machines
public final class UndescribedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what is missing, and where */
    public UndescribedException(String message) {
        super("BA-01: what a bank declares must be described. Seen: " + message + ". Look at: the description.");
    }
}
