package org.tppkit.ports.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * There is no usable consent: send the customer through the redirect again.
 */
@SuppressWarnings("serial") // an error crosses threads, not machines
public final class ConsentRequiredException extends TppException {
    private static final long serialVersionUID = 1L;

    /** Why there is no usable consent. */
    public enum Reason {
        /** No such consent is kept here. */
        NEVER_GIVEN,
        /** Its time is over. */
        EXPIRED,
        /** The customer, the bank or the third party ended it. */
        REVOKED,
        /** The bank no longer takes the refresh token. */
        REFRESH_REFUSED,
        /** The bank wants strong customer authentication again. */
        SCA_REQUIRED
    }

    private final Reason reason;

    /**
     * @param reason why there is no usable consent
     * @param message in words
     */
    public ConsentRequiredException(Reason reason, String message) {
        this(reason, message, null);
    }

    /**
     * @param reason why there is no usable consent
     * @param message in words
     * @param cause the bank's refusal, where one was the reason
     */
    public ConsentRequiredException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason);
    }

    /** {@return why there is no usable consent} */
    public Reason reason() {
        return reason;
    }

    @Override
    TppException copy() {
        return new ConsentRequiredException(reason, text(), getCause());
    }
}
