package org.tppkit.ports.error;

/**
 * The bank refuses this very request (4xx), or redirects it, which is never followed (3xx): do not repeat it unchanged.
 */
@SuppressWarnings("serial") // an error crosses threads, not machines
public final class RequestRejectedException extends BankException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what was asked for
     * @param answer the bank's answer
     */
    public RequestRejectedException(String message, BankAnswer answer) {
        super(message, answer, null);
    }

    @Override
    boolean clockMayBeTheReason() {
        return status() == 400 || status() == 401 || status() == 403;
    }

    @Override
    TppException copy() {
        return new RequestRejectedException(asked(), answer());
    }
}
