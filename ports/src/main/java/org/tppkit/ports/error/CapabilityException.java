package org.tppkit.ports.error;

/**
 * This bank, or this version of its interface, cannot do that. Nothing was sent.
 */
@SuppressWarnings("serial") // an error crosses threads, not machines
public final class CapabilityException extends TppException {
    private static final long serialVersionUID = 1L;

    /** @param message what cannot be done, and where */
    public CapabilityException(String message) {
        super(message, null);
    }

    @Override
    TppException copy() {
        return new CapabilityException(text());
    }
}
