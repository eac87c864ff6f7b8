package org.tppkit.ports.error;

/**
 * The customer said no at the bank. Not an error of anybody: offer another way.
 */
@SuppressWarnings("serial") // an error crosses threads, not machines
public final class ConsentRefusedException extends TppException {
    private static final long serialVersionUID = 1L;

    /** @param message in words */
    public ConsentRefusedException(String message) {
        super(message, null);
    }

    @Override
    TppException copy() {
        return new ConsentRefusedException(text());
    }
}
