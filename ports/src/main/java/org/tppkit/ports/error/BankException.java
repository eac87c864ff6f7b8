package org.tppkit.ports.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bank answered, and the answer is no success.
 */
@SuppressWarnings("serial") // an error crosses threads, not machines
public abstract sealed class BankException extends TppException
        permits RequestRejectedException, RateLimitedException, BankUnavailableException {
    private static final long serialVersionUID = 1L;

    private final String asked;
    private final BankAnswer answer;

    BankException(String message, BankAnswer answer, @Nullable Throwable cause) {
        super(message + " (" + answer + ")", cause);
        this.asked = message;
        this.answer = answer;
    }

    /** {@return the HTTP status} */
    public int status() {
        return answer.status();
    }

    /** {@return the bank's own code, for instance {@code NO_CONSENTS}} */
    public Optional<String> bankCode() {
        return answer.bankCode();
    }

    /** {@return the whole answer as far as it was kept} */
    public BankAnswer answer() {
        return answer;
    }

    /** What was asked for, without the answer. */
    final String asked() {
        return asked;
    }
}
