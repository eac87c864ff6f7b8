package org.tppkit.ports.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bank refuses the third party itself: its certificate, its signature or its registration. Refreshing tokens or
 * asking the customer does not help; look at the identity and at the bank's portal.
 */
@SuppressWarnings("serial") // an error crosses threads, not machines
public final class IdentityRejectedException extends TppException {
    private static final long serialVersionUID = 1L;

    private final @Nullable BankAnswer answer;

    /**
     * @param message what was refused
     * @param answer the bank's answer, where there was one
     * @param cause the error that was thrown first, where there was one
     */
    public IdentityRejectedException(String message, @Nullable BankAnswer answer, @Nullable Throwable cause) {
        super(message, cause);
        this.answer = answer;
    }

    /** {@return the bank's answer, where there was one} */
    public Optional<BankAnswer> answer() {
        return Optional.ofNullable(answer);
    }

    @Override
    boolean clockMayBeTheReason() {
        return true;
    }

    @Override
    TppException copy() {
        return new IdentityRejectedException(text(), answer, getCause());
    }
}
