package org.tppkit.ports.error;

/**
 * The customer has not decided yet, as far as the bank knows. Nothing was used up: ask again in a while with the same
 * values.
 */
@SuppressWarnings("serial") // an error crosses threads, not machines
public final class ConsentPendingException extends TppException {
    private static final long serialVersionUID = 1L;

    /** @param message in words */
    public ConsentPendingException(String message) {
        super(message, null);
    }

    /** True: the customer may decide at any moment. */
    @Override
    public boolean retryable() {
        return true;
    }

    @Override
    TppException copy() {
        return new ConsentPendingException(text());
    }
}
