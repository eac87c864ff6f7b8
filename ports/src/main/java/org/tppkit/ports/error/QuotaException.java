package org.tppkit.ports.error;

import java.time.Instant;
import java.util.Objects;

/**
 * TPPKit's own guard stopped a call without the customer, so that the bank's limits are kept. Nothing was sent.
 */
@SuppressWarnings("serial") // an error crosses threads, not machines
public final class QuotaException extends TppException {
    private static final long serialVersionUID = 1L;

    private final Instant nextAt;

    /**
     * @param message which guard
     * @param nextAt when such a call may be made again
     */
    public QuotaException(String message, Instant nextAt) {
        super(message, null);
        this.nextAt = Objects.requireNonNull(nextAt);
    }

    /** {@return when such a call may be made again} */
    public Instant nextAt() {
        return nextAt;
    }

    @Override
    public boolean retryable() {
        return true;
    }

    @Override
    TppException copy() {
        return new QuotaException(text(), nextAt);
    }
}
