package org.tppkit.ports.error;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bank was asked too often (429).
 */
@SuppressWarnings("serial") // an error crosses threads, not machines
public final class RateLimitedException extends BankException {
    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    /**
     * @param message what was asked for
     * @param answer the bank's answer
     * @param retryAfter what the bank's Retry-After said, never negative
     */
    public RateLimitedException(String message, BankAnswer answer, @Nullable Duration retryAfter) {
        super(message, answer, null);
        this.retryAfter = retryAfter;
    }

    /** {@return how long the bank asks to wait, counted from its answer} */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    @Override
    public boolean retryable() {
        return true;
    }

    @Override
    TppException copy() {
        return new RateLimitedException(asked(), answer(), retryAfter);
    }
}
