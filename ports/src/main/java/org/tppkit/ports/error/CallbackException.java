package org.tppkit.ports.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * This is not the callback of this pending consent or payment: another state, another bank, a repetition, a forgery.
 * Nothing was sent. Show the customer an error page; do not go on.
 */
@SuppressWarnings("serial") // an error crosses threads, not machines
public final class CallbackException extends TppException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String existing;

    /** @param message what does not fit, without the values */
    public CallbackException(String message) {
        this(message, null);
    }

    /**
     * @param message what does not fit, without the values
     * @param existing where the callback was used before: the encoded handle of what came of it
     */
    public CallbackException(String message, @Nullable String existing) {
        super(message, null);
        this.existing = existing;
    }

    /** {@return for a repeated callback: the encoded handle of what came of it the first time, once it is known} */
    public Optional<String> existing() {
        return Optional.ofNullable(existing);
    }

    @Override
    TppException copy() {
        return new CallbackException(text(), existing);
    }
}
