package org.tppkit.ports.error;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * It is not known whether the bank has done what was asked. TPPKit does not send it again, and neither must the caller
 * without thinking: look at {@link #operation()}.
 */
@SuppressWarnings("serial") // an error crosses threads, not machines
public final class PaymentOutcomeUnknownException extends TppException {
    private static final long serialVersionUID = 1L;

    /** What was asked of the bank, and hence what can be done now. */
    public enum Operation {
        /**
         * A payment was to be initiated. It cannot be looked up, for its id is not known; but nothing is executed without
         * the customer's approval at an address that nobody received. So a new initiation of the same request cannot pay
         * twice at a bank with redirect.
         */
        INITIATION,
        /** A payment was to be confirmed: look it up by its id before anything else. */
        CONFIRMATION,
        /** A payment was to be cancelled: look it up by its id before anything else. */
        CANCELLATION
    }

    private final Operation operation;
    private final @Nullable String payment;

    /**
     * @param operation what was asked of the bank
     * @param payment the encoded id of the payment, where it is known
     * @param message in words
     * @param cause what happened
     */
    public PaymentOutcomeUnknownException(
            Operation operation, @Nullable String payment, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.operation = Objects.requireNonNull(operation);
        this.payment = payment;
    }

    /** {@return what was asked of the bank} */
    public Operation operation() {
        return operation;
    }

    /** {@return the encoded id of the payment to look up; empty for an initiation} */
    public Optional<String> payment() {
        return Optional.ofNullable(payment);
    }

    @Override
    TppException copy() {
        return new PaymentOutcomeUnknownException(operation, payment, text(), getCause());
    }
}
