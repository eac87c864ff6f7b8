package org.tppkit.ports.error;

import org.jspecify.annotations.Nullable;

/**
 * The signer failed. Nothing was sent.
 */
@SuppressWarnings("serial") // an error crosses threads, not machines
public final class SigningException extends TppException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what failed
     * @param cause the failure below; its message must hold no secret
     */
    public SigningException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    @Override
    TppException copy() {
        return new SigningException(text(), getCause());
    }
}
