package org.tppkit.core.internal.payment;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.Answer;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.CallFacts;
import org.tppkit.ports.error.PaymentOutcomeUnknownException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.payment.PaymentId;
import org.tppkit.ports.spi.bank.BankCall;

/**
 * Tells certain failures of a payment's step from uncertain ones. Uncertain is whatever the bank may have carried out: no
 * answer to a request that may have arrived, a 5xx or 408, an answer with success that cannot be read. What fails before
 * the step, for instance while the application's token is got, is certain. Made for one step.
 */
final class Outcome {
    private final PaymentOutcomeUnknownException.Operation operation;
    private final @Nullable PaymentId payment;
    private volatile boolean reached;

    private Outcome(PaymentOutcomeUnknownException.Operation operation, @Nullable PaymentId payment) {
        this.operation = operation;
        this.payment = payment;
    }

    static Outcome ofInitiation() {
        return new Outcome(PaymentOutcomeUnknownException.Operation.INITIATION, null);
    }

    static Outcome ofConfirmation(PaymentId payment) {
        return new Outcome(PaymentOutcomeUnknownException.Operation.CONFIRMATION, payment);
    }

    static Outcome ofCancellation(PaymentId payment) {
        return new Outcome(PaymentOutcomeUnknownException.Operation.CANCELLATION, payment);
    }

    /**
     * Does the step; an uncertain failure becomes an error of its own.
     *
     * @param step asks the gateway
     * @param run runs the step as a call
     */
    <T> T of(Function<BankCall, T> step, Function<Function<BankCall, T>, Answer<T>> run) {
        try {
            return run.apply(call -> {
                        reached = true;
                        return step.apply(call);
                    })
                    .value();
        } catch (TransportException e) {
            throw reached && e.requestMayHaveArrived() ? unknown(e) : e;
        } catch (BankUnavailableException | UnexpectedAnswerException e) {
            throw reached && e.requestsSent() > 0 ? unknown(e) : e;
        }
    }

    /** The error for a failure that leaves the step's outcome open. */
    TppException unknown(TppException cause) {
        PaymentOutcomeUnknownException unknown = new PaymentOutcomeUnknownException(
                operation,
                payment == null ? null : payment.encode(),
                advice() + " (" + cause.getMessage() + ")",
                cause);
        unknown.belongsTo(new CallFacts(cause.bank().orElse(null), cause.requestIds(), cause.requestsSent()));
        return unknown;
    }

    private String advice() {
        return switch (operation) {
            case INITIATION ->
                "whether the bank took the payment is not known; nothing is paid without the customer's approval at an"
                        + " address that nobody received, so the same request may be initiated anew (but where the bank"
                        + " asks the customer by itself, the customer must approve one of them only)";
            case CONFIRMATION -> "whether the bank took the confirmation is not known: find the payment first";
            case CANCELLATION -> "whether the bank took the cancellation is not known: find the payment first";
        };
    }
}
