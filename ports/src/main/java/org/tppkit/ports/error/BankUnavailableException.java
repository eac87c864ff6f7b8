package org.tppkit.ports.error;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bank cannot answer now (5xx, 408).
 */
@SuppressWarnings("serial") // an error crosses threads, not machines
public final class BankUnavailableException extends BankException {
    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    /**
     * @param message what was asked for
     * @param answer the bank's answer
     * @param retryAfter what the bank's Retry-After said, never negative
     */
    public BankUnavailableException(String message, BankAnswer answer, @Nullable Duration retryAfter) {
        super(message, answer, null);
        this.retryAfter = retryAfter;
    }

    /** {@return how long the bank asks to wait, counted from its answer} */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** True: a read may be asked for again later. What changes something is another matter and has its own error. */
    @Override
    public boolean retryable() {
        return true;
    }

    @Override
    TppException copy() {
        return new BankUnavailableException(asked(), answer(), retryAfter);
    }
}
